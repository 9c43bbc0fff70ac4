"""Chips: what a reader chose for a search, each with the link that takes it back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from .facets import FacetResult
from .models import Person

_PLAIN = {
    "date": "undated only",
    "exclude.outlet": "not outlet {}",
    "exclude.topic": "not topic {}",
    "exclude.person": "not {}",
    "after": "from {}",
    "before": "until {}",
    "dates": "{} dates",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice in words, and the query string without it."""

    label: str
    url: str


def chips(facets: Iterable[FacetResult], querydict: QueryDict) -> list[Chip]:
    """Name every choice of a search but its words, facets first."""
    chosen = [(facet, value) for facet in facets for value in facet.values if value.chosen]
    of_facets = [Chip(f"{facet.label}: {value.label}", value.url) for facet, value in chosen if facet.name != "date"]
    names = _names(querydict.getlist("exclude.person"))
    plain = [(key, value) for key in _PLAIN for value in querydict.getlist(key) if value]
    return of_facets + [
        Chip(_PLAIN[key].format(names.get(value, value)), _without(querydict, key, value)) for key, value in plain
    ]


def _names(ids: list[str]) -> dict[str, str]:
    wanted = [value for value in ids if re.fullmatch("[0-9]{1,18}", value)]
    return {str(person.pk): person.name for person in Person.objects.filter(pk__in=wanted)} if wanted else {}


def _without(querydict: QueryDict, key: str, value: str) -> str:
    querydict = querydict.copy()
    querydict.setlist(key, [each for each in querydict.getlist(key) if each != value])
    querydict.pop("page", None)
    return "?" + querydict.urlencode()
