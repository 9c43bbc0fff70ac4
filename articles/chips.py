"""Chips: what a reader chose for a search, each with the link that takes it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from .facets import FACETS, FacetResult
from .filters import ArticleFilter
from .filters.addresses import Address
from .filters.partial_dates import period_in_words
from .filters.values import Value


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice in words, and the query string without it."""

    label: str
    url: str


def chips(filters: ArticleFilter, facets: Iterable[FacetResult] = ()) -> list[Chip]:
    """Name every choice of a search but its words and its order; the facets tell apart what is called alike."""
    address = Address(filters.data)
    hints = {(facet.name, line.value): line.hint for facet in facets for line in facet.values if line.hint}
    return [
        *_values(filters, address, hints),
        *_periods(filters, address),
        *_found_within(filters, address),
        *_plain(filters, address),
    ]


def _values(filters: ArticleFilter, address: Address, hints: dict[tuple[str, str], str]) -> Iterable[Chip]:
    for before, words in (("", "{facet}: {value}"), ("exclude.", "Not: {value}")):
        for facet in FACETS:
            chosen = filters.values(before + facet.name)
            for value in dict.fromkeys(chosen.values()):
                hint = hints.get((facet.name, value.written))
                label = words.format(facet=facet.label, value=f"{value.label} ({hint})" if hint else value.label)
                yield Chip(label, _without(address, before + facet.name, chosen, value))


def _without(address: Address, key: str, chosen: dict[str, Value], value: Value) -> str:
    return address.changed({key: [written for written, other in chosen.items() if other != value]})


def _periods(filters: ArticleFilter, address: Address) -> Iterable[Chip]:
    query = filters.query()
    if query.undated:
        yield Chip("Undated only", address.changed({"date": ()}))
    if query.after or query.before:
        period = period_in_words(query.after, query.before)
        label = f"In {period}" if query.after and query.before else capfirst(period)
        yield Chip(label, address.changed({"after": (), "before": ()}))
    if query.certain:
        yield Chip("Certain dates", address.changed({"dates": ()}))


def _found_within(filters: ArticleFilter, address: Address) -> Iterable[Chip]:
    for facet in FACETS:
        if text := filters.within(facet.name):
            yield Chip(f"{facet.label} shown: “{text}”", address.changed({f"in.{facet.name}": ()}))


def _plain(filters: ArticleFilter, address: Address) -> Iterable[Chip]:
    if filters.folded():
        yield Chip("Copies folded", address.changed({"copies": ()}))
