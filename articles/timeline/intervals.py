"""Bars from the intervals of articles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

from articles.intervals import EASTERNMOST, is_one_day

from .bars import Timeline, drawn
from .units import UNITS, Unit

Interval = tuple[datetime, datetime, str]  # the first and the last possible instant, both in UTC, and the basis

_INSTANT = timedelta(microseconds=1)


def timeline(intervals: Sequence[Interval]) -> Timeline | None:
    """Draw the articles of these intervals; None where all of them would stand in one bar, or there is none.

    The bars reach over the shortest time that every interval touches, so that no wide one stretches them.
    """
    if not intervals:
        return None
    first, last = _reach(intervals)
    unit = next(unit for unit in UNITS if unit.number(last) - unit.number(first) < unit.most)
    numbers = range(unit.number(first), unit.number(last) + 1)
    if len(numbers) == 1:
        return None
    sure, possible = _counts(unit, numbers, intervals)
    return drawn(unit, numbers, sure, {number: possible[number] - sure[number] for number in numbers})


def _reach(intervals: Iterable[Interval]) -> tuple[date, date]:
    days = [_days(*interval) for interval in intervals]
    ends = min(last for _, last in days), max(first for first, _ in days)
    return min(ends), max(ends)


def _days(earliest: datetime, latest: datetime, basis: str) -> tuple[date, date]:
    """Give the first and the last day of an interval; a printed day in a zone that is not known is that day."""
    if is_one_day(earliest, latest, basis):
        return ((earliest + EASTERNMOST).date(),) * 2
    return earliest.date(), latest.date()


def _counts(unit: Unit, numbers: range, intervals: Iterable[Interval]) -> tuple[Counter[int], dict[int, int]]:
    """Count for each period the articles that are surely, and all that are possibly, of it."""
    sure: Counter[int] = Counter()
    begun: Counter[int] = Counter()
    for interval in intervals:
        earliest, latest, _ = interval
        begun[max(unit.number(earliest), numbers[0])] += 1
        begun[unit.number(latest) + 1] -= 1
        place = _sure_place(unit, *interval)
        if place is not None:
            sure[place] += 1
    return sure, dict(zip(numbers, accumulate(begun[number] for number in numbers), strict=True))


def _sure_place(unit: Unit, earliest: datetime, latest: datetime, basis: str) -> int | None:
    """Give the period that surely holds an interval; it may end with the very end of it."""
    if is_one_day(earliest, latest, basis):
        return unit.number(earliest + EASTERNMOST)
    begin = unit.number(earliest)
    return begin if unit.number(max(latest - _INSTANT, earliest)) == begin else None
