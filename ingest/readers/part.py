"""A dump, or a part of it, while it is read: what it is called, how to read it, and how far its records are counted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BufferedReader
from itertools import count
from pathlib import PurePosixPath
from typing import Literal, Self

from ingest.records import NOT_KNOWN, BrokenRecord, Captured, RawPage

from .columns import Columns
from .instants import is_another_day
from .limits import Limits
from .names import named_time
from .origin import UNTOLD, Missed, Origin
from .signs import is_html

_LONGEST_URL = 2000
_LONGEST_NAME = 500


class MissingReaderError(Exception):
    """A package is missing that the dump needs; the sentence has the cure. Nothing may count as read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a dump: the columns of its records, what is too large, and when pages were captured that do not say.

    The stated capture time `captured_at` (until `captured_until`, if it is no instant) goes before the one that
    `captured_from` finds in a name, and that before the file's time of modification, which counts if `captured_mtime`.
    """

    captured_at: datetime | None = None
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    captured_until: datetime | None = None
    captured_from: re.Pattern[str] | None = None
    captured_mtime: bool = False

    def captured(self, origin: Origin, missed: Missed) -> Captured:
        """Say when pages were captured that do not tell; never what the clock says. Note a file whose names do not."""
        if self.captured_at:
            return Captured(self.captured_at, self.captured_until, "stated")
        named = self._named(origin.names)
        if isinstance(named, Captured):
            return named
        if self.captured_from:
            missed.note(origin, named or "no match.")
        return origin.modified if self.captured_mtime else NOT_KNOWN

    def _named(self, names: Iterable[str]) -> Captured | str:
        """Take the time of the first name in which the pattern matches; say why that is none."""
        for name in names if self.captured_from else ():
            if found := named_time(self.captured_from, name):
                return found
        return ""


@dataclass(frozen=True, slots=True)
class Capturing:
    """What a container says about how a page was captured; what it does not say is empty or None.

    `day` is one that it names without an hour: a capture time stated for the whole dump must agree with it.
    """

    url: str = ""
    at: datetime | None = None
    basis: Literal["record", "warc"] = "record"
    charset: str = ""
    media_type: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a member of an archive. All parts of one dump share the counts of records and of what is left out."""

    stream: BufferedReader
    name: str
    reading: Reading = field(default_factory=Reading)
    member: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    left_out: Counter[str] = field(default_factory=Counter)
    origin: Origin = UNTOLD
    missed: Missed = field(default_factory=Missed)

    def inside(self, member: str, modified: Captured) -> Self:
        """Begin a member of this archive; its stream is still to be set."""
        name = printable(member)
        return replace(self, name=PurePosixPath(name).name, member=name, origin=self.origin.inside(name, modified))

    def page(self, data: bytes, offset: int, how: Capturing = Capturing()) -> RawPage | BrokenRecord:
        """Make the next record of the dump; a page beyond the limits is rejected."""
        limits = self.reading.limits
        if len(data) > limits.largest_record:
            return self.too_large()
        if data.count(b"\n") >= limits.most_lines:
            return self.broken(
                "too many lines", f"The page has more than {limits.most_lines:,} lines (NEWSARCHIVE_MOST_LINES)."
            )
        captured = self._captured(how)
        return RawPage(
            data,
            next(self.numbers),
            offset,
            url=how.url[:_LONGEST_URL],
            captured_at=captured.at,
            captured_until=captured.until,
            captured_basis=captured.basis,
            member=self.member,
            charset=how.charset,
            media_type=how.media_type or ("text/html" if is_html(data) else "text/plain"),
        )

    def _captured(self, how: Capturing) -> Captured:
        if how.at:
            return Captured(how.at, basis=how.basis)
        captured = self.reading.captured(self.origin, self.missed)
        return NOT_KNOWN if how.day and is_another_day(how.day, captured) else captured

    def broken(self, reason: str, detail: str) -> BrokenRecord:
        """Make the next record of the dump one without a page."""
        return BrokenRecord(next(self.numbers), reason, detail, self.member)

    def too_large(self) -> BrokenRecord:
        return self.broken(
            "record too large",
            f"It is longer than {self.reading.limits.largest_record:,} bytes (NEWSARCHIVE_LARGEST_RECORD).",
        )


def printable(name: str) -> str:
    r"""Give a name as it can be printed and stored; whatever it leads to, it is only a name.

    >>> printable("../../etc/pass\x1b[2Jwd\udcff")
    '../../etc/pass\\x1b[2Jwd\\udcff'
    """
    shown = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in name)
    return shown[-_LONGEST_NAME:]
