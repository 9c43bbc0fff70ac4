"""The front page: what is newest in the archive, who and what it is about, and how large it is."""

from datetime import UTC, date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.copies import count_elsewhere, folded
from articles.models import Article, ArticleQuerySet, Person, Source, Topic
from articles.periods import Period

from .listing import for_list

DAYS_LOOKED_AT, DAYS_SHOWN, ARTICLES_A_DAY, NAMES = 14, 4, 6, 10


def front(request: HttpRequest) -> HttpResponse:
    known = Article.objects.published().aggregate(
        newest=Max("published_latest"), articles=Count("pk"), outlets=Count("source", distinct=True)
    )
    last = known["newest"].astimezone(UTC).date() if known["newest"] else None
    days = _days(last)
    newest = [] if days else _some(Article.objects.published())  # where no day is sure
    count_elsewhere([*newest, *(article for day in days for article in day["articles"])])
    context = {"days": days, "newest": newest, **_week(last), "numbers": _numbers(known)}
    return render(request, "articles/front.html", context)


def _days(last: date | None) -> list[dict]:
    """Take the newest days that articles surely belong to, each with some of its articles and their number."""
    if last is None:
        return []
    days = [last - timedelta(days=number) for number in range(DAYS_LOOKED_AT)]
    counts = Article.objects.published().aggregate(
        **{f"{day:d%Y%m%d}": Count("pk", filter=Period.day(day).certain()) for day in days}
    )
    shown = [day for day in days if counts[f"{day:d%Y%m%d}"]][:DAYS_SHOWN]
    return [{"day": day, "total": counts[f"{day:d%Y%m%d}"], "articles": _of_day(day)} for day in shown]


def _of_day(day: date) -> list[Article]:
    return _some(Article.objects.published().filter(Period.day(day).certain()))


def _some(articles: ArticleQuerySet) -> list[Article]:
    """Take the newest of them, each text once."""
    return list(for_list(folded(articles).newest())[:ARTICLES_A_DAY])


def _week(last: date | None) -> dict:
    """Count outlets, people and topics over the last seven days of the archive, or over all of it if undated."""
    week = Period(last - timedelta(days=6), last + timedelta(days=1)) if last else None
    articles = Article.objects.published().filter(week.possible() if week else Q())
    return {
        "week": week and (week.first, last),
        "outlets": _most(Source.objects.filter(articles__in=articles), "articles"),
        "people": _most(Person.objects.shown().filter(mentions__article__in=articles), "mentions__article"),
        "topics": _most(Topic.objects.filter(articles__in=articles), "articles"),
    }


def _most(rows: QuerySet, articles: str) -> QuerySet:
    return rows.annotate(total=Count(articles, distinct=True)).order_by("-total", "pk")[:NAMES]


def _numbers(known: dict[str, Any]) -> list[tuple[str, int]]:
    pages = Article.objects.aggregate(pages=Count("appearances__capture", distinct=True))["pages"]
    people = Person.objects.shown().count()
    return [
        ("articles", known["articles"]),
        ("outlets", known["outlets"]),
        ("people", people),
        ("captured pages", pages),
    ]
