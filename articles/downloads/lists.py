"""Lists of articles as data. Every list is a search: its address stands for one choice in the query string."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from articles.copies import fold
from articles.encodings import ENCODINGS
from articles.exports import stream_chosen
from articles.facets import FacetValue, facet_results, to_count
from articles.filters import ArticleFilter
from articles.models import Person, Source, Topic
from articles.search.engine import Results
from articles.search.engines import engine
from articles.search.words.periods import days

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
    people = Person.objects.filter(pk=pk, nobody=False).select_related("merged_into")
    found = _require(people, f"There is no person {pk}.")
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
    choices, part = _read(asked)
    if format == "json":
        return as_json(_page(request, asked, choices, part))
    results = engine().search(choices.query(), count=MOST, facets=False)
    records = stream_chosen(_listed(results, choices))
    return as_download(ENCODINGS[format](records), format, results.total)


def _listed(results: Results, choices: ArticleFilter) -> list[int]:
    """Give the ids of what was found, each text once if that was asked for."""
    ids = list(results.ids)
    return fold(ids, best_first=choices.query().order == "relevance") if choices.folded() else ids


def _read(asked: QueryDict) -> tuple[ArticleFilter, Slice]:
    """Read the whole query string, and refuse it when any of it is not understood."""
    choices, part = ArticleFilter(asked), Slice.of(asked)
    problems = [*choices.problems(), *part.problems]
    if problems:
        raise Refusal(400, *problems)
    return choices, part


def _page(request: HttpRequest, asked: QueryDict, choices: ArticleFilter, part: Slice) -> dict[str, Any]:
    results, ids, lines = _cut(choices, part)
    address = request.build_absolute_uri(reverse("search-data", args=["json"]))
    return {
        "total": results.total,
        "results": list(stream_chosen(ids)),
        "facets": {
            facet.name: [_facet_value(value, address) for value in facet.values]
            for facet in facet_results(results, choices)
        },
        "next": address + part.following(asked) if part.goes_on(lines) else None,
    }


def _cut(choices: ArticleFilter, part: Slice) -> tuple[Results, list[int], int]:
    """Search, and give the ids of the page that was asked for and the number of all lines. Folding needs them all."""
    if not choices.folded():
        results = engine().search(choices.query(), start=part.start, count=part.per_page, **to_count(choices))
        return results, _listed(results, choices), results.total
    results = engine().search(choices.query(), count=MOST, **to_count(choices))
    ids = _listed(results, choices)
    return results, ids[part.start : part.start + part.per_page], len(ids)


def _facet_value(value: FacetValue, address: str) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "toggle_url": address + value.url,
        "selected": value.chosen,
    }
