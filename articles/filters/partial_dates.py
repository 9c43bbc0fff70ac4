"""Dates in words: a year, a month, a day or a longer period."""

from datetime import date

from articles.search.words.periods import days, written

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


def period_in_words(first: date | None, last: date | None) -> str:
    """Say a period in words; it may be open on one side.

    >>> period_in_words(date(2025, 6, 1), date(2025, 7, 31)), period_in_words(date(2025, 1, 1), None)
    ('June 2025 – July 2025', 'from 2025')
    """
    begin, stroke, end = written(first or date.min, last or date.max).partition("/")
    if begin and end:
        return f"{in_words(begin)} – {in_words(end)}"
    return f"until {in_words(end)}" if end else f"from {in_words(begin)}" if stroke else in_words(begin)
