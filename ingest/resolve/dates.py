"""When an article was published: an interval that holds the true instant, and what says so."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from ingest.records import Interval
from ingest.times import AgeRange, read_time

# A day somewhere on Earth: it begins 14 hours before, and ends 12 hours after, the same day in UTC.
_EASTERNMOST = timedelta(hours=14)
_WESTERNMOST = timedelta(hours=12)


def published(words: str, captured_at: datetime | None) -> Interval | None:
    """Place a printed time. A relative one needs the capture time; without it nothing is known.

    >>> noon = datetime(2025, 6, 5, 12, tzinfo=UTC)
    >>> print(published("18 hours ago", noon).earliest, published("18 hours ago", noon).latest)
    2025-06-04 17:00:00+00:00 2025-06-04 18:30:00+00:00
    >>> published("18 hours ago", None) is None
    True
    """
    read = read_time(words)
    if isinstance(read, AgeRange):
        return _before(captured_at, read) if captured_at else None
    return _on(read, captured_at) if read else None


def stated_day(words: str, captured_at: datetime | None) -> Interval | None:
    """Place the day (2025-06-04) that a page of an unknown site gives for its article."""
    try:
        interval = _on(date.fromisoformat(words), captured_at)
    except (ValueError, OverflowError):
        return None
    return replace(interval, basis="generic") if interval else None


def _before(captured_at: datetime, age: AgeRange) -> Interval:
    return Interval(captured_at - age.below, captured_at - age.at_least, "relative")


def _on(day: date, captured_at: datetime | None) -> Interval | None:
    """A page cannot print the date of an article that is not yet published; None where the two clash."""
    midnight = datetime.combine(day, time(), UTC)
    earliest, latest = midnight - _EASTERNMOST, midnight + timedelta(days=1) + _WESTERNMOST
    if captured_at:
        latest = min(latest, captured_at)
    return Interval(earliest, latest, "day") if earliest <= latest else None


def intersect(intervals: Collection[Interval]) -> Interval | None:
    """Find where the most intervals agree: the intersection of all or, where they clash, of the largest agreeing set.

    The basis is that of the narrowest interval among them. Of several largest sets the earliest counts.
    """
    if not intervals:
        return None
    instants = sorted({interval.earliest for interval in intervals})
    agreeing = max((_holding(instant, intervals) for instant in instants), key=len)
    narrowest = min(agreeing, key=lambda interval: (interval.latest - interval.earliest, interval.earliest))
    return Interval(
        max(interval.earliest for interval in agreeing), min(interval.latest for interval in agreeing), narrowest.basis
    )


def _holding(instant: datetime, intervals: Iterable[Interval]) -> list[Interval]:
    return [interval for interval in intervals if interval.earliest <= instant <= interval.latest]
