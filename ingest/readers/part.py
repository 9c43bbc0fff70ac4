"""A dump, or a part of it, while it is read: what it is called, how to read it, and how far its records are counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedReader
from itertools import count
from typing import Literal

from ingest.records import BrokenRecord, RawPage

from .columns import Columns
from .limits import Limits
from .signs import is_html

_LONGEST_URL = 2000
_LONGEST_NAME = 500


class MissingReaderError(Exception):
    """A package is missing that the dump needs; the sentence has the cure. Nothing may count as read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a dump: the stated capture time, the columns of its records, and what is too large."""

    captured_at: datetime | None = None
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Capturing:
    """What a container says about how a page was captured; what it does not say is empty or None.

    `other_day`: it names a day on which the stated capture time does not fall, so that that one cannot be true.
    """

    url: str = ""
    at: datetime | None = None
    basis: Literal["record", "warc"] = "record"
    charset: str = ""
    media_type: str = ""
    other_day: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a member of an archive. All parts of one dump share the count of records and of what is left out."""

    stream: BufferedReader
    name: str
    reading: Reading = field(default_factory=Reading)
    member: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    left_out: Counter[str] = field(default_factory=Counter)

    def page(self, data: bytes, offset: int, how: Capturing = Capturing()) -> RawPage | BrokenRecord:
        """Make the next record of the dump; a page beyond the limits is rejected."""
        limits = self.reading.limits
        if len(data) > limits.largest_record:
            return self.too_large()
        if data.count(b"\n") >= limits.most_lines:
            return self.broken(
                "too many lines", f"The page has more than {limits.most_lines:,} lines (NEWSARCHIVE_MOST_LINES)."
            )
        stated = None if how.other_day else self.reading.captured_at
        return RawPage(
            data,
            next(self.numbers),
            offset,
            url=how.url[:_LONGEST_URL],
            captured_at=how.at or stated,
            captured_basis=how.basis if how.at else "stated" if stated else "",
            member=self.member,
            charset=how.charset,
            media_type=how.media_type or ("text/html" if is_html(data) else "text/plain"),
        )

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
