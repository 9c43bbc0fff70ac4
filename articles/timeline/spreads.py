"""Bars from what a search has counted."""

from collections.abc import Mapping
from datetime import date

from articles.search.engine import Spread
from articles.search.query import Query

from .bars import Timeline, drawn
from .units import DAYS, MONTHS, YEARS, Unit

MOST_YEARS = 150

_UNITS: dict[int, Unit] = {4: YEARS, 7: MONTHS, 10: DAYS}  # by the length of 2025, 2025-06 and 2025-06-04


def timeline(spreads: Mapping[str | None, Spread], query: Query) -> Timeline | None:
    """Draw the chosen period, else all that articles touch; None where nothing is dated.

    Of certain dates only the sure part of a bar is drawn, for that is what its link shows.
    """
    unit, numbers = _periods(spreads, query)
    counted = _numbered(spreads, unit)
    if not any(number in counted for number in numbers):
        return None
    sure = {number: spread.certain for number, spread in counted.items()}
    perhaps = {number: spread.possible - spread.certain for number, spread in counted.items()}
    return drawn(unit, numbers, sure, {} if query.certain else perhaps)


def _periods(spreads: Mapping[str | None, Spread], query: Query) -> tuple[Unit, range]:
    if query.days_counted:
        first, last = map(DAYS.number, query.days_counted)
        return DAYS, range(first, last + 1)
    months = _touched(_numbered(spreads, MONTHS), MONTHS, query)
    if len(months) <= MONTHS.most:
        return MONTHS, months
    return YEARS, _touched(_numbered(spreads, YEARS), YEARS, query)[-MOST_YEARS:]


def _numbered(spreads: Mapping[str | None, Spread], unit: Unit) -> dict[int, Spread]:
    return {
        unit.number(_first_day(period)): spread
        for period, spread in spreads.items()
        if period is not None and _UNITS[len(period)] is unit
    }


def _first_day(period: str) -> date:
    return date.fromisoformat(period + "0001-01-01"[len(period) :])


def _touched(counted: Mapping[int, Spread], unit: Unit, query: Query) -> range:
    """Give the periods from the first to the last that an article touches, no further than was chosen."""
    if not counted:
        return range(0)
    first = max(min(counted), unit.number(query.after or date.min))
    last = min(max(counted), unit.number(query.before or date.max))
    return range(first, last + 1)
