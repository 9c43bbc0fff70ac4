"""Dates in words: a year, a month, a day or a longer period."""

from datetime import date

from .search.words.periods import days

_STEPS = (4, 7, 10)  # the lengths of 2025, 2025-06 and 2025-06-04


def path(first: date | None, last: date | None) -> tuple[str, ...]:
    """Give the year, the month and the day that are just these days, with those around them; a longer period is none.

    >>> path(date(2025, 6, 1), date(2025, 6, 30))
    ('2025', '2025-06')
    """
    if first is None or last is None:
        return ()
    steps = tuple(first.isoformat()[:length] for length in _STEPS)
    return next((steps[:depth] for depth, step in enumerate(steps, start=1) if days(step) == (first, last)), ())


def parent(text: str) -> str:
    """Give the month of a day, the year of a month and nothing for a year."""
    return text.rpartition("-")[0]


def in_words(text: str) -> str:
    """Say a year, month or day in words.

    >>> in_words("2025-06-04")
    '4 June 2025'
    """
    first, _ = days(text)
    match len(text):
        case 4:
            return text
        case 7:
            return f"{first:%B} {first.year}"
    return f"{first.day} {first:%B} {first.year}"


def period_in_words(first: date, last: date) -> str:
    """Say a period in words.

    >>> period_in_words(date(2025, 6, 1), date(2025, 7, 31))
    '1 June 2025 – 31 July 2025'
    """
    steps = path(first, last)
    return in_words(steps[-1]) if steps else " – ".join(in_words(edge.isoformat()) for edge in (first, last))
