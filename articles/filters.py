"""Every key of a search's query string, one line each, and a sentence for each value that is not understood."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.functions import Coalesce
from django.forms import Field, Form, SelectMultiple
from django_filters import Filter, FilterSet

from .models import Article, Person, Source, Topic
from .search.names import objections, resolve
from .search.query import FACETS, SORTS, Choices, FacetKey, Query
from .search.tables import matching
from .search.words import names, parse

NONE = "none"
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What the values of one key mean for the Query, and a sentence for each that means nothing."""

    choices: dict[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class _Values(Field):
    """A form field that takes all values of its key and never fails."""

    widget = SelectMultiple

    def __init__(self, *, read, **options):
        super().__init__(**options)
        self.read = read

    def clean(self, value: list[str] | None) -> Reading:
        values = tuple(dict.fromkeys(filter(None, (each.strip().replace("\0", "") for each in value or ()))))
        return self.read(values) if values else Reading()


class QueryFilter(Filter):
    """A filter that reads its values into fields of the Query."""

    field_class = _Values

    def __init__(self, *, label: str):
        super().__init__(label=label, read=self.read, required=False)

    @property
    def key(self) -> str:
        return self.field_name.replace("exclude_", "exclude.")

    def read(self, values: tuple[str, ...]) -> Reading:
        """Read the values, which are not empty and differ from one another."""
        raise NotImplementedError


class WordsFilter(QueryFilter):
    """The reader's own words."""

    def read(self, values: tuple[str, ...]) -> Reading:
        text = " ".join(values)
        found = parse(text)
        named = resolve(names(found.expression))
        return Reading({"text": text, "named": named}, (*found.problems, *objections(named)))


class FacetFilter(QueryFilter):
    """Values of a facet, or the value none: to choose them or, where the name says so, to leave them out."""

    def read(self, values: tuple[str, ...]) -> Reading:
        wanted = [value for value in values if value != NONE]
        keys: dict[str, FacetKey] = {**(self.keys(wanted) if wanted else {}), NONE: None}
        found = tuple(dict.fromkeys(keys[value] for value in values if value in keys))
        return Reading({self.key: found}, tuple(self.unknown(value) for value in wanted if value not in keys))

    def keys(self, values: list[str]) -> Mapping[str, FacetKey]:
        """Give the facet's key for each of these values that is known."""
        raise NotImplementedError

    def unknown(self, value: str) -> str:
        """Say that a value is not known."""
        raise NotImplementedError


class RelatedFilter(FacetFilter):
    """Rows of another table, named by slug or by id."""

    def __init__(self, model: type[Model], *, key: str = "slug", label: str):
        super().__init__(label=label)
        self.table, self.column = model, key

    def keys(self, values: list[str]) -> Mapping[str, FacetKey]:
        rows = self.table.objects.filter(**{f"{self.column}__in": values})
        return dict(rows.values_list(self.column, "pk"))

    def unknown(self, value: str) -> str:
        return f"There is no {self.table._meta.verbose_name} “{value}”: it was left out."


class PersonFilter(RelatedFilter):
    """People by id; someone merged into another entry is found there. What is no person is not found."""

    def keys(self, values: list[str]) -> Mapping[str, FacetKey]:
        numbers = {value: int(value) for value in values if value.isascii() and value.isdigit()}
        wanted = [number for number in numbers.values() if number <= _LARGEST_ID]
        people = self.table.objects.filter(pk__in=wanted, nobody=False).exclude(merged_into__nobody=True)
        ids = dict(people.values_list("pk", Coalesce("merged_into", "pk")))
        return {value: ids[number] for value, number in numbers.items() if number in ids}


class ChoiceFilter(QueryFilter):
    """One of a few words, each with what it means for the Query."""

    def __init__(self, choices: dict[str, dict[str, object]], *, label: str):
        super().__init__(label=label)
        self.choices = choices

    def read(self, values: tuple[str, ...]) -> Reading:
        known = [value for value in values if value in self.choices]
        cure = ", ".join(self.choices)
        problems = [f"{self.key}={value} is not understood; known: {cure}." for value in values if value not in known]
        problems += [f"{self.key} can be given once: {value} was left out." for value in known[1:]]
        return Reading(self.choices[known[0]] if known else {}, tuple(problems))


class DateFilter(QueryFilter):
    """A day, or the first (`edge` 0) or last (`edge` 1) day of a month or year."""

    def __init__(self, *, edge: int, label: str):
        super().__init__(label=label)
        self.edge = edge

    def read(self, values: tuple[str, ...]) -> Reading:
        read = {value: days(value) for value in values}
        known = [value for value, edges in read.items() if edges]
        problems = [
            f"{self.key}={value} is not a date; write 2025, 2025-06 or 2025-06-04."
            for value, edges in read.items()
            if not edges
        ]
        problems += [f"{self.key} can be given once: {value} was left out." for value in known[1:]]
        return Reading({self.key: read[known[0]][self.edge]} if known else {}, tuple(problems))


def days(text: str) -> tuple[date, date] | None:
    """Read a year, month or day as its first and last day.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days("soon")
    """
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None


class _SearchForm(Form):
    """Names the fields as the query string does: exclude.outlet."""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(field_name.replace("exclude_", "exclude."))


class CopiesFilter(FilterSet):
    """Reads what any list of articles can be asked: to show each text once."""

    copies = ChoiceFilter({"folded": {"folded": True}}, label="Copies")

    class Meta:
        model = Article
        fields = ()
        form = _SearchForm

    def folded(self) -> bool:
        return "folded" in self._choices()

    def problems(self) -> list[str]:
        """Name every value that was not understood, and what was done instead."""
        return [problem for reading in self._readings() for problem in reading.problems]

    def _choices(self) -> dict[str, Any]:
        choices: dict[str, Any] = {}
        for reading in self._readings():
            choices |= reading.choices
        return choices

    def _readings(self) -> list[Reading]:
        return list(self.form.cleaned_data.values()) if self.form.is_valid() else []


class ArticleFilter(CopiesFilter):
    """Reads a query string. `query()` is the search; `qs` the same articles from the tables, words left aside."""

    q = WordsFilter(label="Words")
    outlet = RelatedFilter(Source, label="Outlet")
    topic = RelatedFilter(Topic, label="Topic")
    person = PersonFilter(Person, label="Person")
    exclude_outlet = RelatedFilter(Source, label="Not the outlet")
    exclude_topic = RelatedFilter(Topic, label="Not the topic")
    exclude_person = PersonFilter(Person, label="Not the person")
    date = ChoiceFilter({NONE: {"undated": True}}, label="Undated only")
    after = DateFilter(edge=0, label="On or after")
    before = DateFilter(edge=1, label="On or before")
    dates = ChoiceFilter({"possible": {}, "certain": {"certain": True}}, label="Dates")
    sort = ChoiceFilter({sort: {"sort": sort} for sort in SORTS}, label="Order")

    def query(self) -> Query:
        """Give what was understood as one search, which finds every copy: folding is for those who list them."""
        choices = self._choices()
        choices.pop("folded", None)
        chosen, excluded = (
            Choices(**{facet: choices.pop(prefix + facet) for facet in FACETS if prefix + facet in choices})
            for prefix in ("", "exclude.")
        )
        return Query(chosen=chosen, excluded=excluded, **choices)

    def problems(self) -> list[str]:
        problems, query = super().problems(), self.query()
        if query.after and query.before and query.after > query.before:
            problems.append("The first day is later than the last, so no article matches.")
        if query.undated and (query.after or query.before):
            problems.append("Undated articles lie in no period, so no article matches.")
        return problems

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return matching(self.query(), queryset)
