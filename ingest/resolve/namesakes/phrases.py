"""Read a printed role as phrases: the word that says what someone is, and the words that say of what."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from ingest.resolve.people.names import fold

from .tables import ENDS, JOINS

LONGEST = 4  # words that are one entry of a table: speaker of the house
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[,;:()/&]")
_STOPS = frozenset(",;:()/&") | JOINS


class Phrase(NamedTuple):
    """The words of a phrase, without case and accents; the first `ahead` of them stand before "of", "for", "at"."""

    words: tuple[str, ...]
    ahead: int

    def head(self, known: Collection[str]) -> str:
        """Give the last entry of a table before "of", which says what someone is; empty if there is none.

        It may hold the "of" itself: secretary of state. What someone else owns says nothing: `the judge's houseboat`.
        """
        for end in range(min(self.ahead + LONGEST - 1, len(self.words)), 0, -1):
            entry = _entry(self.words, end, known)
            if entry and end - entry.count(" ") <= self.ahead:
                return entry
            if end <= self.ahead and self.words[end - 1].endswith("'s"):
                return ""
        return ""

    def entries(self, known: Collection[str]) -> list[str]:
        """Give all entries of a table that the phrase has, the longest at each place."""
        bare = tuple(word.removesuffix("'s") for word in self.words)
        return [entry for end in range(1, len(bare) + 1) if (entry := _entry(bare, end, known))]


def phrases(role: str) -> Iterator[Phrase]:
    """Part a role at commas and "and".

    >>> [phrase.words[: phrase.ahead] for phrase in phrases("former judge of the court, and a poet")]
    [('former', 'judge'), ('a', 'poet')]
    """
    words: list[str] = []
    for word in [*_WORD.findall(fold(role).replace("-", " ")), ","]:
        if word not in _STOPS:
            words.append(word)
        elif words:
            yield _phrase(words)
            words = []


def _phrase(words: Sequence[str]) -> Phrase:
    said = tuple(dropwhile(ENDS.__contains__, words))
    ahead = next((place for place, word in enumerate(said) if word in ENDS), len(said))
    return Phrase(said, ahead)


def _entry(words: Sequence[str], end: int, known: Collection[str]) -> str:
    """Give the longest entry that ends before the word at `end`, itself or without the s of a plural."""
    for length in range(min(LONGEST, end), 0, -1):
        entry = " ".join(words[end - length : end])
        if entry in known:
            return entry
        if entry.removesuffix("s") in known:
            return entry.removesuffix("s")
    return ""
