"""What an entry holds of an article's facets and dates: values to filter by, and columns to count.

Facets of few values, and dates, are packed into one value: one look at it then counts several facets.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from tantivy import Document as Entry
from tantivy import SchemaBuilder

from articles.search.certainty import certainty
from articles.search.engine import Document
from articles.search.query import FACETS, FacetKey

IDS = ("outlet", "topic", "person")  # facets of which the values are ids; those of the others are words
TRAITS, MONTHS, DAYS = PACKED = ("traits", "months", "days")
OF_TRAITS = ("certainty", "role", "language")  # facets, in the order of their packing
_LENGTHS = {MONTHS: len("2025-06"), DAYS: len("2025-06-04")}
_BETWEEN_TRAITS = "\t"
_BETWEEN_ROLES = ","


def add_facet_fields(builder: SchemaBuilder) -> None:
    """Declare the fields of facets and dates."""
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in PACKED:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (*map(id_column, IDS), "earliest_day", "latest_day"):
        builder.add_integer_field(name, fast=True)


def fill_facet_fields(made: Entry, document: Document) -> None:
    for facet, keys in _values(document).items():
        for key in keys or (None,):
            made.add_text(facet, field_value(key))
            if facet in IDS:
                made.add_integer(id_column(facet), int(key or 0))
    for column, value in _packed(document).items():
        made.add_text(column, value)
    if document.published_earliest and document.published_latest:
        made.add_integer("earliest_day", _day(document.published_earliest))
        made.add_integer("latest_day", _day(document.published_latest))


def field_value(key: FacetKey) -> str:
    """Give what stands in the index for a facet's key. No word is empty."""
    return "" if key is None else str(key)


def id_column(facet: str) -> str:
    """Name the column that holds a facet's ids as numbers, 0 for none: they begin with 1."""
    return f"{facet}_id"


def unpacked(counts: Mapping[FacetKey, int]) -> dict[str, Counter[FacetKey]]:
    """Turn counts of traits into those of each facet.

    >>> unpacked({"day\\tlisted,main\\ten": 2, "\\t\\ten": 1})["role"]
    Counter({'listed': 2, 'main': 2, None: 1})
    """
    facets = {facet: Counter[FacetKey]() for facet in OF_TRAITS}
    for traits, count in counts.items():
        parts = str(traits).split(_BETWEEN_TRAITS, len(OF_TRAITS) - 1)
        for facet, part in zip(OF_TRAITS, parts, strict=True):
            for key in part.split(_BETWEEN_ROLES) if facet == "role" else (part,):
                facets[facet][key or None] += count
    return facets


def _values(document: Document) -> dict[str, tuple[FacetKey, ...]]:
    """Give an article's values in each facet."""
    return {
        "outlet": (document.source_id,),
        "topic": document.topic_ids,
        "person": document.person_ids,
        "language": (document.language or None,),
        "role": document.roles,
        "certainty": (certainty(document.published_earliest, document.published_latest),),
    }


def _packed(document: Document) -> dict[str, str]:
    earliest, latest = document.published_earliest, document.published_latest
    roles = _BETWEEN_ROLES.join(sorted(document.roles))
    traits = _BETWEEN_TRAITS.join((certainty(earliest, latest) or "", roles, document.language))
    return {TRAITS: traits, **{column: _interval(earliest, latest, _LENGTHS[column]) for column in _LENGTHS}}


def _interval(earliest: datetime | None, latest: datetime | None, length: int) -> str:
    """Write an interval in months or days as ISO 8601 does, such as 2025-06/2025-07; nothing when undated."""
    if earliest is None or latest is None:
        return ""
    return "/".join(edge.astimezone(UTC).date().isoformat()[:length] for edge in (earliest, latest))


def _day(instant: datetime) -> int:
    return instant.astimezone(UTC).toordinal()
