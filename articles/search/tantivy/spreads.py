"""Turn counts of intervals into how many articles each year, month or day has."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from articles.search.engine import Spread
from articles.search.query import Days, FacetKey, Unit

Spreads = dict[str | None, Spread]


def of_months(counts: Mapping[FacetKey, int]) -> Spreads:
    """Give the years and months of intervals and, under None, the undated."""
    spreads: Spreads = _years_or_months(counts, "year") | _years_or_months(counts, "month")
    if undated := counts.get(None):
        spreads[None] = Spread(undated, undated)
    return spreads


def of_days(counts: Mapping[FacetKey, int], period: Days) -> Spreads:
    """Give the days of a period that all the intervals touch.

    >>> of_days({"2025-06-04/2025-06-05": 2}, (date(2025, 6, 5), date(2025, 6, 6)))
    {'2025-06-05': Spread(certain=0, possible=2)}
    """
    return _spreads(counts, "day", *(edge.toordinal() for edge in period))


def _years_or_months(counts: Mapping[FacetKey, int], unit: Unit) -> Spreads:
    return _spreads(counts, unit, _number(date.min.isoformat(), unit), _number(date.max.isoformat(), unit))


def _spreads(counts: Mapping[FacetKey, int], unit: Unit, lowest: int, highest: int) -> Spreads:
    """Count along the time: an interval adds its articles where it begins and takes them away after its end."""
    begun, ended, certain = (defaultdict[int, int](int) for _ in range(3))
    for interval, count in counts.items():
        if interval is not None:
            first, last = _edges(str(interval), unit)
            begun[max(first, lowest)] += count
            ended[min(last, highest)] += count
            if first == last:
                certain[first] += count
    spreads: Spreads = {}
    possible = 0
    for period in range(min(begun, default=1), max(ended, default=0) + 1):
        possible += begun[period] - ended[period - 1]
        if possible:
            spreads[_written(period, unit)] = Spread(certain[period], possible)
    return spreads


@lru_cache(maxsize=10_000)
def _edges(interval: str, unit: Unit) -> tuple[int, int]:
    first, last = interval.split("/")
    return _number(first, unit), _number(last, unit)


def _number(day: str, unit: Unit) -> int:
    """Number the year, month or day of a date one by one."""
    if unit == "day":
        return date.fromisoformat(day).toordinal()
    year = int(day[:4])
    return year if unit == "year" else year * 12 + int(day[5:7]) - 1


@lru_cache(maxsize=10_000)
def _written(period: int, unit: Unit) -> str:
    """Write a period as ISO 8601 does.

    >>> _written(2025 * 12 + 5, "month")
    '2025-06'
    """
    match unit:
        case "year":
            return f"{period:04}"
        case "month":
            return f"{period // 12:04}-{period % 12 + 1:02}"
    return date.fromordinal(period).isoformat()
