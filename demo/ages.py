"""Say how long ago something was, in the words of moment.js, the date library whose words such pages print."""

from datetime import datetime
from math import floor

SECONDS, MINUTES, HOURS = 45, 45, 22  # From here on moment.js words an age in the next larger unit.
SHOWN_AS_AGE = 6  # Nothing older than six days stays relative.


def time_ago(published: datetime, captured: datetime) -> str:
    """Word the age of an article on a page.

    >>> from datetime import UTC
    >>> time_ago(datetime(2025, 6, 4, 12, tzinfo=UTC), datetime(2025, 6, 4, 13, 29, tzinfo=UTC))
    'an hour ago'
    >>> time_ago(datetime(2025, 6, 4, 12, tzinfo=UTC), datetime(2025, 6, 12, 12, tzinfo=UTC))
    '04-06-2025'
    """
    seconds = (captured - published).total_seconds()
    if _rounded(seconds / 86400) > SHOWN_AS_AGE:
        return f"{published:%d-%m-%Y}"
    return f"{_age(seconds)} ago"


def _age(seconds: float) -> str:
    minutes, hours, days = (_rounded(seconds / unit) for unit in (60, 3600, 86400))
    steps = (
        (_rounded(seconds) < SECONDS, "a few seconds"),
        (minutes <= 1, "a minute"),
        (minutes < MINUTES, f"{minutes} minutes"),
        (hours <= 1, "an hour"),
        (hours < HOURS, f"{hours} hours"),
        (days <= 1, "a day"),
    )
    return next((words for fits, words in steps if fits), f"{days} days")


def _rounded(number: float) -> int:
    """Round half up, as JavaScript does."""
    return floor(number + 0.5)
