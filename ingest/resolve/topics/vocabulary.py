"""Count the terms of a vocabulary in a title and a text."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

# A word of the title counts four times, and no term more than four times.
IN_TITLE = 4
MOST_OF_ONE_TERM = 4
LONGEST_TEXT = 20_000
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STRONGEST = MOST_OF_ONE_TERM**0.5
_ROOTS = {times: times**0.5 for times in range(1, MOST_OF_ONE_TERM)}


@dataclass(frozen=True, slots=True)
class Counts:
    """How often terms stand in a title and in the beginning of a text."""

    title: Mapping[str, int]
    text: Mapping[str, int]

    def strengths(self) -> dict[str, float]:
        """Give the root of how often each term counts, which is 2 at the most."""
        strengths = {term: _ROOTS.get(times, _STRONGEST) for term, times in self.text.items()}
        for term, times in self.title.items():
            strengths[term] = _ROOTS.get(self.text.get(term, 0) + IN_TITLE * times, _STRONGEST)
        return strengths


class Vocabulary:
    """Terms of one or two words, in lower case; a plural in -s is found by its singular.

    >>> Vocabulary(["jury", "due process"]).count("Juries and jurys", "Jury: no due process").strengths()
    {'jury': 2.0, 'due process': 1.0}
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        self._openings = frozenset(term.split()[0] for term in self._terms if " " in term)

    def count(self, title: str, text: str) -> Counts:
        return Counts(self._count(title), self._count(text[:LONGEST_TEXT]))

    def _count(self, text: str) -> dict[str, int]:
        words = WORD.findall(text.lower())
        terms, counts = self._terms, dict[str, int]()
        for word, times in Counter(words).items():
            term = word if word in terms else word.removesuffix("s")
            if term in terms:
                counts[term] = counts.get(term, 0) + times
        openings = self._openings
        for first, second in pairwise(words):
            if first in openings:
                pair = f"{first} {second}"
                term = pair if pair in terms else pair.removesuffix("s")
                if term in terms:
                    counts[term] = counts.get(term, 0) + 1
        return counts
