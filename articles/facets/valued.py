"""Facets of values: of fixed lists, and of the rows of a table."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from articles.filters.values import MOST_FOUND, Rows, Value, Values
from articles.search.query import FacetKey

from .facet import Asked, Facet, FacetValue

Hints = Callable[[Collection[int]], Mapping[int, str]]


class ValuesFacet(Facet):
    """Values by how many articles have them, and none; `narrows` says that an article must have all that are chosen."""

    def __init__(self, values: Values, *, label: str, narrows: bool = False):
        super().__init__(label=label)
        self.values, self.narrows = values, narrows

    def lines(self, asked: Asked, most: int) -> tuple[list[FacetValue], bool]:
        counts = asked.results.facets.get(self.name, {})
        frequent = sorted((key for key in counts if key is not None), key=lambda key: (-counts[key], key))
        chosen = asked.query.chosen[self.name]
        values = self.shown({*frequent[:most], *chosen} - {None}, asked, counts)
        ordered = sorted(values, key=lambda value: (-counts.get(value.key, 0), value.label, value.key))
        links = _Links(self.name, asked, self.narrows)
        lines = [links.line(value, counts.get(value.key, 0)) for value in [*ordered, self.values.none]]
        return lines, len(frequent) > most and not asked.filters.within(self.name)

    def shown(self, keys: Collection[FacetKey], asked: Asked, counts: Mapping[FacetKey, int]) -> Iterable[Value]:
        """Give the values to show; `keys` are the frequent and the chosen ones."""
        return self.values.named(keys)


class RowsFacet(ValuesFacet):
    """Rows of a table; the reader can look for those of a name. `hints` tells those apart that are called alike."""

    of_names = True

    def __init__(self, values: Rows, *, hints: Hints, **options):
        super().__init__(values, **options)
        self.hints = hints

    def shown(self, keys: Collection[FacetKey], asked: Asked, counts: Mapping[FacetKey, int]) -> Iterable[Value]:
        values = list(self._values(keys, asked, counts))
        times = Counter(value.label.casefold() for value in values)
        alike = [value for value in values if times[value.label.casefold()] > 1]
        hints = self.hints([value.key for value in alike]) if alike else {}
        hinted = {value.key: replace(value, hint=hints.get(value.key) or f"no. {value.key}") for value in alike}
        return [hinted.get(value.key, value) for value in values]

    def _values(self, keys: Collection[FacetKey], asked: Asked, counts: Mapping[FacetKey, int]) -> Iterable[Value]:
        text = asked.filters.within(self.name)
        if not text:
            return self.values.named(keys)
        found = self.values.among(counts.keys() - {None}, text)
        return sorted(found, key=lambda value: (-counts[value.key], value.key))[:MOST_FOUND]


class _Links:
    """Writes the links of a facet's lines."""

    def __init__(self, facet: str, asked: Asked, narrows: bool):
        self.facet, self.excluding, self.narrows = facet, f"exclude.{facet}", narrows
        self.address = asked.address
        self.chosen, self.excluded = asked.written(facet), asked.written(self.excluding)

    def line(self, value: Value, count: int) -> FacetValue:
        written, chosen = value.written, value.written in self.chosen
        others = [other for other in self.chosen if other != written]
        added = [*others, written]
        return FacetValue(
            written,
            value.label,
            count,
            self._url(others if chosen else added if self.narrows else [written], written),
            chosen,
            value.hint,
            exclude_url=self._url(others, written, written),
            or_url=self._url(added, written) if others and not chosen and not self.narrows else "",
        )

    def _url(self, chosen: list[str], freed: str, *excluded: str) -> str:
        kept = [other for other in self.excluded if other != freed]
        return self.address.changed({self.facet: chosen, self.excluding: [*kept, *excluded]})
