"""How exactly an article's date is known: by the width of its interval."""

from datetime import datetime, timedelta

# A day that a page prints without its time zone spans 50 hours.
WIDEST = {
    "hour": timedelta(hours=1),
    "day": timedelta(hours=50),
    "month": timedelta(days=33),
}
WIDER = "wider"
CERTAINTIES = (*WIDEST, WIDER)


def certainty(earliest: datetime | None, latest: datetime | None) -> str | None:
    """Say whether a date is known to the hour, to the day, to a month or less; None when there is none.

    >>> certainty(datetime(2025, 6, 4, 12), datetime(2025, 6, 4, 13))
    'hour'
    >>> certainty(None, None)
    """
    if earliest is None or latest is None:
        return None
    width = latest - earliest
    return next((name for name, widest in WIDEST.items() if width <= widest), WIDER)
