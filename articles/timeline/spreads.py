"""Bars from what a search has counted."""

from collections.abc import Mapping
from datetime import date

from articles.search.engine import Spread
from articles.search.query import MOST_DAYS, Days, Query
from articles.search.words.periods import days

from .bars import Timeline, drawn
from .units import DAYS, MONTHS, YEARS, Unit

MOST_YEARS = 150

_UNITS: dict[int, Unit] = {4: YEARS, 7: MONTHS, 10: DAYS}  # by the length of 2025, 2025-06 and 2025-06-04


def timeline(spreads: Mapping[str | None, Spread], query: Query) -> Timeline | None:
    """Draw the chosen period, else all that articles touch; None where nothing is dated.

    Of certain dates only the sure part of a bar is drawn, for that is what its link shows.
    """
    unit, numbers = _periods(spreads, query)
    if not numbers:
        return None
    counted = _numbered(spreads, unit)
    sure = {number: spread.certain for number, spread in counted.items()}
    perhaps = {number: spread.possible - spread.certain for number, spread in counted.items()}
    return drawn(unit, numbers, sure, {} if query.certain else perhaps)


def few_days(spreads: Mapping[str | None, Spread], query: Query) -> Days | None:
    """Give the days of the months that are touched, if these are so few that they can be counted one by one."""
    months = _touched(spreads, MONTHS, query)
    if not months:
        return None
    first, last = days(MONTHS.ends(months[0])[0])[0], days(MONTHS.ends(months[-1])[1])[1]
    return (first, last) if (last - first).days < MOST_DAYS else None


def _periods(spreads: Mapping[str | None, Spread], query: Query) -> tuple[Unit, range]:
    if query.days_counted:
        return DAYS, _touched(spreads, DAYS, query)
    months = _touched(spreads, MONTHS, query)
    return (MONTHS, months) if len(months) <= MONTHS.most else (YEARS, _touched(spreads, YEARS, query)[-MOST_YEARS:])


def _numbered(spreads: Mapping[str | None, Spread], unit: Unit) -> dict[int, Spread]:
    return {
        unit.number(_first_day(period)): spread
        for period, spread in spreads.items()
        if period is not None and _UNITS[len(period)] is unit
    }


def _first_day(period: str) -> date:
    return date.fromisoformat(period + "0001-01-01"[len(period) :])


def _touched(spreads: Mapping[str | None, Spread], unit: Unit, query: Query) -> range:
    """Give the periods from the first to the last that an article touches, no further than was chosen."""
    first, last = unit.number(query.after or date.min), unit.number(query.before or date.max)
    numbers = [number for number in _numbered(spreads, unit) if first <= number <= last]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)
