"""The people, and what the archive holds about one."""

from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.models import Article, Mention, Person, Source
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.query import Query

from .listing import article_list, page_of

A_PAGE, NAMES, ROLES, LONGEST_NAME = 100, 12, 12, 100
INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def people(request: HttpRequest) -> HttpResponse:
    """List those named most or, once a letter, a name or all are asked for, people by name."""
    initial, words = _asked(request, "initial")[:1], _asked(request, "q")
    by_name = initial or words or _asked(request, "sort") == "name"
    most = [] if by_name else _named_most()
    page = page_of(request, most or _named(initial, words), A_PAGE)
    _count_articles(page.object_list)
    context = {"page": page, "most": most, "initial": initial.upper(), "words": words, "initials": INITIALS}
    return render(request, "articles/people.html", context)


def person(request: HttpRequest, pk: int, slug: str = "", feed: bool = False) -> HttpResponse:
    """Show a person; the id decides who, a wrong slug or a merged entry leads to the right address."""
    person = get_object_or_404(Person.objects.select_related("merged_into"), pk=pk)
    if person.merged_into or slug != person.slug:
        return redirect(_address(person.merged_into or person, feed), permanent=True)
    articles = Article.objects.published().filter(pk__in=person.mentions.order_by().values("article"))
    return article_list(
        request,
        articles.newest(),
        template="articles/person.html",
        heading=person.name,
        feed=feed,
        person=person,
        **({} if feed else _about(person, articles)),
    )


def _asked(request: HttpRequest, key: str) -> str:
    """Read a value of the query string; PostgreSQL refuses to look for NUL."""
    return request.GET.get(key, "").replace("\0", "").strip()[:LONGEST_NAME]


def _named_most() -> list[Person]:
    """Ask the search index, which counts people far faster than the tables; give nobody when there is none."""
    try:
        counts = engine().search(Query(), count=1).facets["person"]
    except SearchUnavailable:
        return []
    people = Person.objects.filter(merged_into=None).in_bulk(list(counts))
    return sorted(people.values(), key=lambda person: (-counts[person.pk], person.name, person.pk))


def _named(initial: str, words: str) -> QuerySet[Person]:
    """Select the people whom a published article names, by the first letter or a part of any form of their name."""
    named = Mention.objects.filter(person=OuterRef("pk"), article__status=Article.Status.PUBLISHED)
    people = Person.objects.filter(Exists(named), merged_into=None, name__istartswith=initial)
    if words:
        people = people.filter(pk__in=Person.objects.filter(names__name__icontains=words))
    return people.order_by("name", "pk")


def _count_articles(people: list[Person]) -> None:
    mentions = Mention.objects.filter(person__in=list(people), article__status="published", article__merged_into=None)
    counts = dict(mentions.order_by().values_list("person").annotate(Count("article", distinct=True)))
    for person in people:
        person.total = counts.get(person.pk, 0)


def _address(person: Person, feed: bool) -> str:
    return reverse("person-atom" if feed else "person", args=[person.pk, person.slug])


def _about(person: Person, articles: QuerySet[Article]) -> dict[str, Any]:
    mentions = Mention.objects.filter(person=person, article__in=articles).order_by()
    together = Person.objects.filter(mentions__article__in=articles, merged_into=None).exclude(pk=person.pk)
    return {
        "span": articles.aggregate(earliest=Min("published_earliest"), latest=Max("published_latest")),
        "names": person.names.exclude(name=person.name),
        "outlets": _most(Source.objects.filter(articles__in=articles), "articles"),
        "roles": mentions.exclude(role="")
        .values("role", "article__source__name", "article__source__slug")
        .annotate(total=Count("article", distinct=True))
        .order_by("-total", "role")[:ROLES],
        "together": _most(together, "mentions__article"),
    }


def _most(rows: QuerySet, articles: str) -> QuerySet:
    return rows.annotate(total=Count(articles, distinct=True)).order_by("-total", "pk")[:NAMES]
