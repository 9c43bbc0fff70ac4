"""Draw when articles appeared as bars of days, months, years or more, no surer than their dates are.

A bar has two parts: the articles that are surely of its period, and those that are perhaps of it because their interval
touches it. So an article dated to within a year is a faint line over twelve months and no peak in any of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Protocol

from .intervals import EASTERNMOST, is_one_day

Interval = tuple[datetime, datetime, str]  # the first and the last possible instant, both in UTC, and the basis

HEIGHT = 100  # of the highest bar, in units of the drawing
LOWEST = 2  # of a bar that is not empty: it can still be seen
_INSTANT = timedelta(microseconds=1)


class Unit(Protocol):
    """How long the period of a bar is. Periods are numbered, one up each."""

    @property
    def name(self) -> str:
        """What such a period is called."""

    @property
    def most(self) -> int:
        """How many bars are drawn at most."""

    def number(self, day: date) -> int:
        """Give the number of the period that holds a day."""

    def label(self, number: int) -> str:
        """Name a period in words."""

    def ends(self, number: int) -> tuple[str, str]:
        """Write the first and the last day of a period as a search's `after` and `before`."""


@dataclass(frozen=True, slots=True)
class Days:
    """Bars of a day."""

    name: str = "day"
    most: int = 31

    def number(self, day: date) -> int:
        return day.toordinal()

    def label(self, number: int) -> str:
        day = date.fromordinal(number)
        return f"{day.day} {day:%B %Y}"

    def ends(self, number: int) -> tuple[str, str]:
        return (date.fromordinal(number).isoformat(),) * 2


@dataclass(frozen=True, slots=True)
class Months:
    """Bars of a month."""

    name: str = "month"
    most: int = 48

    def number(self, day: date) -> int:
        return day.year * 12 + day.month - 1

    def label(self, number: int) -> str:
        return f"{date(number // 12, number % 12 + 1, 1):%B %Y}"

    def ends(self, number: int) -> tuple[str, str]:
        return (f"{number // 12:04}-{number % 12 + 1:02}",) * 2


@dataclass(frozen=True, slots=True)
class Years:
    """Bars of so many years."""

    name: str
    most: int
    years: int

    def number(self, day: date) -> int:
        return day.year // self.years

    def label(self, number: int) -> str:
        first, last = self.ends(number)
        return first if self.years == 1 else f"{first}–{last}"

    def ends(self, number: int) -> tuple[str, str]:
        first = number * self.years
        return f"{max(first, 1):04}", f"{first + self.years - 1:04}"


UNITS: tuple[Unit, ...] = (Days(), Months(), Years("year", 40, 1), Years("decade", 40, 10), Years("century", 101, 100))


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, the articles that are surely and those that are perhaps of it, and how high each part is drawn."""

    label: str
    after: str
    before: str
    sure: int
    perhaps: int
    sure_height: int
    perhaps_height: int

    @property
    def total(self) -> int:
        return self.sure + self.perhaps

    @property
    def perhaps_top(self) -> int:
        return HEIGHT - self.sure_height - self.perhaps_height

    @property
    def sure_top(self) -> int:
        return HEIGHT - self.sure_height


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars side by side, without gaps."""

    unit: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.total)

    @property
    def wide(self) -> bool:
        """Tell whether some article may be of more than one period."""
        return any(bar.perhaps for bar in self.bars)


def timeline(intervals: Sequence[Interval]) -> Timeline | None:
    """Draw the articles of these intervals; None where all of them would stand in one bar, or there is none.

    The bars reach over the shortest time that every interval touches, so that no wide one stretches them.
    """
    if not intervals:
        return None
    first, last = _reach(intervals)
    unit = next(unit for unit in UNITS if unit.number(last) - unit.number(first) < unit.most)
    numbers = range(unit.number(first), unit.number(last) + 1)
    return Timeline(unit.name, tuple(_bars(unit, numbers, intervals))) if len(numbers) > 1 else None


def _reach(intervals: Iterable[Interval]) -> tuple[date, date]:
    days = [_days(*interval) for interval in intervals]
    ends = min(last for _, last in days), max(first for first, _ in days)
    return min(ends), max(ends)


def _days(earliest: datetime, latest: datetime, basis: str) -> tuple[date, date]:
    """Give the first and the last day of an interval; a printed day in a zone that is not known is that day."""
    if is_one_day(earliest, latest, basis):
        return ((earliest + EASTERNMOST).date(),) * 2
    return earliest.date(), latest.date()


def _bars(unit: Unit, numbers: range, intervals: Iterable[Interval]) -> Iterable[Bar]:
    sure, possible = _counts(unit, numbers, intervals)
    highest = max(possible.values())
    for number in numbers:
        certain, perhaps = sure[number], possible[number] - sure[number]
        heights = _height(certain, highest), _height(perhaps, highest)
        yield Bar(unit.label(number), *unit.ends(number), certain, perhaps, *heights)


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


def _height(articles: int, highest: int) -> int:
    return max(round(articles * (HEIGHT - LOWEST) / highest), LOWEST) if articles else 0
