"""The facets of articles, one line each."""

from collections.abc import Collection
from typing import Any

from articles.filters import ArticleFilter
from articles.filters.addresses import Address
from articles.filters.values import CERTAINTY, LANGUAGES, NONE, OUTLETS, PEOPLE, ROLES, TOPICS
from articles.models import Person, Source, Topic
from articles.portraits.namesakes import with_roles
from articles.search.engine import MOST_VALUES, Results

from .dated import DateFacet
from .facet import MOST_SHOWN, Asked, Facet, FacetResult, FacetValue
from .valued import RowsFacet, ValuesFacet


def _countries(ids: Collection[int]) -> dict[int, str]:
    return dict(Source.objects.filter(pk__in=ids).values_list("pk", "country"))


def _kinds(ids: Collection[int]) -> dict[int, str]:
    hashtags = Topic.objects.filter(pk__in=ids).values_list("pk", "hashtag")
    return {pk: f"#{hashtag}" if hashtag else "subject" for pk, hashtag in hashtags}


def _roles(ids: Collection[int]) -> dict[int, str]:
    return dict(with_roles(Person.objects.filter(pk__in=ids)).values_list("pk", "role"))


class ArticleFacets:
    """The facets of a search, in the order to show them."""

    outlet = RowsFacet(OUTLETS, label="Outlet", hints=_countries)
    topic = RowsFacet(TOPICS, label="Topic", hints=_kinds)
    person = RowsFacet(PEOPLE, label="Person", hints=_roles, narrows=True)
    date = DateFacet(label="Date")
    language = ValuesFacet(LANGUAGES, label="Language")
    role = ValuesFacet(ROLES, label="Appeared as")
    certainty = ValuesFacet(CERTAINTY, label="Date known")


FACETS: tuple[Facet, ...] = tuple(facet for facet in vars(ArticleFacets).values() if isinstance(facet, Facet))
_OF_ROWS = tuple(facet for facet in FACETS if isinstance(facet, RowsFacet))


def to_count(filters: ArticleFilter) -> dict[str, Any]:
    """Give what to ask an engine besides the query, so that it counts all values that are to be shown."""
    named = {facet.name: facet.values.found(text) for facet in _OF_ROWS if (text := filters.within(facet.name))}
    return {"most": MOST_SHOWN if named or filters.at_length() else MOST_VALUES, "also": named}


def facet_results(results: Results, filters: ArticleFilter) -> tuple[FacetResult, ...]:
    """Give every facet of a search that has a value to show: that all articles lack one is none."""
    asked = Asked(results, filters.query(), filters, Address(filters.data))
    found = (facet.result(asked) for facet in FACETS)
    return tuple(facet for facet in found if facet.within or any(map(_says_something, facet.values)))


def _says_something(line: FacetValue) -> bool:
    return line.value != NONE or line.chosen
