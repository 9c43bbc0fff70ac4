"""Find the pairs of people whose names are alike, without comparing all with all.

Names are compared within blocks alone (forms.py). Of a large block each name is compared with its neighbours in order
of the alphabet (the sorted neighbourhood of Hernández and Stolfo, 1995), so that the cost grows with the number of
names, not with its square. The pairs are the same for the same names, in whatever order these come.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from .forms import Form, blocks, form_of
from .scores import compare

_LARGE = 60  # names in a block, of which each is compared with its neighbours alone
_NEIGHBOURS = 12
_MOST_FITTING = 3  # full names behind an initial or an acronym, which says nothing of more
_NAMES_AT_ONCE = 200_000  # whose blocks are held in memory
_OPEN = frozenset("ai")  # kinds of blocks in which short names meet full ones


class Bearer(NamedTuple):
    """A form of a person's name, as printed, and its key."""

    person: int
    name: str
    key: str


class Pair(NamedTuple):
    """Two people (the lesser number first) who may be one, how much speaks for it (0 to 1) and what."""

    person: int
    other: int
    score: float
    reason: str


def pairs(bearers: Collection[Bearer], fresh: Collection[int] | None = None) -> list[Pair]:
    """Find the pairs among all people or, if some are `fresh`, those of which one is."""
    named = sorted(set(bearers))
    best: dict[tuple[int, int], Pair] = {}
    for block in _blocks(named, fresh):
        for one, other in _compared(block):
            if one.person != other.person and (fresh is None or one.person in fresh or other.person in fresh):
                _keep(best, one, other)
    return sorted(best.values())


def _keep(best: dict[tuple[int, int], Pair], one: Bearer, other: Bearer) -> None:
    one, other = sorted((one, other))
    found = compare(form_of(one.key), form_of(other.key))
    known = best.get((one.person, other.person))
    if found and (known is None or found.score > known.score):
        reason = f"{one.name} – {other.name}: {found.reason}"
        best[one.person, other.person] = Pair(one.person, other.person, found.score, reason)


def _blocks(named: Sequence[Bearer], fresh: Collection[int] | None) -> Iterator[tuple[str, list[Bearer]]]:
    """Yield the blocks of several names, and of which kind each is; a part of them at a time."""
    parts = len(named) // _NAMES_AT_ONCE + 1
    wanted = None
    if fresh is not None:
        wanted = {hash(block) for one in named if one.person in fresh for block in blocks(form_of(one.key))}
    for part in range(parts):
        held: dict[int, list[int]] = defaultdict(list)
        kinds: dict[int, str] = {}
        for number, one in enumerate(named):
            for block in blocks(form_of(one.key)):
                mark = hash(block)
                if mark % parts == part and (wanted is None or mark in wanted):
                    held[mark].append(number)
                    kinds[mark] = block[0]
        for mark, numbers in held.items():
            if len(numbers) > 1:
                yield kinds[mark], [named[number] for number in numbers]


def _compared(block: tuple[str, list[Bearer]]) -> Iterable[tuple[Bearer, Bearer]]:
    kind, bearers = block
    if kind in _OPEN:
        return _short_and_full(bearers)
    if len(bearers) <= _LARGE:
        return combinations(bearers, 2)
    ordered = sorted(bearers, key=lambda one: (one.key, one))
    return ((one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 : place + _NEIGHBOURS])


def _short_and_full(bearers: Sequence[Bearer]) -> Iterable[tuple[Bearer, Bearer]]:
    """Pair initials and acronyms with full names, if few fit."""
    short = [one for one in bearers if _is_short(form_of(one.key))]
    full = [one for one in bearers if not _is_short(form_of(one.key))]
    if not short or len({one.person for one in full}) > _MOST_FITTING:
        return ()
    return ((one, other) for one in short for other in full)


def _is_short(form: Form) -> bool:
    return form.is_acronym or bool(form.initial)
