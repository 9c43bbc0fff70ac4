"""The outlets, and the articles of one."""

from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Mention, Person, Source

from .listing import article_list, page_of

A_PAGE, NAMES = 200, 10
PUBLISHED = Q(articles__status=Article.Status.PUBLISHED, articles__merged_into=None)


def sources(request: HttpRequest) -> HttpResponse:
    counted = Source.objects.annotate(
        total=Count("articles", filter=PUBLISHED),
        earliest=Min("articles__published_earliest", filter=PUBLISHED),
        latest=Max("articles__published_latest", filter=PUBLISHED),
    ).filter(total__gt=0)
    unknown = Article.objects.published().filter(source=None).count()
    page = page_of(request, counted.order_by("name", "pk"), A_PAGE)
    return render(request, "articles/sources.html", {"page": page, "unknown": unknown})


def source(request: HttpRequest, slug: str, feed: bool = False) -> HttpResponse:
    source = get_object_or_404(Source, slug=slug)
    articles = Article.objects.published().filter(source=source)
    return article_list(
        request,
        articles.newest(),
        template="articles/source.html",
        heading=source.name,
        feed=feed,
        source=source,
        span=articles.aggregate(earliest=Min("published_earliest"), latest=Max("published_latest")),
        spellings=source.names.exclude(name=source.name),
        people=_people(source),
    )


def _people(source: Source) -> list[dict]:
    articles = Article.objects.published().filter(source=source)
    named = Mention.objects.filter(article__in=articles, person__in=Person.objects.shown())
    counted = (
        named.order_by()
        .values("person", "person__name", "person__slug")
        .annotate(total=Count("article", distinct=True))
    )
    return counted.order_by("-total", "person")[:NAMES]
