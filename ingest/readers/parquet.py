"""Parquet: a table with a page in each row, read batch by batch."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import SEEK_END
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from ingest.records import BrokenRecord, RawPage

from .part import MissingReaderError, Part
from .record import read_record
from .streams import TooDenseError, refuse_bombs

# Rows that are decoded at once; no more cost less (0.4 s for 10,000 pages with 1 row or 16).
_ROWS = 4
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
        yield from _rows(part, file, stream.seek(0, SEEK_END))


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


def _rows(part: Part, file: Any, size: int) -> Iterator[RawPage | BrokenRecord]:
    columns, present = part.reading.columns, file.schema_arrow.names
    if not set(columns.text) & set(present):
        yield part.broken("no text in the file", columns.no_text(present))
        return
    names = [name for name in columns.names if name in present]
    for number in range(file.num_row_groups):
        try:
            for row in _row_group(part, file.iter_batches(_ROWS, [number], names, use_threads=False), size):
                yield read_record(part, 0, row, lambda: file.schema_arrow.names)
        except TooDenseError as error:
            yield part.broken("packed too densely", f"Row group {number + 1}: {error}")
        except _BROKEN as error:
            yield part.broken("broken row group", f"Row group {number + 1} breaks off: {_first_line(error)}")


def _row_group(part: Part, batches: Iterable[Any], size: int) -> Iterator[dict[str, Any]]:
    """Decode rows, as long as they are not too much for a file of this size.

    What a row group says of its own size is not asked: on a damaged one pyarrow ends the process.
    """
    unpacked = 0
    for batch in batches:
        unpacked += batch.nbytes
        refuse_bombs(unpacked, size, part.reading.limits)
        yield from _decoded(batch)


def _decoded(batch: Any) -> list[dict[str, Any]]:
    """Give the rows as Python values; instants to the microsecond, which is what Python's have."""
    arrow = import_module("pyarrow")
    for number, field in enumerate(batch.schema):
        if arrow.types.is_timestamp(field.type):
            exact = batch.column(number).cast(arrow.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(number, field.name, exact)
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200]
