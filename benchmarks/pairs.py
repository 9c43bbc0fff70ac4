"""Compare two ways of putting things together by their pairs."""

from collections import Counter
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from math import comb

Placed = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs belong together, how many were found to, and how many of these do.

    >>> counted = count_pairs([("a", 1), ("a", 1), ("a", 2), ("b", 2)])
    >>> counted
    Pairs(true=3, found=2, right=1)
    >>> counted.precision, round(counted.recall, 3), counted.f1
    (0.5, 0.333, 0.4)
    """

    true: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.true + self.found) if self.true + self.found else 1.0


def count_pairs(placed: Collection[Placed]) -> Pairs:
    """Count the pairs of things, each given as (where it belongs, where it was put), without looking at each pair."""
    return Pairs(
        true=_pairs(Counter(true for true, _ in placed)),
        found=_pairs(Counter(found for _, found in placed)),
        right=_pairs(Counter(placed)),
    )


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(comb(size, 2) for size in sizes.values())
