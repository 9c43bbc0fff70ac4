"""A plain text file: one page."""

from collections.abc import Iterator
from datetime import datetime
from io import BufferedReader

from ingest.records import BrokenRecord, RawPage

from .limits import LARGEST_RECORD


def read_text(file: BufferedReader, captured_at: datetime | None) -> Iterator[RawPage | BrokenRecord]:
    data = file.read(LARGEST_RECORD + 1)
    if len(data) > LARGEST_RECORD:
        yield BrokenRecord(1, "page too large", f"It is longer than {LARGEST_RECORD:,} bytes.")
    else:
        yield RawPage(data, 1, 0, captured_at=captured_at, captured_basis="stated" if captured_at else "")
