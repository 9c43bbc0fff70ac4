"""One person as JSON, and each place that names them as CSV."""

from collections.abc import Iterator
from typing import Any, TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect

from articles.encodings import rows
from articles.exports import instant
from articles.models import Person, Source
from articles.portraits.companions import companions
from articles.portraits.descriptions import OutletDescriptions, descriptions
from articles.portraits.namesakes import namesakes, uncertain
from articles.portraits.portrait import Ends, Portrait, first_and_last, namings, portrait

from .answers import CONTENT_TYPES, Refusal, as_json, public

MOST_PEOPLE = 50


class NamingRecord(TypedDict):
    """A place where an article names the person."""

    article: int
    source: str | None
    published_earliest: str | None
    published_latest: str | None
    date_basis: str | None
    field: str
    start: int
    surface: str
    role: str | None
    age: int | None
    description: str | None


@public
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer at the address without a slug, so that it outlives a new name."""
    found = _found(pk)
    if found.merged_into_id:
        return redirect("person-json", found.merged_into_id, permanent=True)
    return as_json(_record(found))


@public
def places(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _found(pk)
    if found.merged_into_id:
        return redirect("person-csv", found.merged_into_id, permanent=True)
    headers = {"Content-Disposition": f'attachment; filename="person-{pk}.csv"'}
    lines = rows(_namings(found), tuple(NamingRecord.__annotations__))
    return StreamingHttpResponse(lines, content_type=CONTENT_TYPES["csv"], headers=headers)


def _found(pk: int) -> Person:
    found = Person.objects.filter(pk=pk, nobody=False).first()
    if found is None:
        raise Refusal(404, f"There is no person {pk}.")
    return found


def _record(person: Person) -> dict[str, Any]:
    read = portrait(person)
    sources, intervals = _sources(read), read.intervals()
    first, last = first_and_last(intervals) or (None, None)
    return {
        "id": person.pk,
        "name": person.name,
        "url": settings.SITE_ADDRESS + person.get_absolute_url(),
        "names": _names(person, read),
        "articles": len(read.articles),
        "undated": len(read.articles) - len(intervals),
        "first": _ends(first),
        "last": _ends(last),
        "outlets": [
            {"source": sources.get(source), "articles": total} for source, total in read.outlets().most_common()
        ],
        "descriptions": [one for outlet in descriptions(read) for one in _descriptions(outlet, sources)],
        "together": [_other(other) for other in companions(person, MOST_PEOPLE)],
        "namesakes": [_other(other) | {"role": other.role} for other in namesakes(person, MOST_PEOPLE)],
        "uncertain": uncertain(person),
    }


def _sources(read: Portrait) -> dict[int, str]:
    outlets = [source for source in read.outlets() if source]
    return dict(Source.objects.filter(pk__in=outlets).order_by().values_list("pk", "name"))


def _names(person: Person, read: Portrait) -> list[dict[str, Any]]:
    """Give each form with the number of articles that print it, and the forms that none of them does."""
    printed = read.forms()
    known = {person.name, *person.names.values_list("name", flat=True)} - printed.keys()
    forms = [*sorted(printed.items(), key=lambda form: (-form[1], form[0])), *((name, 0) for name in sorted(known))]
    return [{"name": name, "articles": total} for name, total in forms]


def _ends(ends: Ends | None) -> dict[str, str | None] | None:
    return {"earliest": instant(ends.earliest), "latest": instant(ends.latest)} if ends else None


def _descriptions(outlet: OutletDescriptions, sources: dict[int, str]) -> Iterator[dict[str, Any]]:
    for each in outlet.descriptions:
        yield {
            "source": sources.get(outlet.source),
            "role": each.words or None,
            "age": each.age,
            "articles": [place.article for place in each.places],
        }


def _other(other: Person) -> dict[str, Any]:
    return {"id": other.pk, "name": other.name, "articles": other.total}


def _namings(person: Person) -> Iterator[NamingRecord]:
    sources = dict(Source.objects.order_by().values_list("pk", "name"))
    for naming, article in namings(person):
        yield {
            "article": naming.article,
            "source": sources.get(article.source),
            "published_earliest": instant(article.earliest),
            "published_latest": instant(article.latest),
            "date_basis": article.basis or None,
            "field": naming.field,
            "start": naming.start,
            "surface": naming.surface,
            "role": naming.role or None,
            "age": naming.age,
            "description": naming.description or None,
        }
