"""What an entry of the index holds: text in two forms, values to filter by and to count, and keys to sort by."""

from datetime import UTC, datetime

from tantivy import Document as Entry
from tantivy import Index, Schema, SchemaBuilder

from articles.search.engine import Document

from .analysis import exact, stemming
from .columns import add_facet_fields, fill_facet_fields
from .texts import ENGLISH, add_text_fields, text_fields

VERSION = "4"  # Raise it with every change of the schema or the analyzers: older indexes are then refused.

_START = datetime(1600, 1, 1, tzinfo=UTC)
_ID_BITS = 30
_LATEST = 2 ** (64 - _ID_BITS) - 1


def schema() -> Schema:
    """Declare the fields. Nothing is stored."""
    builder = SchemaBuilder()
    add_text_fields(builder)
    add_facet_fields(builder)
    builder.add_integer_field("id", indexed=True, fast=True)
    for name in ("by_latest", "by_earliest", "by_added", "digest"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def register_analyzers(index: Index) -> None:
    """Tell an opened index how its text is read; Tantivy does not keep this with the files."""
    index.register_tokenizer("stemming", stemming(ENGLISH))
    index.register_tokenizer("exact", exact())


def entry(document: Document) -> Entry:
    """Turn an article into an entry."""
    made = Entry(**text_fields(document))
    made.add_integer("id", document.id)
    made.add_unsigned("digest", document.digest())
    fill_facet_fields(made, document)
    for name, key in _sort_keys(document).items():
        made.add_unsigned(name, key)
    return made


def _sort_keys(document: Document) -> dict[str, int]:
    """Pack an instant and the id into one number each, so that equal instants are told apart by id.

    `by_latest` and `by_added` are read downwards, `by_earliest` upwards: the undated come last in all of them.
    """
    return {
        "by_latest": _sort_key(document.published_latest, 0, document.id),
        "by_earliest": _sort_key(document.published_earliest, _LATEST, document.id),
        "by_added": _sort_key(document.imported_at, 0, document.id),
    }


def _sort_key(instant: datetime | None, otherwise: int, number: int) -> int:
    seconds = otherwise
    if instant:
        seconds = min(max(int((instant - _START).total_seconds()), 1), _LATEST - 1)
    return seconds << _ID_BITS | number % 2**_ID_BITS
