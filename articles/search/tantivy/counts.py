"""Count facets in Tantivy, exactly."""

from bisect import bisect
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import accumulate

from tantivy import Query as Compiled
from tantivy import Searcher

from articles.search.engine import Spread
from articles.search.query import FACETS, UNITS, FacetKey, Query

from .compiler import Compiler
from .fields import IDS, field_value

_EVERY = 60_000  # More days than archives have; Tantivy refuses answers of more than 65,000 buckets.
_EDGES = ("earliest", "latest", "certain")

Counts = dict[FacetKey, int]


class Counter:
    """Counts the facets of one search; what was chosen in a facet is left aside while it is counted, except people."""

    def __init__(self, searcher: Searcher, compiler: Compiler, query: Query):
        self.searcher, self.compiler, self.query = searcher, compiler, query

    def facets(self, most: int, also: Mapping[str, Collection[FacetKey]]) -> dict[str, Counts]:
        """Count the most frequent values of each facet, and those that are chosen or asked for."""
        bases: dict[Query, list[str]] = {}
        for name in FACETS:
            bases.setdefault(self.query.without(name), []).append(name)
        counts: dict[str, Counts] = {}
        for base, names in bases.items():
            compiled = self.compiler.compile(base)
            answer = self.searcher.aggregate(compiled, {name: _terms(name, most) for name in names})
            for name in names:
                counts[name] = {_key(name, bucket["key"]): bucket["doc_count"] for bucket in answer[name]["buckets"]}
                wanted = {*self.query.chosen[name], *also.get(name, ()), None} - counts[name].keys()
                if len(counts[name]) >= most:
                    counts[name] |= self._counted(compiled, name, wanted)
        return counts

    def _counted(self, compiled: Compiled, name: str, wanted: Iterable[FacetKey]) -> Counts:
        """Count values that are not among the most frequent."""
        counts = {}
        for key in wanted:
            value = Compiled.term_query(self.compiler.schema, name, field_value(name, key))
            if found := self.searcher.search(compiled.and_must_match(value), limit=1).count:
                counts[key] = found
        return counts

    def dates(self) -> dict[str | None, Spread]:
        """Count years, months and the days that the query has counted, and the undated."""
        base = self.query.without("date")
        request = {f"{edge}_{unit}": _terms(f"{edge}_{unit}", _EVERY) for edge in _EDGES for unit in UNITS[:2]}
        request |= {"all": {"value_count": {"field": "id"}}, "dated": {"value_count": {"field": "earliest_day"}}}
        answer = self.searcher.aggregate(self.compiler.compile(base), request)
        spreads: dict[str | None, Spread] = {}
        for unit in UNITS[:2]:
            spreads |= _spreads(answer, unit)
        if self.query.days_counted:
            spreads |= self._days(base)
        if undated := int(answer["all"]["value"] - answer["dated"]["value"]):
            spreads[None] = Spread(undated, undated)
        return spreads

    def _days(self, base: Query) -> dict[str, Spread]:
        first, last = self.query.days_counted
        near = replace(base, after=first, before=last, certain=False)
        request = {f"{edge}_day": _terms(f"{edge}_day", _EVERY) for edge in _EDGES}
        found = _spreads(self.searcher.aggregate(self.compiler.compile(near), request), "day")
        return {day: spread for day, spread in found.items() if first.isoformat() <= day <= last.isoformat()}


def _terms(field: str, size: int) -> dict:
    # A segment gives only its own most frequent values unless told to give all, and counts then come out too low.
    return {"terms": {"field": field, "size": size, "segment_size": 2**31 - 1}}


def _key(name: str, value: float | str) -> FacetKey:
    return (int(value) if name in IDS else str(value)) or None


def _spreads(answer: dict, unit: str) -> dict[str, Spread]:
    """Count the intervals that touch each period: those begun by its end, less those ended before it."""
    buckets = (
        {int(bucket["key"]): bucket["doc_count"] for bucket in answer[f"{edge}_{unit}"]["buckets"]} for edge in _EDGES
    )
    earliest, latest, certain = buckets
    begun, ended = _Running(earliest), _Running(latest)
    spreads = {}
    for period in range(min(earliest, default=1), max(latest, default=0) + 1):
        if possible := begun.up_to(period) - ended.up_to(period - 1):
            spreads[_written(period, unit)] = Spread(certain.get(period, 0), possible)
    return spreads


def _buckets(counted: dict) -> dict[int, int]:
    return {int(bucket["key"]): bucket["doc_count"] for bucket in counted["buckets"]}


class _Running:
    """Counts summed from the first period on."""

    def __init__(self, counts: Mapping[int, int]):
        self.periods = sorted(counts)
        self.sums = [0, *accumulate(counts[period] for period in self.periods)]

    def up_to(self, period: int) -> int:
        return self.sums[bisect(self.periods, period)]


def _written(period: int, unit: str) -> str:
    """Write a period as ISO 8601 does.

    >>> _written(2025 * 12 + 5, "month")
    '2025-06'
    """
    match unit:
        case "year":
            return f"{period:04}"
        case "month":
            return f"{period // 12:04}-{period % 12 + 1:02}"
    return date.fromordinal(period).isoformat()
