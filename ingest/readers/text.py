"""A text file or a saved HTML page: one page."""

from collections.abc import Iterator

from ingest.records import BrokenRecord, RawPage

from .part import Part


def read_text(part: Part) -> Iterator[RawPage | BrokenRecord]:
    yield part.page(part.stream.read(part.reading.limits.largest_record + 1), 0)
