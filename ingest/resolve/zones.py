"""What a time zone's printed name says about its distance from UTC: never more than is sure.

A name that several zones share spans them all: PST is that of California, Pakistan and the Philippines.
"""

import re
from datetime import timedelta
from typing import NamedTuple


class Zone(NamedTuple):
    """How far the zone is ahead of UTC: between `west` and `east`, both included."""

    west: timedelta
    east: timedelta


# Every day of the calendar begins 14 hours before, and ends 12 hours after, the same day in UTC.
ANYWHERE = Zone(timedelta(hours=-12), timedelta(hours=14))

# Hours ahead of UTC, where the name is that of one zone.
_ONE = {
    name: hours
    for hours, names in (
        *((0.0, "UTC GMT Z"), (1, "WEST WAT"), (2, "CEST CAT SAST"), (3, "EEST EAT MSK TRT IDT"), (3.5, "IRST")),
        *((5, "PKT"), (5.5, "SLST"), (5.75, "NPT"), (7, "WIB ICT"), (8, "SGT MYT HKT PHT PHST AWST WITA")),
        *((9, "JST KST WIT"), (11, "AEDT"), (13, "NZDT"), (-2.5, "NDT"), (-3, "BRT ART"), (-4, "EDT")),
        *((-5, "COT PET CDT"), (-6, "MDT"), (-7, "PDT"), (-8, "AKDT"), (-10, "HST")),
    )
    for name in names.split()
}
# The names that several zones share, and those that hold in summer and winter alike: the furthest west and east.
_SEVERAL = {
    name: (west, east)
    for name, west, east in (
        *(("BST", 1.0, 6.0), ("IST", 1, 5.5), ("GST", -2, 4), ("AST", -4, 3), ("ADT", -3, 4), ("BDT", 6, 8)),
        *(("CST", -6, 8), ("MST", -7, 8), ("PST", -8, 8), ("ET", -5, -4), ("CT", -6, -5), ("MT", -7, -6)),
        ("PT", -8, -7),
    )
}
# Names of a standard time that writers leave standing while summer time is in force, one hour ahead.
_NORTHERN = {"EST": -5.0, "AKST": -9, "NST": -3.5, "WET": 0, "CET": 1, "EET": 2}
_SOUTHERN = {"AEST": 10.0, "ACST": 9.5, "NZST": 12}
# Months in which no country of the half of the Earth has summer time.
_WINTER = {**dict.fromkeys(_NORTHERN, (12, 1, 2)), **dict.fromkeys(_SOUTHERN, (5, 6, 7, 8))}

_NAMES = sorted({*_ONE, *_SEVERAL, *_NORTHERN, *_SOUTHERN}, key=lambda name: (-len(name), name))
# "+05:30"; hours alone, as in "+3", only behind GMT or UTC, for "14:30 -10" may go on "people".
OFFSET = r"(?:\+(?:0?[0-9]|1[0-4])|[−-](?:0?[0-9]|1[0-2])):?[0-5][0-9](?![0-9:])"
_HOURS = r"(?:\+(?:0?[0-9]|1[0-4])|[−-](?:0?[0-9]|1[0-2]))(?![0-9:])"
NAME = rf"(?:(?:GMT|UTC) ?(?:{OFFSET}|{_HOURS})|(?:{'|'.join(_NAMES)})(?![A-Za-z])|بتوقيت غرينتش)"
_SIGNED = re.compile(r"(?:GMT|UTC)? ?([+−-])([0-9]{1,2}):?([0-9]{2})?")


def read_zone(name: str, month: int) -> Zone:
    """Read a zone as `NAME` or `OFFSET` find it, printed beside a day of that month.

    >>> print(*read_zone("+05:30", 6)), print(*read_zone("PST", 6)), print(*read_zone("EST", 1))
    5:30:00 5:30:00
    -1 day, 16:00:00 8:00:00
    -1 day, 19:00:00 -1 day, 19:00:00
    (None, None, None)
    """
    if match := _SIGNED.fullmatch(name):
        hours = int(match[2]) + int(match[3] or 0) / 60
        return _zone(*[-hours if match[1] in "−-" else hours] * 2)
    if name in _WINTER:
        standard = (_NORTHERN | _SOUTHERN)[name]
        return _zone(standard, standard + (month not in _WINTER[name]))
    if name in _SEVERAL:
        return _zone(*_SEVERAL[name])
    return _zone(*[_ONE.get(name, 0)] * 2)


def _zone(west: float, east: float) -> Zone:
    return Zone(timedelta(hours=west), timedelta(hours=east))
