"""Put a publication interval into words, no surer than it is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# A day without a time zone spans 50 hours: the day, 14 hours before it and 12 after. It may end sooner, but begins so.
EASTERNMOST = timedelta(hours=14)
WHOLE_DAY = timedelta(hours=50)
# An hour without a time zone spans less.
_HOUR_ANYWHERE = timedelta(hours=27)
_MINUTE = timedelta(minutes=1)
# The bases that give a day, not an instant.
_DAYS = {"day", "generic"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an instant, for people and for machines."""

    words: str
    machine: str


def exact(earliest: datetime | None, latest: datetime | None, basis: str = "") -> tuple[Moment, ...]:
    """Name the two ends of an interval as closely as they are known; one moment if they are one day, none if unknown.

    >>> [moment.words for moment in exact(datetime(2025, 6, 4, 17, tzinfo=UTC), datetime(2025, 6, 4, 18, tzinfo=UTC))]
    ['4 June 2025 17:00', '18:00 UTC']
    """
    if earliest is None or latest is None:
        return ()
    first, last = earliest.astimezone(UTC), latest.astimezone(UTC)
    if _whole_days(first, last) or basis in _DAYS or is_one_day(first, last, basis):
        return days(first, last, basis)
    if last - first <= _MINUTE:
        return (Moment(f"{first.day} {first:%B %Y %H:%M} UTC", f"{first:%Y-%m-%dT%H:%MZ}"),)
    start = Moment(f"{first.day} {first:%B %Y %H:%M}", f"{first:%Y-%m-%dT%H:%MZ}")
    end = f"{last:%H:%M} UTC" if first.date() == last.date() else f"{last.day} {last:%B %Y %H:%M} UTC"
    return start, Moment(end, f"{last:%Y-%m-%dT%H:%MZ}")


def days(earliest: datetime | None, latest: datetime | None, basis: str = "") -> tuple[Moment, ...]:
    """Name the first and the last day of an interval, or its one day.

    >>> [moment.words for moment in days(datetime(2025, 6, 4, 17, tzinfo=UTC), datetime(2025, 6, 5, 9, tzinfo=UTC))]
    ['4', '5 June 2025']
    """
    if earliest is None or latest is None:
        return ()
    first, last = earliest.astimezone(UTC), latest.astimezone(UTC)
    if is_one_day(first, last, basis):
        first = last = first + EASTERNMOST
    if first.date() == last.date():
        return (_day(first, "%B %Y"),)
    same_year = "%B" if first.year == last.year else "%B %Y"
    same_month = "" if (first.year, first.month) == (last.year, last.month) else same_year
    return _day(first, same_month), _day(last, "%B %Y")


def is_one_day(earliest: datetime | None, latest: datetime | None, basis: str) -> bool:
    """Tell whether an interval is a day that a page prints without its zone, perhaps cut short by the capture."""
    if earliest is None or latest is None or latest - earliest > WHOLE_DAY:
        return False
    return basis in _DAYS or (basis == "stated" and latest - earliest > _HOUR_ANYWHERE)


def in_words(earliest: datetime | None, latest: datetime | None, basis: str = "") -> str:
    """Say in plain text when something was published.

    >>> in_words(None, None)
    'undated'
    """
    moments = exact(earliest, latest, basis)
    match moments:
        case (first, last):
            return f"between {first.words} and {last.words}"
        case (only,):
            return only.words
    return "undated"


def _whole_days(first: datetime, last: datetime) -> bool:
    """Tell whether an interval begins and ends with a day, or is too wide for hours to matter."""
    begins = (first.hour, first.minute) == (0, 0)
    ends = (last.hour, last.minute) in ((23, 59), (0, 0)) and last > first
    return (begins and ends) or last - first > timedelta(days=3)


def _day(instant: datetime, rest: str) -> Moment:
    words = f"{instant.day} {instant.strftime(rest)}".strip()
    return Moment(words, f"{instant:%Y-%m-%d}")
