"""A clue: one piece of evidence that a name is a person's, or is not."""

from collections.abc import Iterable
from typing import NamedTuple


class Clue(NamedTuple):
    """What was seen; a positive weight speaks for a person."""

    name: str
    weight: float


def total(clues: Iterable[Clue]) -> float:
    """Add up the weights."""
    return sum(clue.weight for clue in clues)


def merged(readings: list[list[Clue]], most: float) -> list[Clue]:
    """Take each clue for a person once, one title of several, and a clue against one if more than `most` have it.

    >>> merged([[Clue("age", 3)], [Clue("of", -2)], [Clue("age", 3)]], most=0.5)
    [Clue(name='age', weight=3)]
    """
    best: dict[str, Clue] = {}
    times: dict[Clue, int] = {}
    for clue in (clue for clues in readings for clue in clues):
        if clue.weight < 0:
            times[clue] = times.get(clue, 0) + 1
            continue
        kind = "title" if clue.name.startswith("title") else clue.name
        if kind not in best or clue.weight > best[kind].weight:
            best[kind] = clue
    return [*best.values(), *(clue for clue, count in times.items() if count > most * len(readings))]
