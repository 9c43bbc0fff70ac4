"""JSON lines: one record a line."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ingest.records import BrokenRecord, RawPage

from .columns import Columns
from .part import Part
from .record import read_record
from .signs import BYTE_ORDER_MARK
from .streams import lines

_NOT_A_RECORD = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_any_record = msgspec.json.Decoder(dict[str, msgspec.Raw])


def read_jsonl(part: Part) -> Iterator[RawPage | BrokenRecord]:
    """Read a page from each line; empty lines are no records."""
    decode = _decoder(part.reading.columns)
    for offset, line in lines(part.stream, part.reading.limits.largest_record):
        if line is None:
            yield part.too_large()
        elif line.strip():
            yield _page(part, offset, line.removeprefix(BYTE_ORDER_MARK), decode)


def _decoder(columns: Columns) -> msgspec.json.Decoder[Any]:
    """Make a decoder that reads these columns alone; it passes over all others unread."""
    places = {f"column_{number}": name for number, name in enumerate(columns.names)}
    record = msgspec.defstruct("Record", [(place, Any, None) for place in places], rename=places)
    return msgspec.json.Decoder(record)


def _page(part: Part, offset: int, line: bytes, decoder: msgspec.json.Decoder[Any]) -> RawPage | BrokenRecord:
    columns = part.reading.columns
    try:
        values = msgspec.structs.astuple(decoder.decode(line))
    except _NOT_A_RECORD as error:
        return part.broken("not a record", f"The line is not JSON with columns: {error}")
    return read_record(part, offset, dict(zip(columns.names, values, strict=True)), lambda: _keys(line))


def _keys(line: bytes) -> list[str]:
    return list(_any_record.decode(line))
