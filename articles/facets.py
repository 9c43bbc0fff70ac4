"""Facets: ways to narrow a search, each value with how many articles it would show and the link that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q
from django.http import QueryDict

from .filters import NONE, days
from .models import Person, Source, Topic
from .search.engine import FacetKey, Results
from .search.query import UNITS, Query

SHOWN = 20
EVERY = Q()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One line of a facet; `url` ticks it, or unticks it when it is chosen."""

    value: str
    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetResult:
    """A facet and its lines, in the order to show them."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


class Facet:
    """A way to narrow. Its attribute's name is its key in the query string and in the results.

    `unknown` labels the last line, for articles of which the value is not known; `flag` is its field of the Query.
    """

    def __init__(self, *, label: str, unknown: str = "", flag: str = ""):
        self.label, self.unknown, self.flag = label, unknown, flag

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def result(self, results: Results, query: Query, querydict: QueryDict) -> FacetResult:
        counts = results.facets.get(self.name, {})
        lines = [line for line in self.lines(counts, query, querydict) if line.count or line.chosen]
        return FacetResult(self.name, self.label, tuple(lines))

    def lines(self, counts: dict[FacetKey, int], query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        """Give the lines, also those that nothing stands on."""
        raise NotImplementedError


class RelatedFacet(Facet):
    """Rows of another table: the most frequent ones and those that are chosen. `key` and `text` are its columns.

    Rows that `shown` does not select have no line, though the index may still count them.
    """

    def __init__(
        self, model: type[Model], field: str, *, key: str = "slug", text: str = "name", shown: Q = EVERY, **options
    ):
        super().__init__(**options)
        self.model, self.field, self.key, self.text, self.shown = model, field, key, text, shown

    def lines(self, counts: dict[FacetKey, int], query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        rows = self._rows(counts, getattr(query, self.field))
        keys = {pk: str(key) for pk, key, _ in rows}
        chosen = [keys[pk] for pk in getattr(query, self.field) if pk in keys]
        chosen += [NONE] if self.flag and getattr(query, self.flag) else []
        for pk, _, text in rows:
            yield self._line(keys[pk], text, counts.get(pk, 0), chosen, querydict)
        if self.unknown:
            yield self._line(NONE, self.unknown, counts.get(None, 0), chosen, querydict)

    def _rows(self, counts: dict[FacetKey, int], chosen: tuple[int, ...]) -> list[tuple]:
        known = sorted((-count, key) for key, count in counts.items() if key is not None)
        shown = {*chosen, *(key for _, key in known[:SHOWN])}
        rows = self.model.objects.filter(self.shown, pk__in=shown).order_by().values_list("pk", self.key, self.text)
        return sorted(rows, key=lambda row: (-counts.get(row[0], 0), row[2], row[0]))

    def _line(self, value: str, text: str, count: int, chosen: list[str], querydict: QueryDict) -> FacetValue:
        ticked = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        excluded = [each for each in querydict.getlist(f"exclude.{self.name}") if each != value]
        url = _url(querydict, {self.name: ticked, f"exclude.{self.name}": excluded})
        return FacetValue(value, text, count, url, value in chosen)


class DateFacet(Facet):
    """Years; when a year is chosen it and its months; when a month is chosen its days too. Unticking goes one up."""

    def lines(self, counts: dict[FacetKey, int], query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        path = _path(query)
        parent = "-".join(path[-1:] if len(path) < len(UNITS) else path[-2:-1])
        for value in sorted(key for key in counts.keys() | set(path) if key is not None):
            if value in path or _parent(value) == parent:
                yield self._period(value, counts.get(value, 0), path, querydict)
        url = _url(querydict, {"after": [], "before": [], "date": [] if query.undated else [NONE]})
        yield FacetValue(NONE, self.unknown, counts.get(None, 0), url, query.undated)

    def _period(self, value: str, count: int, path: tuple[str, ...], querydict: QueryDict) -> FacetValue:
        target = [_parent(value)] if value in path else [value]
        url = _url(querydict, {"after": target, "before": target, "date": []})
        return FacetValue(value, _date_label(value), count, url, value in path)


class ArticleFacets:
    """The facets of a search, in the order to show them."""

    outlet = RelatedFacet(Source, "outlets", label="Outlet", unknown="Unknown outlet", flag="no_outlet")
    topic = RelatedFacet(Topic, "topics", text="label", label="Topic")
    person = RelatedFacet(Person, "people", key="pk", shown=Q(nobody=False), label="Person")
    date = DateFacet(label="Date", unknown="Undated", flag="undated")


FACETS: tuple[Facet, ...] = tuple(facet for facet in vars(ArticleFacets).values() if isinstance(facet, Facet))


def facet_results(results: Results, query: Query, querydict: QueryDict) -> tuple[FacetResult, ...]:
    """Give every facet of a search that has a line to show."""
    found = (facet.result(results, query, querydict) for facet in FACETS)
    return tuple(facet for facet in found if facet.values)


def _path(query: Query) -> tuple[str, ...]:
    """Give the chosen year, month and day, as far as the reader has drilled; a longer period is none of them.

    >>> from datetime import date
    >>> _path(Query(after=date(2025, 6, 1), before=date(2025, 6, 30)))
    ('2025', '2025-06')
    """
    if query.after is None or query.before is None:
        return ()
    written = query.after.isoformat()
    steps = (written[:4], written[:7], written)
    for depth, step in enumerate(steps, start=1):
        if days(step) == (query.after, query.before):
            return steps[:depth]
    return ()


def _parent(value: str) -> str:
    """Give the month of a day, the year of a month and nothing for a year."""
    return value.rpartition("-")[0]


def _date_label(value: str) -> str:
    """Write a year, month or day in words.

    >>> _date_label("2025-06-04")
    '4 June 2025'
    """
    first, _ = days(value)
    return {4: f"{first.year}", 7: f"{first:%B} {first.year}"}.get(len(value), f"{first.day} {first:%B} {first.year}")


def _url(querydict: QueryDict, changes: dict[str, list[str]]) -> str:
    """Give the query string with these keys changed, from the first page of results."""
    changed = querydict.copy()
    changed.pop("page", None)
    for key, values in changes.items():
        changed.setlist(key, [value for value in values if value])
    return "?" + changed.urlencode()
