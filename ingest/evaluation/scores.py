"""Count what was found against what is there: precision, recall and F1."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many things were found, how many are there, and how many of both are the same. None of none is all."""

    found: int = 0
    there: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.there + other.there, self.right + other.right)

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what is there that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both (van Rijsbergen 1979, ch. 7).

        >>> score = Score(found=4, there=6, right=3)
        >>> score.precision, score.recall, score.f1
        (0.75, 0.5, 0.6)
        """
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def score(found: Set[object], there: Set[object]) -> Score:
    """Count sets of things.

    >>> score({"Reed", "Orme"}, {"Reed"})
    Score(found=2, there=1, right=1)
    """
    return Score(len(found), len(there), len(found & there))
