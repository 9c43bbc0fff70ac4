"""The outlets, the people and the topics of the archive as data, by name."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Article, Person, Source, Topic

from .answers import Refusal, as_json, public
from .paging import Slice

PUBLISHED = Q(articles__status=Article.Status.PUBLISHED, articles__merged_into=None)


@public
def outlets(request: HttpRequest) -> HttpResponse:
    return _answer(request, "sources", Source.objects.order_by("name", "pk"), _outlet)


@public
def people(request: HttpRequest) -> HttpResponse:
    return _answer(request, "people", Person.objects.shown().order_by("name", "pk"), _person)


@public
def topics(request: HttpRequest) -> HttpResponse:
    return _answer(request, "topics", Topic.objects.order_by("label", "pk"), _topic)


def _answer(request: HttpRequest, name: str, rows: QuerySet, row: Callable[[Any], dict[str, Any]]) -> HttpResponse:
    """Give a page of those that a published article has, each with the number of such articles."""
    part = Slice.of(request.GET)
    if part.problems:
        raise Refusal(400, *part.problems)
    counted = rows.annotate(total=Count("articles", filter=PUBLISHED, distinct=True)).filter(total__gt=0)
    total = counted.count()
    address = request.build_absolute_uri(reverse(f"{name}-data"))
    return as_json(
        {
            "total": total,
            "results": [row(one) | {"articles": one.total} for one in counted[part.start : part.start + part.per_page]],
            "next": address + part.following(request.GET) if part.goes_on(total) else None,
        }
    )


def _outlet(source: Source) -> dict[str, Any]:
    return {
        "slug": source.slug,
        "name": source.name,
        "url": source.get_absolute_url(),
        "homepage": source.homepage or None,
        "country": source.country or None,
    }


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.pk, "name": person.name, "url": person.get_absolute_url()}


def _topic(topic: Topic) -> dict[str, Any]:
    return {"slug": topic.slug, "label": topic.label, "qcode": topic.qcode, "url": topic.get_absolute_url()}
