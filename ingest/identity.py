"""Decide which article a copy belongs to, from the copies that share its title."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from .resolve.fingerprints import has_opening


class Copy(NamedTuple):
    """One copy of an article: enough to know the article again."""

    title_key: int
    identity: UUID
    source: int | None
    article: int


class Copies:
    """All copies under the titles of a batch, those in the archive and those met since."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._by_title: dict[int, list[Copy]] = defaultdict(list)
        for copy in copies:
            self.add(copy)

    def add(self, copy: Copy) -> None:
        self._by_title[copy.title_key].append(copy)

    def article(self, title_key: int, identity: UUID, source: int | None) -> int | None:
        """Find the article of a copy: same title and opening under the same outlet; None if it is a new one.

        A copy that names no outlet belongs to the one that does, and the other way round; where several outlets
        print the text, to the first of their articles.
        """
        articles: dict[int, set[int]] = defaultdict(set)
        for copy in self._same_text(title_key, identity):
            articles[copy.article].update(() if copy.source is None else (copy.source,))
        if source is None:
            return min(articles, key=lambda article: (not articles[article], article), default=None)
        printed = [article for article, sources in articles.items() if source in sources]
        unknown = [article for article, sources in articles.items() if not sources]
        return min(printed or unknown, default=None)

    def _same_text(self, title_key: int, identity: UUID) -> list[Copy]:
        """A copy without a body is any text of that title, if there is but one."""
        copies = self._by_title[title_key]
        texts = {copy.identity for copy in copies if has_opening(copy.identity)}
        if not has_opening(identity) and len(texts) <= 1:
            return copies
        if len(texts | {identity}) == 1:
            return copies
        return [copy for copy in copies if copy.identity == identity]
