"""How long the period of a bar is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


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


DAYS: Unit = Days()
MONTHS: Unit = Months()
YEARS: Unit = Years("year", 40, 1)
UNITS: tuple[Unit, ...] = (DAYS, MONTHS, YEARS, Years("decade", 40, 10), Years("century", 101, 100))
