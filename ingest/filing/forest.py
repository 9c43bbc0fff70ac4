"""Sets of numbers that turn out to be one: a forest of disjoint sets."""

from collections.abc import Iterable, Iterator


class Forest:
    """Numbers, each a set of its own until sets are joined; the least number of a set stands for it."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._parents = {number: number for number in numbers}

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self[one], self[other]))
        self._parents[second] = first

    def __iter__(self) -> Iterator[int]:
        return iter(self._parents)

    def get(self, number: int) -> int:
        """Give what stands for a number; one that is not in the forest stands for itself."""
        return self[number] if number in self._parents else number

    def __getitem__(self, number: int) -> int:
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number
