"""Weigh the topics of a text by its words, and say which words spoke for each."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

# A word of the title counts four times, and no term more than four times.
IN_TITLE = 4
MOST_OF_ONE_TERM = 4
LONGEST_TEXT = 20_000
# How many words are named as evidence.
MOST_NAMED = 5
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ROOTS = tuple(number**0.5 for number in range(MOST_OF_ONE_TERM + 1))

TermWeights = Mapping[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often terms stand in a title and in the beginning of a text."""

    title: Mapping[str, int]
    text: Mapping[str, int]

    def strengths(self) -> dict[str, float]:
        """Give the root of how often each term counts, which is 2 at the most."""
        counts = dict(self.text)
        for term, times in self.title.items():
            counts[term] = counts.get(term, 0) + IN_TITLE * times
        return {term: _ROOTS[min(times, MOST_OF_ONE_TERM)] for term, times in counts.items()}


class Weights:
    """Terms of one or two words, each with the topics that it speaks for and how much."""

    def __init__(self, terms: TermWeights) -> None:
        self.terms = terms
        self._openings = frozenset(term.split()[0] for term in terms if " " in term)

    def count(self, title: str, text: str) -> Counts:
        return Counts(self._count(title), self._count(text[:LONGEST_TEXT]))

    def weigh(self, counts: Counts) -> dict[str, float]:
        """Give the weight of each topic that a word speaks for."""
        weights: dict[str, float] = {}
        for term, strength in counts.strengths().items():
            for topic, weight in self.terms[term]:
                weights[topic] = weights.get(topic, 0.0) + weight * strength
        return weights

    def evidence(self, topic: str, counts: Counts) -> str:
        """Name the words that spoke most for a topic, those of the title first: “title: jury; murder ×3; sentenced”."""
        spoke = [
            (weight * strength, term)
            for term, strength in counts.strengths().items()
            for other, weight in self.terms[term]
            if other == topic and weight > 0
        ]
        named = [term for _, term in sorted(spoke, key=lambda one: (-one[0], one[1]))[:MOST_NAMED]]
        titled = [term for term in named if term in counts.title]
        others = [_times(term, counts.text[term]) for term in named if term not in counts.title]
        return "; ".join([f"title: {', '.join(titled)}", *others] if titled else others)

    def _count(self, text: str) -> dict[str, int]:
        """Count the terms in a text, a plural as its singular."""
        words = WORD.findall(text.lower())
        known, counts = self.terms, {}
        for word, times in Counter(words).items():
            term = word if word in known else word.removesuffix("s")
            if term in known:
                counts[term] = counts.get(term, 0) + times
        for first, second in pairwise(words):
            if first in self._openings:
                pair = f"{first} {second}"
                term = pair if pair in known else pair.removesuffix("s")
                if term in known:
                    counts[term] = counts.get(term, 0) + 1
        return counts


def _times(term: str, times: int) -> str:
    return f"{term} ×{times}" if times > 1 else term
