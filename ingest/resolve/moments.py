"""Read days and hours as sentences write them: “Tuesday, June 24, 2025 14:30 GMT”, “4 June”, “٢٤ يونيو ٢٠٢٥”.

Months are read by name only: whether 04/06/2025 is in April or in June, nobody can tell.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .zones import ANYWHERE, NAME, OFFSET, Zone, read_zone

_MONTHS = (
    ("january", "jan", "يناير", "كانون الثاني", "جانفي"),
    ("february", "feb", "فبراير", "شباط", "فيفري"),
    ("march", "mar", "مارس", "آذار"),
    ("april", "apr", "أبريل", "إبريل", "ابريل", "نيسان", "أفريل"),
    ("may", "مايو", "أيار", "ماي"),
    ("june", "jun", "يونيو", "حزيران", "جوان"),
    ("july", "jul", "يوليو", "تموز", "جويلية"),
    ("august", "aug", "أغسطس", "آب", "أوت"),
    ("september", "sept", "sep", "سبتمبر", "أيلول"),
    ("october", "oct", "أكتوبر", "تشرين الأول"),
    ("november", "nov", "نوفمبر", "تشرين الثاني"),
    ("december", "dec", "ديسمبر", "كانون الأول"),
)
_WEEKDAYS = (
    ("monday", "mon", "الاثنين", "الإثنين"),
    ("tuesday", "tues", "tue", "الثلاثاء"),
    ("wednesday", "wed", "الأربعاء"),
    ("thursday", "thurs", "thur", "thu", "الخميس"),
    ("friday", "fri", "الجمعة"),
    ("saturday", "sat", "السبت"),
    ("sunday", "sun", "الأحد"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}


def _any(names: dict[str, int], arabic: bool) -> str:
    chosen = [name for name in names if name.isascii() != arabic]
    return rf"(?:{'|'.join(sorted(chosen, key=len, reverse=True))})(?!\w)"


_D = r"(?:[0-9٠-٩]{1,2})(?![0-9٠-٩:])"
_YEAR = r"(?:[0-9٠-٩]{4})(?![0-9٠-٩])"
_MONTH = rf"(?i:{_any(_MONTH_OF, arabic=False)})\.?"
_WEEKDAY = rf"(?i:{_any(_WEEKDAY_OF, arabic=False)})\.?,? "
_ARABIC_MONTH = rf"{_any(_MONTH_OF, arabic=True)}(?: ?[/-] ?{_any(_MONTH_OF, arabic=True)})?"
_ARABIC_WEEKDAY = rf"(?:يوم )?{_any(_WEEKDAY_OF, arabic=True)}[،,]? "
# A day with or without its weekday and its year.
DAY = (
    rf"(?:(?:{_WEEKDAY})?(?:{_MONTH} {_D}(?:st|nd|rd|th)?(?:,? {_YEAR})?"
    rf"|{_D}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}(?:,? {_YEAR}|-{_YEAR})?)"
    rf"|(?:{_ARABIC_WEEKDAY})?{_D} {_ARABIC_MONTH}(?:[،,]? {_YEAR})?"
    rf"|(?:[0-9]{{4}})-(?:[0-9]{{2}})-(?:[0-9]{{2}})(?![0-9]))"
)
_HALF = r"(?:[apAP](?:\.[mM]\.|[mM](?![a-z]))|(?:صباح[اً]*|مساء[اً]*|[صم])(?!\w))"
_CLOCK = (
    rf"(?:[0-2]?[0-9٠-٩][:.][0-5٠-٥][0-9٠-٩](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?(?![0-9])(?: ?{_HALF})?"
    rf"|[01]?[0-9] ?{_HALF}"
    r"|[0-2][0-9][0-5][0-9](?=(?: hrs| hours)? ?(?:GMT|UTC)))(?: hrs| hours)?"
)
_TIMED = rf"{_CLOCK}(?: ?(?:{OFFSET}|\(?{NAME}\)?))?"
# A day and, before or behind it, an hour and a zone.
MOMENT = (
    rf"(?:{DAY}(?:(?:[،,]? (?:at |الساعة )?| ?[|•–-] ?|T){_TIMED}| \(?{NAME}\)?)?"
    rf"|{_TIMED}(?:,? on |,? | ?[|•–-] ?){DAY})"
)
_DAY = re.compile(DAY)
_TIME = re.compile(rf"(?P<clock>{_CLOCK})(?: ?(?:(?P<offset>{OFFSET})|\(?(?P<name>{NAME})\)?))?")
_ZONE = re.compile(rf" \(?(?P<name>{NAME})")
_WORDS = re.compile(r"[^\W\d_]+(?: (?:الأول|الثاني))?")
_NUMBERS = re.compile(r"[0-9٠-٩]+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NOON = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as it is written; what is not written is None. `lasts` is how closely the hour is given: a day, if not."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    clock: time = time()
    lasts: timedelta = timedelta(days=1)
    zone: Zone = ANYWHERE

    def date_in(self, year: int) -> date | None:
        """Give the day in a year; None if that year has no such day, or it falls on another weekday."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None

    def ends(self, day: date) -> tuple[datetime, datetime]:
        """Give the first and the last instant that the words can mean on that day."""
        local = datetime.combine(day, self.clock, UTC)
        return local - self.zone.east, local + self.lasts - self.zone.west


def read_moment(words: str) -> Moment | None:
    """Read the first day in the words, with the hour and the zone beside it.

    >>> read_moment("Tuesday, June 24, 2025").weekday, read_moment("4 June at 2.30pm").clock
    (1, datetime.time(14, 30))
    >>> read_moment("04/06/2025") is None
    True
    """
    found = _DAY.search(words)
    if not found:
        return None
    month, day, year, weekday = _day(found[0])
    if month is None or day is None or not _FIRST_YEAR <= (year or _FIRST_YEAR) <= _LAST_YEAR:
        return None
    beside = f"{words[: found.start()]} {words[found.end() :]}"
    timed = _TIME.search(beside)
    zone = (timed["offset"] or timed["name"]) if timed else _zone_behind(words[found.end() :])
    read = read_zone(zone, month) if zone else ANYWHERE
    return Moment(month, day, year, weekday, *_clock(timed["clock"] if timed else ""), read)


def _zone_behind(words: str) -> str | None:
    found = _ZONE.match(words)
    return found["name"] if found else None


def _day(words: str) -> tuple[int | None, int | None, int | None, int | None]:
    """Give month, day, year and weekday; no month where two are named that differ."""
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    names = [name.casefold() for name in _WORDS.findall(words)]
    months = {_MONTH_OF[name] for name in names if name in _MONTH_OF}
    weekday = next((_WEEKDAY_OF[name] for name in names if name in _WEEKDAY_OF), None)
    if not months and len(numbers) == 3:  # noqa: PLR2004 - year, month and day
        return numbers[1], numbers[2], numbers[0], weekday
    day, year = numbers[0], numbers[1] if len(numbers) > 1 else None
    return months.pop() if len(months) == 1 else None, day, year, weekday


def _clock(words: str) -> tuple[time, timedelta]:
    """Read an hour: to the minute, or to the hour (3 pm); a day where there is none, or no clock shows it."""
    digits = _NUMBERS.findall(words)
    if not digits:
        return time(), timedelta(days=1)
    hour, minute = (digits[0][:2], digits[0][2:]) if len(digits[0]) > 2 else (digits[0], "".join(digits[1:2]))  # noqa: PLR2004
    half = next((letter for letter in words.casefold() if letter in "apصم"), "")
    whole = int(hour) % _NOON + _NOON * (half in "pم") if half and int(hour) <= _NOON else int(hour)
    if whole >= 24 or (half and half in "aص" and whole >= _NOON):  # noqa: PLR2004
        return time(), timedelta(days=1)
    return time(whole, int(minute or 0)), timedelta(minutes=1) if minute else timedelta(hours=1)
