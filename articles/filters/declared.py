"""Every key of a search's query string, one line each."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django_filters import FilterSet

from articles.models import Article
from articles.search.names import objections, resolve
from articles.search.query import FACETS, SORTS, Choices, Query
from articles.search.tables import matching
from articles.search.words import names, parse

from .objections import contradictions, unknown_keys
from .readings import (
    ChoiceFilter,
    DateFilter,
    ExcludedDatesFilter,
    FacetFilter,
    ListedFilter,
    QueryFilter,
    Reading,
    TextFilter,
    written,
)
from .values import CERTAINTY, LANGUAGES, NONE, OUTLETS, PEOPLE, ROLES, TOPICS, Value

_OF_THE_PAGE = ("page", "per_page", "hit")  # read elsewhere
_OF_QUERY = ("text", "undated", "dated", "after", "before", "without_dates", "certain", "sort", "named")


class WordsFilter(QueryFilter):
    """The reader's own words."""

    def read(self, values: tuple[str, ...]) -> Reading:
        text = " ".join(values)
        found = parse(text)
        named = resolve(names(found.expression))
        return Reading({"text": text, "named": named}, (*found.problems, *objections(named)))


class _SearchForm(Form):
    """Names the fields as the query string does: exclude.outlet."""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(written(field_name))


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
        return [problem for reading in self._readings.values() for problem in reading.problems]

    def _choices(self) -> dict[str, Any]:
        choices: dict[str, Any] = {}
        for reading in self._readings.values():
            choices |= reading.choices
        return choices

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        """Give what was read of each key, as the query string writes it."""
        read = self.form.cleaned_data if self.form.is_valid() else {}
        return {written(name): reading for name, reading in read.items()}


class ArticleFilter(CopiesFilter):
    """Reads a query string. `query()` is the search; `qs` the same articles from the tables, words left aside."""

    q = WordsFilter(label="Words")
    outlet = FacetFilter(OUTLETS, label="Outlet")
    topic = FacetFilter(TOPICS, label="Topic")
    person = FacetFilter(PEOPLE, label="Person")
    language = FacetFilter(LANGUAGES, label="Language")
    role = FacetFilter(ROLES, label="Appeared as")
    certainty = FacetFilter(CERTAINTY, label="Date known")
    date = ChoiceFilter({NONE: {"undated": True}}, label="Undated only", cure=". Give a period by after and before")
    exclude_outlet = FacetFilter(OUTLETS, label="Not the outlet")
    exclude_topic = FacetFilter(TOPICS, label="Not the topic")
    exclude_person = FacetFilter(PEOPLE, label="Not the person")
    exclude_language = FacetFilter(LANGUAGES, label="Not the language")
    exclude_role = FacetFilter(ROLES, label="Not appeared as")
    exclude_certainty = FacetFilter(CERTAINTY, label="Date not known")
    exclude_date = ExcludedDatesFilter(label="Not of the period")
    after = DateFilter(edge=0, label="On or after")
    before = DateFilter(edge=1, label="On or before")
    dates = ChoiceFilter({"possible": {}, "certain": {"certain": True}}, label="Dates")
    sort = ChoiceFilter({sort: {"sort": sort} for sort in SORTS}, label="Order")
    in_outlet = TextFilter(label="Outlets named")
    in_topic = TextFilter(label="Topics named")
    in_person = TextFilter(label="People named")
    more = ListedFilter(FACETS, label="Facets shown at length")

    def query(self) -> Query:
        """Give what was understood as one search, which finds every copy: folding is for those who list them."""
        return self._query

    @cached_property
    def _query(self) -> Query:
        choices = self._choices()
        chosen, excluded = (
            Choices(**{facet: choices[prefix + facet] for facet in FACETS if prefix + facet in choices})
            for prefix in ("", "exclude.")
        )
        rest = {name: choices[name] for name in _OF_QUERY if name in choices}
        return Query(chosen=chosen, excluded=excluded, **rest)

    def values(self, key: str) -> dict[str, Value]:
        """Give the values of a key that were understood, by how they are written."""
        return self._readings.get(key, Reading()).values

    def within(self, facet: str) -> str:
        """Give the text that the names of the facet's values are to contain."""
        return next(iter(self.values(f"in.{facet}")), "")

    def at_length(self) -> tuple[str, ...]:
        """Give the facets that are to be shown at length."""
        return tuple(self.values("more"))

    def problems(self) -> list[str]:
        """Name what was not understood, and what cannot all be true."""
        strange = unknown_keys(self.data, [*self._readings, *_OF_THE_PAGE])
        return [*strange, *super().problems(), *contradictions(self.query(), self.values)]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return matching(self.query(), queryset)
