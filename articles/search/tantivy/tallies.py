"""Count the values of fields among the articles that match, exactly and in the cheapest of two ways."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import Any, TypeVar

from tantivy import Occur, Schema
from tantivy import Query as Compiled

from articles.search.query import FacetKey

from .clauses import all_of
from .columns import IDS, field_value, id_column
from .snapshot import Snapshot

MANY = ("topic", "person")  # facets of which an article can have several values
EVERY = 60_000  # Tantivy refuses answers of more than 65,000 buckets.

# How walking compares with looking at articles (docs/search-engine.md has the measurements): each value costs as much
# as ten articles and, as every article has its values in the lists, an eighth of the archive comes on top.
ARTICLES_PER_VALUE = 10
SHARE_WALKED = 1 / 8

Key = TypeVar("Key")
Counts = dict[FacetKey, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles have each value: of its most frequent values or, when it is `whole`, of all."""

    counts: Counts
    whole: bool


class Tallies:
    """Counts in one snapshot. Articles are looked at one by one or, where many match, the lists of each value."""

    def __init__(self, snapshot: Snapshot, schema: Schema):
        self.snapshot, self.searcher, self.schema = snapshot, snapshot.searcher, schema

    def tally(self, matching: Compiled, fields: Collection[str], most: int, total: int | None) -> dict[str, Tally]:
        """Count the `most` frequent ids of facets and every value of packed columns; `total` articles match."""
        walked = self._to_walk(matching, fields, total)
        tallies = self._looked_at(matching, {field: most for field in fields if field not in walked})
        broken = {field for field, tally in tallies.items() if field not in IDS and not tally.whole}
        return tallies | {field: self._walked(matching, field, most) for field in {*walked, *broken}}

    def those(self, matching: Compiled, facet: str, keys: Collection[FacetKey]) -> Counts:
        """Count these ids of a facet alone, in the few articles that have any of them."""
        known = [key for key in keys if self.searcher.doc_freq(facet, field_value(key))]
        if not known:
            return {}
        having = Compiled.term_set_query(self.schema, facet, [field_value(key) for key in known])
        few = all_of([(Occur.Must, matching), (Occur.Must, having)])
        numbers = sorted(int(key or 0) for key in known)
        ranges = [{"from": number, "to": number + 1} for number in numbers]
        answer = self.searcher.aggregate(few, {"ids": {"range": {"field": id_column(facet), "ranges": ranges}}})
        found = {bucket.get("from"): bucket["doc_count"] for bucket in answer["ids"]["buckets"]}
        return {number or None: found[number] for number in numbers if found[number]}

    def _to_walk(self, matching: Compiled, fields: Collection[str], total: int | None) -> list[str]:
        many = [field for field in MANY if field in fields]
        if many and total is None:
            total = self.searcher.search(matching, limit=1).count
        return [field for field in many if self._is_walked(field, total or 0)]

    def _is_walked(self, field: str, total: int) -> bool:
        rest = total - self.searcher.num_docs * SHARE_WALKED
        return rest > 0 and rest > self._values(field) * ARTICLES_PER_VALUE

    def _values(self, field: str) -> int:
        """Say how many values a field has, roughly: they are counted anew when the archive has doubled."""
        key = (self.snapshot.signature[0], self.searcher.num_docs.bit_length(), field)
        known = self.snapshot.memory.get(key)
        if known is None:
            known = len(self.searcher.terms_with_prefix(field, ""))
            self.snapshot.memory.keep(key, known)
        return known

    def _looked_at(self, matching: Compiled, fields: dict[str, int]) -> dict[str, Tally]:
        request = {field: _terms(field, most) for field, most in fields.items()}
        answer = self.searcher.aggregate(matching, request) if request else {}
        return {field: _tally(field, counted) for field, counted in answer.items()}

    def _walked(self, matching: Compiled, field: str, most: int) -> Tally:
        """Go through all values of a field and see which of their articles match."""
        counts = self.searcher.terms_with_prefix(field, "", filter_query=matching)
        top = most_frequent(counts, most) if field in IDS else counts
        return Tally(_counts(field, top), len(top) == len(counts))


def most_frequent(counts: Iterable[tuple[Key, int]], most: int) -> list[tuple[Key, int]]:
    return nlargest(most, counts, key=itemgetter(1))


def _terms(field: str, most: int) -> dict[str, Any]:
    name, size = (id_column(field), min(most, EVERY)) if field in IDS else (field, EVERY)
    # A segment gives only its own most frequent values unless told to give all, and counts then come out too low.
    return {"terms": {"field": name, "size": size, "segment_size": 2**31 - 1}}


def _tally(field: str, counted: dict[str, Any]) -> Tally:
    counts = ((bucket["key"], bucket["doc_count"]) for bucket in counted["buckets"])
    return Tally(_counts(field, counts), counted["sum_other_doc_count"] == 0)


def _counts(field: str, counts: Iterable[tuple[Any, int]]) -> Counts:
    return {(int(value or 0) if field in IDS else value) or None: count for value, count in counts}
