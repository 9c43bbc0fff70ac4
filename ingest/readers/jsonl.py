"""JSON lines: one record a line, with the fields `text`, `url` and `date`, plain or compressed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader
from typing import Any

import msgspec

from ingest.records import BrokenRecord, RawPage

from .limits import LARGEST_RECORD
from .streams import BROKEN_STREAM, lines, unpacked

_LONGEST_URL = 2000
# The web began in 1991; an instant outside these years is a default value or an error of the crawler.
_FIRST_YEAR, _LAST_YEAR = 1991, 2100


class _Record(msgspec.Struct):
    """The fields that are read of a line; others are passed over unread."""

    text: str
    url: Any = ""
    date: Any = None


_decoder = msgspec.json.Decoder(_Record)


def read_jsonl(file: BufferedReader, captured_at: datetime | None) -> Iterator[RawPage | BrokenRecord]:
    """Read a page from each line. A record's own `date` goes before `captured_at`; empty lines are no records."""
    number = 0
    try:
        for offset, line in lines(unpacked(file), LARGEST_RECORD):
            if line is None or line.strip():
                number += 1
                yield _page(number, offset, line, captured_at)
    except BROKEN_STREAM as error:
        yield BrokenRecord(number + 1, "file broken off", f"The file cannot be read further: {error}")


def _page(number: int, offset: int, line: bytes | None, captured_at: datetime | None) -> RawPage | BrokenRecord:
    if line is None:
        return BrokenRecord(number, "record too large", f"The line is longer than {LARGEST_RECORD:,} bytes.")
    try:
        record = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return BrokenRecord(number, "not a record", f"The line is not JSON with a field “text”: {error}")
    own = capture_time(record.date)
    return RawPage(
        data=record.text.encode("utf-8", errors="replace"),
        record=number,
        offset=offset,
        url=record.url[:_LONGEST_URL] if isinstance(record.url, str) else "",
        captured_at=own or captured_at,
        captured_basis="record" if own else "stated" if captured_at else "",
    )


def capture_time(date: object) -> datetime | None:
    """Read an ISO 8601 instant, in UTC where it names no zone. A bare day is no instant: None.

    >>> capture_time("2025-06-05T12:00:00Z"), capture_time("2025-06-05"), capture_time(7)
    (datetime.datetime(2025, 6, 5, 12, 0, tzinfo=datetime.timezone.utc), None, None)
    """
    if not isinstance(date, str) or ":" not in date:
        return None
    try:
        instant = datetime.fromisoformat(date.strip())
    except ValueError:
        return None
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
