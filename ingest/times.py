"""Read the time words that pages print: as a range of ages, or as a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class AgeRange:
    """How long ago something was: at least so long, and less than so long."""

    at_least: timedelta
    below: timedelta


# The thresholds are those of the JavaScript date libraries that print these words: "an hour" from 44.5 minutes
# (45, rounded) to 90, "a day" from 21.5 hours (22, rounded) to 36. One that floors goes on with "1 hours", "1 days".
_FIXED = {
    "seconds": AgeRange(timedelta(0), timedelta(seconds=45)),
    "minute": AgeRange(timedelta(seconds=44), timedelta(seconds=90)),
    "hour": AgeRange(timedelta(minutes=44, seconds=30), timedelta(minutes=90)),
    "day": AgeRange(timedelta(hours=21, minutes=30), timedelta(hours=36)),
}
# The highest counts that these libraries print before they go over to the next unit.
_UNITS = {"minutes": (timedelta(minutes=1), 44), "hours": (timedelta(hours=1), 21), "days": (timedelta(days=1), 25)}

_ENGLISH = re.compile(
    r"a (?P<seconds>few seconds) ago|a (?P<minute>minute) ago|an (?P<hour>hour) ago|a (?P<day>day) ago"
    r"|(?P<n>[0-9]{1,2}) (?P<unit>minutes|hours|days) ago"
)
_ARABIC = re.compile(
    r"منذ (?:(?P<seconds>(?:[0-9٠-٩]{1,2} )?(?:ثوان(?:ٍ|ي)?|ثانية(?: واحدة)?)|ثانيتين)"
    r"|(?P<minute>دقيقة(?: واحدة)?)|(?P<hour>ساعة(?: واحدة)?)|(?P<day>يوم(?: واحد)?)"
    r"|(?P<two>دقيقتين|ساعتين|يومين)|(?P<n>[0-9٠-٩]{1,2}) (?P<unit>دقائق|دقيقة|ساعات|ساعة|أيام|يوم(?:ا|ًا)?))"
)
_ARABIC_UNITS = {"دق": "minutes", "سا": "hours", "أي": "days", "يو": "days"}
_DAY = re.compile(r"([0-9٠-٩]{2})-([0-9٠-٩]{2})-([0-9٠-٩]{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
LONGEST_TIME = 40


@lru_cache(maxsize=4096)
def read_time(words: str) -> AgeRange | date | None:
    """Read the whole of `words` as a time; None if they are anything else.

    >>> read_time("an hour ago")
    AgeRange(at_least=datetime.timedelta(seconds=2670), below=datetime.timedelta(seconds=5400))
    >>> read_time("18 hours ago").below
    datetime.timedelta(seconds=68400)
    >>> read_time("04-06-2025")
    datetime.date(2025, 6, 4)
    >>> read_time("yesterday"), read_time("99 hours ago"), read_time("31-02-2025")
    (None, None, None)
    """
    if len(words) > LONGEST_TIME:
        return None
    if match := _DAY.fullmatch(words):
        return _day(*map(int, match.groups()))
    match = _ENGLISH.fullmatch(words) or _ARABIC.fullmatch(words)
    return _age(match) if match else None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _age(match: re.Match[str]) -> AgeRange | None:
    """Give the ages that either round or floor to the words; None for a count that is never printed."""
    groups = match.groupdict()
    for name, ages in _FIXED.items():
        if groups[name]:
            return ages
    count, unit = (2, groups["two"]) if groups.get("two") else (int(groups["n"]), groups["unit"])
    one, most = _UNITS[_ARABIC_UNITS.get(unit[:2], unit)]
    if not 1 <= count <= most:
        return None
    return AgeRange(one * (count - 0.5), one * (count + 1))
