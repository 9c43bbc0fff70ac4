"""Chips: what a reader chose for a search, each with the link that takes it back."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from .facets import FacetResult
from .models import Person, Source, Topic

_EXCLUDED: dict[str, tuple[QuerySet, str, str]] = {
    "exclude.outlet": (Source.objects.all(), "slug", "name"),
    "exclude.topic": (Topic.objects.all(), "slug", "label"),
    "exclude.person": (Person.objects.filter(nobody=False), "pk", "name"),
}
_PLAIN = {"after": "from {}", "before": "until {}", "dates": "{} dates", "copies": "copies {}"}
_ID = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice in words, and the query string without it."""

    label: str
    url: str


def chips(facets: Iterable[FacetResult], querydict: QueryDict) -> list[Chip]:
    """Name every choice of a search but its words and its order: facets, what is left out, dates, folded copies."""
    return [*_facets(facets), *_excluded(querydict), *_dates_and_copies(querydict)]


def _facets(facets: Iterable[FacetResult]) -> Iterable[Chip]:
    for facet in facets:
        for value in facet.values:
            if value.chosen and facet.name != "date":
                yield Chip(f"{facet.label}: {value.label}", value.url)


def _excluded(querydict: QueryDict) -> Iterable[Chip]:
    for key, (rows, column, text) in _EXCLUDED.items():
        values = querydict.getlist(key)
        names = _names(rows, column, text, values) if values else {}
        for value in filter(None, values):
            yield Chip(f"Not {names.get(value, value)}", _without(querydict, {key}, value))


def _names(rows: QuerySet, column: str, text: str, values: Collection[str]) -> dict[str, str]:
    known = [value for value in values if column != "pk" or _ID.fullmatch(value)]
    found = rows.filter(**{f"{column}__in": known}).order_by()
    return {str(key): name for key, name in found.values_list(column, text)}


def _dates_and_copies(querydict: QueryDict) -> Iterable[Chip]:
    after, before = querydict.get("after"), querydict.get("before")
    if querydict.get("date"):
        yield Chip("Undated only", _without(querydict, {"date"}))
    if after and after == before:
        yield Chip(f"In {after}", _without(querydict, {"after", "before"}))
    for key, words in _PLAIN.items():
        value = querydict.get(key)
        if value and not (key in ("after", "before") and after == before):
            yield Chip(words.format(value).capitalize(), _without(querydict, {key}))


def _without(querydict: QueryDict, keys: Collection[str], value: str | None = None) -> str:
    """Give the query string without one value of these keys, or without the keys, from the first page."""
    changed = querydict.copy()
    changed.pop("page", None)
    for key in keys:
        changed.setlist(key, [each for each in querydict.getlist(key) if value is not None and each != value])
    return "?" + changed.urlencode()
