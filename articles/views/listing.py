"""Show any list of articles: as a page, or in another format."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.feeds import atom
from articles.models import ArticleQuerySet

PER_PAGE, MOST_PER_PAGE = 20, 100
OPENING = 320  # characters: two to three lines of a list


def article_list(
    request: HttpRequest, articles: ArticleQuerySet, *, template: str, heading: str, feed: bool = False, **context: Any
) -> HttpResponse:
    """Answer with a page of the articles, or with its feed."""
    articles = for_list(articles)
    if feed:
        return atom(request, articles[:PER_PAGE], heading)
    page = page_of(request, articles)
    return render(request, template, {**context, "heading": heading, "page": page, "articles": page.object_list})


def for_list(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Fetch what an entry of a list shows, and of the body its opening alone."""
    return (
        articles.select_related("source")
        .defer("body", "subheadings", "locked")
        .annotate(opening=Substr("body", 1, OPENING))
    )


def page_of(request: HttpRequest, rows: QuerySet | Any, per_page: int | None = None) -> Page:
    """Cut out the page that the query string asks for; a number beyond the ends gives the nearest page."""
    return Paginator(rows, per_page or per_page_of(request)).get_page(request.GET.get("page"))


def per_page_of(request: HttpRequest) -> int:
    asked = request.GET.get("per_page", "")
    return max(1, min(int(asked[:9]), MOST_PER_PAGE)) if asked.isascii() and asked.isdigit() else PER_PAGE
