"""Count facets in Tantivy, exactly."""

from bisect import bisect
from calendar import monthrange
from collections.abc import Collection
from itertools import accumulate

from tantivy import Query as Compiled
from tantivy import Searcher

from articles.search.engine import FacetKey
from articles.search.query import UNITS, Query

from .compiler import Compiler
from .fields import UNKNOWN_SOURCE

MOST_VALUES = 100
_EVERY = 60_000  # More days than archives have; Tantivy refuses answers of more than 65,000 buckets.
_FIELDS = {"outlet": "source", "topic": "topic", "person": "person"}
_DIGITS = {"year": 4, "month": 6, "day": 8}
_CHOSEN = {"outlet": "outlets", "topic": "topics", "person": "people"}

Counts = dict[FacetKey, int]


def facet_counts(searcher: Searcher, compiler: Compiler, query: Query) -> dict[str, Counts]:
    """Count every facet; what was chosen in a facet is left aside while it is counted, except for people."""
    bases: dict[Query, list[str]] = {}
    for name in (*_FIELDS, "date"):
        bases.setdefault(query.without(name), []).append(name)
    counts: dict[str, Counts] = {}
    for base, names in bases.items():
        compiled = compiler.compile(base)
        answer = searcher.aggregate(compiled, _request(names, query))
        for name in names:
            counts[name] = _dates(answer, query) if name == "date" else _buckets(answer[name])
            if name in _CHOSEN:
                _add_missing(counts[name], searcher, compiler, (compiled, name), _wanted(name, query))
    if UNKNOWN_SOURCE in counts["outlet"]:
        counts["outlet"][None] = counts["outlet"].pop(UNKNOWN_SOURCE)
    return counts


def _request(names: list[str], query: Query) -> dict[str, dict]:
    request = {name: _terms(_FIELDS[name], MOST_VALUES) for name in names if name in _FIELDS}
    if "date" in names:
        request["all"] = {"value_count": {"field": "id"}}
        request["dated"] = {"value_count": {"field": "earliest_day"}}
        for unit in _units(query):
            for name in _edges(query):
                request[f"{name}_{unit}"] = _terms(f"{name}_{unit}", _EVERY)
    return request


def _terms(field: str, size: int) -> dict:
    # A segment gives only its own most frequent values unless told to give all, and counts then come out too low.
    return {"terms": {"field": field, "size": size, "segment_size": 2**31 - 1}}


def _units(query: Query) -> tuple[str, ...]:
    return UNITS[: UNITS.index(query.date_unit) + 1]


def _edges(query: Query) -> tuple[str, str]:
    return ("certain", "certain") if query.certain else ("earliest", "latest")


def _buckets(answer: dict) -> Counts:
    return {int(bucket["key"]): bucket["doc_count"] for bucket in answer["buckets"]}


def _wanted(name: str, query: Query) -> Collection[int]:
    chosen = getattr(query, _CHOSEN[name])
    return (*chosen, UNKNOWN_SOURCE) if name == "outlet" else chosen


def _add_missing(
    counts: Counts, searcher: Searcher, compiler: Compiler, base: tuple[Compiled, str], wanted: Collection[int]
) -> None:
    """Count the chosen values that are not among the most frequent."""
    if len(counts) < MOST_VALUES:
        return
    compiled, name = base
    for value in set(wanted) - counts.keys():
        chosen = Compiled.term_query(compiler.schema, _FIELDS[name], value)
        if found := searcher.search(compiled.and_must_match(chosen), limit=1).count:
            counts[value] = found


def _dates(answer: dict, query: Query) -> Counts:
    counts: Counts = {}
    for unit in _units(query):
        first, last = (_buckets(answer[f"{name}_{unit}"]) for name in _edges(query))
        periods = _periods(unit, query, {*first, *last})
        found = (
            {period: first.get(period, 0) for period in periods} if query.certain else _overlaps(first, last, periods)
        )
        counts |= {_written(period, unit): count for period, count in found.items() if count}
    if undated := int(answer["all"]["value"] - answer["dated"]["value"]):
        counts[None] = undated
    return counts


def _overlaps(earliest: Counts, latest: Counts, periods: range) -> Counts:
    """Count the intervals that overlap each period: those begun by its end, less those ended before it."""
    begun, ended = _Running(earliest), _Running(latest)
    return {period: begun.up_to(period) - ended.up_to(period - 1) for period in periods}


class _Running:
    """Counts summed from the first period on."""

    def __init__(self, counts: Counts):
        self.periods = sorted(counts)
        self.sums = [0, *accumulate(counts[period] for period in self.periods)]

    def up_to(self, period: int) -> int:
        return self.sums[bisect(self.periods, period)]


def _periods(unit: str, query: Query, found: Collection[int]) -> range:
    """Give all years found, the twelve months of the chosen year or the days of the chosen month."""
    if unit == "year":
        return range(min(found, default=1), max(found, default=0) + 1)
    year, month = query.after.year, query.after.month
    if unit == "month":
        return range(year * 100 + 1, year * 100 + 13)
    return range(year * 10000 + month * 100 + 1, year * 10000 + month * 100 + monthrange(year, month)[1] + 1)


def _written(period: int, unit: str) -> str:
    """Write a period as ISO 8601 does.

    >>> _written(202506, "month")
    '2025-06'
    """
    digits = f"{period:0{_DIGITS[unit]}}"
    return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
