"""A dump file as raw pages: one module per container. A new container is one module and one line here."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BufferedReader

from ingest.records import BrokenRecord, RawPage

from .jsonl import read_jsonl
from .limits import LARGEST_RECORD
from .text import read_text

Reader = Callable[[BufferedReader, datetime | None], Iterator[RawPage | BrokenRecord]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
    ".jsonl.zst": read_jsonl,
}
__all__ = ["KNOWN", "LARGEST_RECORD", "READERS", "Reader", "reader_for"]
KNOWN = " ".join(READERS)


def reader_for(name: str) -> Reader | None:
    """Find the reader for a file by its ending; None if there is none."""
    return next((reader for ending, reader in READERS.items() if name.lower().endswith(ending)), None)
