"""Decide which article a copy belongs to, from the copies that share its title."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.resolve.fingerprints import Opening, same_text


class Copy(NamedTuple):
    """One copy of an article; `text` is the key that all copies of one text share, reprints included."""

    title_key: int
    opening: Opening
    source: int | None
    article: int
    text: int


class Match(NamedTuple):
    """What a copy was found to be: which article (None: a new one) of which text (None: a new one)."""

    article: int | None
    text: int | None


class Copies:
    """All copies under the titles of a batch, those in the archive and those met since."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._by_title: dict[int, list[Copy]] = defaultdict(list)
        for copy in copies:
            self.add(copy)

    def add(self, copy: Copy) -> None:
        self._by_title[copy.title_key].append(copy)

    def match(self, title_key: int, opening: Opening, source: int | None) -> Match:
        """Find the article of a copy: same title and opening under the same outlet.

        A copy that names no outlet belongs to the one that does, and the other way round; where several outlets
        print the text, to the first of their articles. The same text under another outlet is another article.
        """
        copies = self._same_text(title_key, opening)
        text = copies[0].text if copies else None
        sources: dict[int, set[int]] = defaultdict(set)
        for copy in copies:
            sources[copy.article].update(() if copy.source is None else (copy.source,))
        if source is None:
            return Match(min(sources, key=lambda article: (not sources[article], article), default=None), text)
        printed = [article for article in sources if source in sources[article]]
        unknown = [article for article in sources if not sources[article]]
        return Match(min(printed or unknown, default=None), text)

    def _same_text(self, title_key: int, opening: Opening) -> Sequence[Copy]:
        """Find the copies of this text. A copy without a body is any text of its title, if there is but one."""
        copies = self._by_title[title_key]
        if not opening:
            return copies if len({copy.text for copy in copies}) == 1 else []
        same = [copy for copy in copies if copy.opening and same_text(copy.opening, opening)]
        if same:
            return [copy for copy in copies if copy.text == same[0].text]
        return copies if not any(copy.opening for copy in copies) else []
