"""Write records as lines of NDJSON or rows of CSV, one at a time."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from .exports import FIELDS, ArticleRecord, EdgeRecord

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), and the guard itself.
_RISKY = re.compile(r"['\t\r\n]|\s*[=+\-@＝＋－＠]")


def ndjson_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    """Write each record as one line of JSON in UTF-8."""
    encoder = msgspec.json.Encoder()
    for record in records:
        yield encoder.encode(record) + b"\n"


def csv_lines(records: Iterable[ArticleRecord]) -> Iterator[bytes]:
    """Write a head row and one row a record, nested fields as JSON, in UTF-8."""
    return rows(records, FIELDS)


def edge_lines(edges: Iterable[EdgeRecord]) -> Iterator[bytes]:
    """Write a head row and one row an edge of the graph of related articles."""
    return rows(edges, tuple(EdgeRecord.__annotations__))


ENCODINGS: dict[str, Callable[[Iterable[ArticleRecord]], Iterator[bytes]]] = {"ndjson": ndjson_lines, "csv": csv_lines}


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could run; taking one leading apostrophe away gives the text back.

    >>> guarded("=1+1"), guarded("'tis"), guarded("plain")
    ("'=1+1", "''tis", 'plain')
    """
    return "'" + text if _RISKY.match(text) else text


def rows(records: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> Iterator[bytes]:
    """Write any records as CSV: a head row and one row each."""
    writer = csv.writer(_Line())
    yield writer.writerow(fields)
    for record in records:
        yield writer.writerow([_cell(record[field]) for field in fields])


class _Line:
    """Hands the row back to whoever had it written."""

    def write(self, row: str) -> bytes:
        return row.encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else msgspec.json.encode(value).decode()
