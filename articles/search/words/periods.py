"""Periods as readers write them: 2025, 2025-06, 2025-06-04, 2025-06/2025-07, 2025-06/ and /2025-06."""

import re
from calendar import monthrange
from datetime import date

Days = tuple[date, date]  # the first and the last

_WRITTEN = re.compile(r"(\d{4})(?:[-/.](\d\d?)(?:[-/.](\d\d?))?)?", re.ASCII)
_STEPS = (4, 7, 10)  # the lengths of 2025, 2025-06 and 2025-06-04


def days(text: str) -> Days | None:
    """Read a year, month or day as its first and last day.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days("soon")
    """
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None


def period(text: str) -> Days | None:
    """Read a year, month or day, or two with a stroke between them, one of which may be left open.

    >>> period("2025-06/2025-07")
    (datetime.date(2025, 6, 1), datetime.date(2025, 7, 31))
    >>> period("/2025")
    (datetime.date(1, 1, 1), datetime.date(2025, 12, 31))
    """
    if whole := days(text):
        return whole
    first, stroke, last = text.partition("/")
    edges = days(first or "0001"), days(last or "9999")
    if stroke and (first or last) and edges[0] and edges[1]:
        return edges[0][0], edges[1][1]
    return None


def written(first: date, last: date) -> str:
    """Write a period as briefly as it can be read again.

    >>> written(date(2025, 6, 1), date(2025, 6, 30)), written(date(2025, 6, 4), date.max)
    ('2025-06', '2025-06-04/')
    """
    firsts, lasts = ([edge.isoformat()[:length] for length in _STEPS] for edge in (first, last))
    for step in firsts:
        if days(step) == (first, last):
            return step
    begin = next(step for step in firsts if days(step)[0] == first)
    end = next(step for step in lasts if days(step)[1] == last)
    if last == date.max:
        return f"{begin}/"
    return f"/{end}" if first == date.min else f"{begin}/{end}"
