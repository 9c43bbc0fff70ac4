"""Parquet: a table with a page in each row, read batch by batch."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from ingest.records import BrokenRecord, RawPage

from .part import MissingReaderError, Part
from .record import read_record

# Rows that are decoded at once: with the largest records allowed, what is in memory stays below some 500 MB.
_ROWS = 16
_INSTALL = "To read Parquet, install pyarrow (pip install 'newsarchive[parquet]') and run the same command again."
# pyarrow's own errors are of many kinds; those of a damaged file are among these.
_BROKEN = (ValueError, OSError, RuntimeError, NotImplementedError, OverflowError, KeyError, MemoryError)


def read_parquet(part: Part) -> Iterator[RawPage | BrokenRecord]:
    """Read a page from each row, with the columns of the same names as in JSON lines.

    MissingReaderError if pyarrow is not installed: it is large, and an optional extra.
    """
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        raise MissingReaderError(_INSTALL) from None
    with _seekable(part) as stream:
        try:
            file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 16)
        except _BROKEN as error:
            yield part.broken("broken Parquet file", f"Its table of contents cannot be read: {_first_line(error)}")
            return
        yield from _rows(part, file)


@contextmanager
def _seekable(part: Part) -> Iterator[BinaryIO]:
    """Give the file itself; a packed one, or a member of an archive, is put by in a temporary file without a name."""
    if part.stream.seekable():
        yield part.stream
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(part.stream, copy)
        copy.seek(0)
        yield copy


def _rows(part: Part, file: Any) -> Iterator[RawPage | BrokenRecord]:
    columns, present = part.reading.columns, file.schema_arrow.names
    if not set(columns.text) & set(present):
        yield part.broken("no text in the file", columns.no_text(present))
        return
    names = [name for name in columns.names if name in present]
    for number in range(file.num_row_groups):
        if _is_bomb(part, file.metadata.row_group(number)):
            yield part.broken(
                "packed too densely", f"Row group {number + 1} claims to unpack to far more than text does."
            )
        else:
            yield from _row_group(part, file, number, names)


def _is_bomb(part: Part, group: Any) -> bool:
    limits, chunks = part.reading.limits, [group.column(number) for number in range(group.num_columns)]
    size: int = sum(chunk.total_uncompressed_size for chunk in chunks)
    packed: int = sum(chunk.total_compressed_size for chunk in chunks)
    return size > limits.free_bytes and size > limits.largest_ratio * packed


def _row_group(part: Part, file: Any, number: int, names: list[str]) -> Iterator[RawPage | BrokenRecord]:
    """Read the rows of a group; where one cannot be decoded, the rest of the group is one rejected record."""
    batches = file.iter_batches(_ROWS, row_groups=[number], columns=names, use_threads=False)
    while True:
        try:
            rows = _decoded(next(batches, None))
        except _BROKEN as error:
            yield part.broken(
                "broken row group", f"Row group {number + 1} cannot be read further: {_first_line(error)}"
            )
            return
        if rows is None:
            return
        for row in rows:
            yield read_record(part, 0, row, lambda: file.schema_arrow.names)


def _decoded(batch: Any) -> list[dict[str, Any]] | None:
    """Give the rows as Python values; instants to the microsecond, which is what Python's have."""
    if batch is None:
        return None
    arrow = import_module("pyarrow")
    for number, field in enumerate(batch.schema):
        if arrow.types.is_timestamp(field.type):
            exact = batch.column(number).cast(arrow.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(number, field.name, exact)
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200]
