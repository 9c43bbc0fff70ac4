"""When an article was published: an interval that holds the true instant, and what says so. docs/dates.md has why.

An interval is a pure function of the words that give it and of the capture time, so that it can be worked out again.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from itertools import pairwise

from ingest.records import DateBasis, Interval
from ingest.times import AgeRange, read_time

from .moments import Moment, read_moment
from .zones import ANYWHERE

# A report is filed on its dateline's day, or dated a day ahead of it, and printed within a week.
_BEFORE_DATELINE, _AFTER_DATELINE = timedelta(days=1), timedelta(days=7)
# A day without a year is that of any year, unless the page was captured so soon after it.
_LONGEST_WITHOUT_YEAR = timedelta(days=31)
# The bases that need no capture time, which may be wrong; the surest first where two give the same earliest instant.
_TIMELESS = frozenset({"stated", "day"})
_SUREST = ("stated", "relative", "day", "generic", "dateline")
_TAG = re.compile(r"<[^<>]{0,200}>")


def dated(basis: str, words: str, captured_at: datetime | None) -> Interval | None:
    """Place the words of a page: None if they give no date, or none without the capture time.

    `basis` says what kind of words they are: `relative` or `day` those of a page's time line, `generic` the day found
    on a page of an unknown site, `stated` a line of the text that says when it was published, `dateline` a dateline.
    No interval ends after the capture.

    >>> noon = datetime(2025, 6, 5, 12, tzinfo=UTC)
    >>> print(dated("relative", "18 hours ago", noon).earliest, dated("relative", "18 hours ago", noon).latest)
    2025-06-04 17:00:00+00:00 2025-06-04 18:30:00+00:00
    >>> dated("relative", "18 hours ago", None) is None
    True
    """
    match basis:
        case "stated":
            return _stated(words, captured_at)
        case "dateline":
            return _dateline(words, captured_at)
        case "generic":
            return _generic(words, captured_at)
        case "relative" | "day":
            return _printed(words, captured_at)
    return None


def _printed(words: str, captured_at: datetime | None) -> Interval | None:
    """Place a time line, also where it is kept as a page of HTML writes it."""
    read = read_time(" ".join(unescape(_TAG.sub("", words)).split()))
    if isinstance(read, AgeRange):
        return Interval(captured_at - read.below, captured_at - read.at_least, "relative") if captured_at else None
    return _on(read, "day", captured_at) if read else None


def _generic(words: str, captured_at: datetime | None) -> Interval | None:
    try:
        return _on(date.fromisoformat(words), "generic", captured_at)
    except (ValueError, OverflowError):
        return None


def _stated(words: str, captured_at: datetime | None) -> Interval | None:
    moment = read_moment(words)
    day = moment.date_in(moment.year) if moment and moment.year else None
    return _until(*moment.ends(day), "stated", captured_at) if moment and day else None


def _dateline(words: str, captured_at: datetime | None) -> Interval | None:
    moment = read_moment(words)
    day = _dateline_day(moment, captured_at) if moment else None
    if day is None:
        return None
    earliest, latest = Moment(day.month, day.day).ends(day)
    return _until(earliest - _BEFORE_DATELINE, latest + _AFTER_DATELINE, "dateline", captured_at)


def _dateline_day(moment: Moment, captured_at: datetime | None) -> date | None:
    """Give the dateline's day; without a year the latest that had begun somewhere when the page was captured."""
    if moment.year:
        return moment.date_in(moment.year)
    if captured_at is None:
        return None
    last = (captured_at + ANYWHERE.east).date()
    days = [day for year in (last.year, last.year - 1) if (day := moment.date_in(year)) and day <= last]
    return days[0] if days and last - days[0] <= _LONGEST_WITHOUT_YEAR else None


def _on(day: date, basis: DateBasis, captured_at: datetime | None) -> Interval | None:
    """A day without a zone is that day anywhere on Earth."""
    midnight = datetime.combine(day, time(), UTC)
    return _until(midnight - ANYWHERE.east, midnight + timedelta(days=1) - ANYWHERE.west, basis, captured_at)


def _until(earliest: datetime, latest: datetime, basis: DateBasis, captured_at: datetime | None) -> Interval | None:
    """A page cannot print an article that is not yet published: end at the capture; None where the two clash."""
    latest = min(latest, captured_at) if captured_at else latest
    return Interval(earliest, latest, basis) if earliest <= latest else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several intervals say together: their intersection, and which of them take part in it and which do not.

    All are in the order of time. Without intervals there is none. `early` are captures of the article before it begins.
    """

    interval: Interval | None = None
    agreeing: tuple[Interval, ...] = ()
    clashing: tuple[Interval, ...] = ()
    early: tuple[datetime, ...] = ()


def agreement(intervals: Iterable[Interval], captures: Collection[datetime] = ()) -> Agreement:
    """Find the largest set of intervals that have an instant in common, in O(n log n).

    Datelines are weaker than all else: they count only where the others leave several sets. Of equally large sets the
    one with most that need no capture time counts, then the one that leaves the widest interval, then the earliest.
    Folding in one compatible interval after the other gives the same interval as all at once; its basis is that of the
    one that gives its earliest instant. An article was published when its first page was captured, whatever that says.
    """
    ordered = sorted(intervals, key=_in_time)
    if not ordered:
        return Agreement()
    best = _most_held(ordered)
    agreeing = tuple(one for one in ordered if one.earliest <= best <= one.latest)
    clashing = tuple(one for one in ordered if not one.earliest <= best <= one.latest)
    first = max(agreeing, key=lambda one: (one.earliest, -_SUREST.index(one.basis)))
    seen = [at for at in captures if at >= first.earliest]
    latest = min([*seen, *(one.latest for one in agreeing)])
    early = tuple(sorted(at for at in captures if at < first.earliest))
    return Agreement(replace(first, latest=latest), agreeing, clashing, early)


def _in_time(interval: Interval) -> tuple[datetime, datetime, int]:
    return interval.earliest, interval.latest, _SUREST.index(interval.basis)


def _most_held(intervals: Sequence[Interval]) -> datetime:
    """Walk through the ends in the order of time, and give the first instant that most intervals hold.

    No other interval begins before the first of so many ends, so they have in common what lies up to the next end.
    """
    ends = [(one.earliest, False, _weight(one)) for one in intervals]
    ends += [(one.latest, True, _weight(one)) for one in intervals]
    held, best = (0, 0, 0), ((0, 0, 0), timedelta(0), intervals[0].earliest)
    for (instant, is_end, (strong, weak, timeless)), (following, *_) in pairwise(sorted(ends)):
        sign = -1 if is_end else 1
        held = (held[0] + sign * strong, held[1] + sign * weak, held[2] + sign * timeless)
        if (held, following - instant) > best[:2]:
            best = (held, following - instant, instant)
    return best[2]


def _weight(interval: Interval) -> tuple[int, int, int]:
    weak = interval.basis == "dateline"
    return int(not weak), int(weak), int(interval.basis in _TIMELESS)
