"""Read when a page was captured."""

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from ingest.records import NOT_KNOWN, Captured, CapturedBasis

# The web began in 1991; an instant outside these years is a default value or an error of the crawler.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}(?:-?[0-9]{2})?")
# What follows the day in ISO 8601 and RFC 2822. Without it Python would take midnight.
_HOUR = re.compile(r"[T ][0-9]{2}(?:[0-9]{2}|:|Z|[+-]|$)")
_LONGEST = 60
# Databases keep microseconds: the last one of a day, an hour or a minute still belongs to it.
_TICK = timedelta(microseconds=1)
_ONE_DAY = timedelta(days=1)
# Clocks go 14 hours before UTC at the most, and 12 behind it; that of a zip file has a step of two seconds.
_EASTERNMOST, _WESTERNMOST, _STEP = timedelta(hours=14), timedelta(hours=12), timedelta(seconds=2)


def capture_time(written: object) -> datetime | None:
    """Read an instant of ISO 8601 or RFC 2822, in UTC where it names no zone. A bare day is no instant: None.

    >>> capture_time("2025-06-05T12:00:00Z"), capture_time("2025-06-05"), capture_time(7)
    (datetime.datetime(2025, 6, 5, 12, 0, tzinfo=datetime.timezone.utc), None, None)
    >>> capture_time("Thu, 05 Jun 2025 12:00:00 GMT") == capture_time("20250605T120000z")
    True
    """
    return sensible(written if isinstance(written, datetime) else _instant(written))


def sensible(instant: datetime | None) -> datetime | None:
    """Give an instant in UTC, which it is in where it names no zone; None for one at which nobody captured pages."""
    if instant is None or not _FIRST_YEAR < instant.year < _LAST_YEAR:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def stated_time(written: str) -> Captured | None:
    """Read what a person states: an instant, or a day (in UTC), which is the time from its first to its last instant.

    >>> stated_time("2025-06-05T12:00Z").until is None, stated_time("noon") is None
    (True, True)
    >>> print(stated_time("2025-06-05").until)
    2025-06-05 23:59:59.999999+00:00
    """
    if instant := capture_time(written):
        return Captured(instant, basis="stated")
    day = bare_day(written)
    start = sensible(datetime.combine(day, time())) if day else None
    return lasting(start, _ONE_DAY, "stated") if start else None


def lasting(start: datetime, length: timedelta, basis: CapturedBasis) -> Captured:
    """Say that a page was captured at some instant of so long a time."""
    return Captured(start, start + length - _TICK, basis)


def since_1970(seconds: float) -> Captured:
    """Read the modification time of a file; not known if it is none, as in an archive made without times.

    >>> since_1970(1749124800).at.isoformat(), since_1970(0).at, since_1970(1e300).at
    ('2025-06-05T12:00:00+00:00', None, None)
    """
    try:
        instant = sensible(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return NOT_KNOWN
    return Captured(instant, basis="mtime") if instant else NOT_KNOWN


def without_zone(written: tuple[int, ...]) -> Captured:
    """Read a time (year to second) by a clock of an unknown zone that counts in steps of two seconds, as in zip files.

    >>> print(*without_zone((2025, 6, 5, 12, 0, 0)).ends)
    2025-06-04 22:00:00+00:00 2025-06-06 00:00:02+00:00
    >>> without_zone((1980, 0, 0, 0, 0, 0)).at is None
    True
    """
    try:
        local = sensible(datetime(*written, tzinfo=UTC))  # type: ignore[arg-type, misc]
    except ValueError:
        return NOT_KNOWN
    return Captured(local - _EASTERNMOST, local + _WESTERNMOST + _STEP, "mtime") if local else NOT_KNOWN


def bare_day(written: object) -> date | None:
    """Read a day that is written without an hour: 2025-06-05, 20250605."""
    if not isinstance(written, str) or not _DAY.fullmatch(written.strip()):
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def is_another_day(day: date, captured: Captured) -> bool:
    """Say whether a page that names this day, in whatever zone, was captured on another."""
    ends = [end.date() for end in captured.ends if end]
    return bool(ends) and not ends[0] - _ONE_DAY <= day <= ends[-1] + _ONE_DAY


def _instant(written: object) -> datetime | None:
    if not isinstance(written, str) or len(written) > _LONGEST or _DAY.fullmatch(written.strip()):
        return None
    words = written.strip().upper().replace(" UTC", "Z")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words) if _HOUR.search(words) else None
        except (ValueError, OverflowError):
            continue
    return None
