"""Read when a page was captured."""

from datetime import UTC, datetime

# The web began in 1991; an instant outside these years is a default value or an error of the crawler.
_FIRST_YEAR, _LAST_YEAR = 1991, 2100


def capture_time(date: object) -> datetime | None:
    """Read an ISO 8601 instant, in UTC where it names no zone. A bare day is no instant: None.

    >>> capture_time("2025-06-05T12:00:00Z"), capture_time("2025-06-05"), capture_time(7)
    (datetime.datetime(2025, 6, 5, 12, 0, tzinfo=datetime.timezone.utc), None, None)
    """
    instant = date if isinstance(date, datetime) else _instant(date)
    if instant is None or not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def _instant(date: object) -> datetime | None:
    if not isinstance(date, str) or ":" not in date:
        return None
    try:
        return datetime.fromisoformat(date.strip())
    except ValueError:
        return None
