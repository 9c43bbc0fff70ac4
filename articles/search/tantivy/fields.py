"""What an entry of the index holds: text in two forms, ids to filter by, days to count and keys to sort by."""

from datetime import UTC, date, datetime

from tantivy import Document as Entry
from tantivy import Index, Schema, SchemaBuilder

from articles.search.certainty import certainty
from articles.search.engine import Document
from articles.search.query import UNITS, FacetKey

from .analysis import exact, stemming
from .texts import ENGLISH, add_text_fields, text_fields

VERSION = "3"  # Raise it with every change of the schema or the analyzers: older indexes are then refused.
IDS = ("outlet", "topic", "person")  # facets of which the values are ids; those of the others are words

_START = datetime(1600, 1, 1, tzinfo=UTC)
_ID_BITS = 30
_LATEST = 2 ** (64 - _ID_BITS) - 1


def schema() -> Schema:
    """Declare the fields. Nothing is stored."""
    builder = SchemaBuilder()
    add_text_fields(builder)
    for name in ("id", *IDS):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("language", "role", "certainty"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("earliest", "latest", "certain"):
        for unit in UNITS:
            builder.add_integer_field(f"{name}_{unit}", fast=True)
    for name in ("by_latest", "by_earliest", "by_added"):
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
    for facet, keys in values(document).items():
        for key in keys or (None,):
            (made.add_integer if facet in IDS else made.add_text)(facet, field_value(facet, key))
    if document.published_earliest and document.published_latest:
        _add_dates(made, document.published_earliest, document.published_latest)
    for name, key in _sort_keys(document).items():
        made.add_unsigned(name, key)
    return made


def values(document: Document) -> dict[str, tuple[FacetKey, ...]]:
    """Give an article's values in each facet."""
    return {
        "outlet": (document.source_id,),
        "topic": document.topic_ids,
        "person": document.person_ids,
        "language": (document.language or None,),
        "role": document.roles,
        "certainty": (certainty(document.published_earliest, document.published_latest),),
    }


def field_value(facet: str, key: FacetKey) -> int | str:
    """Give what stands in the index for a facet's key. Ids begin with 1, and no word is empty."""
    return (0 if facet in IDS else "") if key is None else key


def period_number(day: date, unit: str) -> int:
    """Number years, months or days one by one."""
    return {"year": day.year, "month": day.year * 12 + day.month - 1, "day": day.toordinal()}[unit]


def _add_dates(made: Entry, earliest: datetime, latest: datetime) -> None:
    for unit in UNITS:
        first, last = (period_number(instant.astimezone(UTC).date(), unit) for instant in (earliest, latest))
        made.add_integer(f"earliest_{unit}", first)
        made.add_integer(f"latest_{unit}", last)
        if first == last:
            made.add_integer(f"certain_{unit}", first)


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
