"""Lists of articles as data. Every list is a search: its address stands for one choice in the query string."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from articles.encodings import ENCODINGS
from articles.exports import stream_chosen
from articles.facets import FacetValue, facet_results
from articles.filters import ArticleFilter, days
from articles.models import Person, Source, Topic
from articles.search.engines import engine
from articles.search.query import Query

from .answers import Refusal, as_download, as_json, public
from .paging import MOST, Slice

FORMATS = ("json", *ENCODINGS)


@public
def search(request: HttpRequest, format: str) -> HttpResponseBase:  # noqa: A002
    return _answer(request, format)


@public
def outlet(request: HttpRequest, slug: str, format: str) -> HttpResponseBase:  # noqa: A002
    _require(Source.objects.filter(slug=slug), f"There is no outlet “{slug}”.")
    return _answer(request, format, outlet=slug)


@public
def topic(request: HttpRequest, slug: str, format: str) -> HttpResponseBase:  # noqa: A002
    _require(Topic.objects.filter(slug=slug), f"There is no topic “{slug}”.")
    return _answer(request, format, topic=slug)


@public
def person(request: HttpRequest, pk: int, slug: str, format: str) -> HttpResponseBase:  # noqa: A002
    """Answer under any slug; a merged person leads to the one they became."""
    found = _require(Person.objects.filter(pk=pk).select_related("merged_into"), f"There is no person {pk}.")
    if found.merged_into:
        return redirect("person-data", found.merged_into.pk, found.merged_into.slug, format, permanent=True)
    return _answer(request, format, person=str(pk))


@public
def period(request: HttpRequest, format: str, **numbers: int) -> HttpResponseBase:  # noqa: A002
    """Answer for a year, a month or a day, as many numbers as there are."""
    chosen = "-".join(f"{number:02}" for number in numbers.values())
    if not days(chosen):
        raise Refusal(404, f"There is no {chosen} in the calendar.")
    return _answer(request, format, after=chosen, before=chosen)


@public
def undated(request: HttpRequest, format: str) -> HttpResponseBase:  # noqa: A002
    return _answer(request, format, date="none")


def _require(rows: QuerySet, problem: str) -> Any:
    row = rows.first()
    if row is None:
        raise Refusal(404, problem)
    return row


def _answer(request: HttpRequest, format: str, **chosen: str) -> HttpResponseBase:  # noqa: A002
    asked = request.GET.copy()
    for key, value in chosen.items():
        asked[key] = value
    query, part = _read(asked)
    if format == "json":
        return as_json(_page(request, asked, query, part))
    results = engine().search(query, count=MOST, facets=False)
    records = stream_chosen([hit.id for hit in results.hits])
    return as_download(ENCODINGS[format](records), format, results.total)


def _read(asked: QueryDict) -> tuple[Query, Slice]:
    """Read the whole query string, and refuse it when any of it is not understood."""
    choices, part = ArticleFilter(asked), Slice.of(asked)
    problems = [*choices.problems(), *part.problems]
    if problems:
        raise Refusal(400, *problems)
    return choices.query(), part


def _page(request: HttpRequest, asked: QueryDict, query: Query, part: Slice) -> dict[str, Any]:
    results = engine().search(query, start=part.start, count=part.per_page)
    address = request.build_absolute_uri(reverse("search-data", args=["json"]))
    return {
        "total": results.total,
        "results": list(stream_chosen([hit.id for hit in results.hits])),
        "facets": {
            facet.name: [_facet_value(value, address) for value in facet.values]
            for facet in facet_results(results, query, asked)
        },
        "next": address + part.following(asked) if part.goes_on(results.total) else None,
    }


def _facet_value(value: FacetValue, address: str) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "toggle_url": address + value.url,
        "selected": value.chosen,
    }
