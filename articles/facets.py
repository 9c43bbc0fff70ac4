"""Facets: ways to narrow a search, each value with how many articles it would show and the link that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q
from django.http import QueryDict

from .filters import NONE, days
from .models import Person, Source, Topic
from .search.engine import Results
from .search.query import UNITS, FacetKey, Query

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

    `none` labels the last line, for articles without a value.
    """

    def __init__(self, *, label: str, none: str):
        self.label, self.none = label, none

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def result(self, results: Results, query: Query, querydict: QueryDict) -> FacetResult:
        lines = [line for line in self.lines(results, query, querydict) if line.count or line.chosen]
        return FacetResult(self.name, self.label, tuple(lines))

    def lines(self, results: Results, query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        """Give the lines, also those that nothing stands on."""
        raise NotImplementedError


class RelatedFacet(Facet):
    """Rows of another table: the most frequent ones and those that are chosen. `key` and `text` are its columns.

    Rows that `shown` does not select have no line, though the index may still count them.
    """

    def __init__(self, model: type[Model], *, key: str = "slug", text: str = "name", shown: Q = EVERY, **options):
        super().__init__(**options)
        self.model, self.key, self.text, self.shown = model, key, text, shown

    def lines(self, results: Results, query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        counts = results.facets.get(self.name, {})
        rows = self._rows(counts, query.chosen[self.name])
        values = {pk: str(key) for pk, key, _ in rows} | {None: NONE}
        chosen = [values[key] for key in query.chosen[self.name] if key in values]
        for pk, _, text in rows:
            yield self._line(values[pk], text, counts.get(pk, 0), chosen, querydict)
        yield self._line(NONE, self.none, counts.get(None, 0), chosen, querydict)

    def _rows(self, counts: dict[FacetKey, int], chosen: tuple[FacetKey, ...]) -> list[tuple]:
        known = sorted((-count, key) for key, count in counts.items() if key is not None)
        shown = {*chosen, *(key for _, key in known[:SHOWN])} - {None}
        rows = self.model.objects.filter(self.shown, pk__in=shown).order_by().values_list("pk", self.key, self.text)
        return sorted(rows, key=lambda row: (-counts.get(row[0], 0), row[2], row[0]))

    def _line(self, value: str, text: str, count: int, chosen: list[str], querydict: QueryDict) -> FacetValue:
        ticked = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        excluded = [each for each in querydict.getlist(f"exclude.{self.name}") if each != value]
        url = _url(querydict, {self.name: ticked, f"exclude.{self.name}": excluded})
        return FacetValue(value, text, count, url, value in chosen)


class DateFacet(Facet):
    """Years; when a year is chosen it and its months; when a month is chosen its days too. Unticking goes one up."""

    def lines(self, results: Results, query: Query, querydict: QueryDict) -> Iterable[FacetValue]:
        counts = {
            period: spread.certain if query.certain else spread.possible for period, spread in results.dates.items()
        }
        path = _path(query)
        parent = "-".join(path[-1:] if len(path) < len(UNITS) else path[-2:-1])
        for value in sorted(key for key in counts.keys() | set(path) if key is not None):
            if value in path or _parent(value) == parent:
                yield self._period(value, counts.get(value, 0), path, querydict)
        url = _url(querydict, {"after": [], "before": [], "date": [] if query.undated else [NONE]})
        yield FacetValue(NONE, self.none, counts.get(None, 0), url, query.undated)

    def _period(self, value: str, count: int, path: tuple[str, ...], querydict: QueryDict) -> FacetValue:
        target = [_parent(value)] if value in path else [value]
        url = _url(querydict, {"after": target, "before": target, "date": []})
        return FacetValue(value, _date_label(value), count, url, value in path)


class ArticleFacets:
    """The facets of a search, in the order to show them."""

    outlet = RelatedFacet(Source, label="Outlet", none="Unknown outlet")
    topic = RelatedFacet(Topic, text="label", label="Topic", none="No topic")
    person = RelatedFacet(Person, key="pk", shown=Q(nobody=False), label="Person", none="No person")
    date = DateFacet(label="Date", none="Undated")


FACETS: tuple[Facet, ...] = tuple(facet for facet in vars(ArticleFacets).values() if isinstance(facet, Facet))


def facet_results(results: Results, query: Query, querydict: QueryDict) -> tuple[FacetResult, ...]:
    """Give every facet of a search that has a value to show: that all articles lack one is none."""
    found = (facet.result(results, query, querydict) for facet in FACETS)
    return tuple(facet for facet in found if any(line.value != NONE or line.chosen for line in facet.values))


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
