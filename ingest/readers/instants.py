"""Read when a page was captured."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

# The web began in 1991; an instant outside these years is a default value or an error of the crawler.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}(?:-?[0-9]{2})?")
_LONGEST = 60


def capture_time(written: object) -> datetime | None:
    """Read an instant of ISO 8601 or RFC 2822, in UTC where it names no zone. A bare day is no instant: None.

    >>> capture_time("2025-06-05T12:00:00Z"), capture_time("2025-06-05"), capture_time(7)
    (datetime.datetime(2025, 6, 5, 12, 0, tzinfo=datetime.timezone.utc), None, None)
    >>> capture_time("Thu, 05 Jun 2025 12:00:00 GMT") == capture_time("20250605T120000z")
    True
    """
    instant = written if isinstance(written, datetime) else _instant(written)
    if instant is None or not _FIRST_YEAR < instant.year < _LAST_YEAR:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def contradicts(written: object, stated: datetime | None) -> bool:
    """Say whether a record's bare day is another than that of the stated capture time."""
    if not isinstance(written, str) or not _DAY.fullmatch(written.strip()) or stated is None:
        return False
    try:
        return abs(date.fromisoformat(written.strip()) - stated.date()).days > 1
    except ValueError:
        return False


def _instant(written: object) -> datetime | None:
    if not isinstance(written, str) or len(written) > _LONGEST or _DAY.fullmatch(written.strip()):
        return None
    words = written.strip().upper().replace(" UTC", "Z")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words)
        except (ValueError, OverflowError):
            continue
    return None
