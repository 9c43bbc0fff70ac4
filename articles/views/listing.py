"""Show any list of articles: as a page, or in another format."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.copies import count_elsewhere, folded
from articles.feeds import atom
from articles.filters import CopiesFilter
from articles.models import ArticleQuerySet

PER_PAGE, MOST_PER_PAGE = 20, 100
DEEPEST = 10_000  # articles: an engine must rank all that come before a page
OPENING = 320  # characters: two to three lines of a list


def article_list(
    request: HttpRequest, articles: ArticleQuerySet, *, template: str, heading: str, feed: bool = False, **context: Any
) -> HttpResponse:
    """Answer with a page of the articles, or with its feed; each text stands once if the reader asks for it."""
    if feed:
        return atom(request, for_list(as_asked(request, articles))[:PER_PAGE], heading)
    return render(request, template, {**context, "heading": heading, **list_page(request, articles)})


def as_asked(request: HttpRequest, articles: ArticleQuerySet) -> ArticleQuerySet:
    """Fold the copies among the articles if the reader asks for it."""
    return folded(articles) if CopiesFilter(request.GET).folded() else articles


def list_page(request: HttpRequest, articles: ArticleQuerySet, total: int | None = None) -> dict[str, Any]:
    """Give what a template shows of a list: a page of it, the number of all articles, and what was not understood.

    Whoever knows the number already can save counting them.
    """
    asked = CopiesFilter(request.GET)
    shown = _folded_page(request, articles) if asked.folded() else _page(request, articles, total)
    return {**shown, "folded": asked.folded(), "problems": asked.problems()}


def _page(request: HttpRequest, articles: ArticleQuerySet, total: int | None) -> dict[str, Any]:
    paginator = Paginator(for_list(articles), per_page_of(request))
    if total is not None:
        paginator.count = total
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "articles": page.object_list, "total": page.paginator.count}


def _folded_page(request: HttpRequest, articles: ArticleQuerySet) -> dict[str, Any]:
    """Cut a page out of the leads, and count all articles."""
    counts = articles.order_by().aggregate(total=Count("pk"), texts=Count("copy_group", distinct=True))
    paginator = Paginator(for_list(folded(articles)), per_page_of(request))
    paginator.count = counts["texts"]
    page = paginator.get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    count_elsewhere(page.object_list)
    return {"page": page, "articles": page.object_list, "total": counts["total"]}


def for_list(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Fetch what an entry of a list shows, and of the body its opening alone."""
    return (
        articles.select_related("source")
        .defer("body", "subheadings", "locked", "proposed")
        .annotate(opening=Substr("body", 1, OPENING))
    )


def page_of(request: HttpRequest, rows: QuerySet | Any, per_page: int | None = None) -> Page:
    """Cut out the page that the query string asks for; a number beyond the ends gives the nearest page."""
    return Paginator(rows, per_page or per_page_of(request)).get_page(request.GET.get("page"))


def per_page_of(request: HttpRequest) -> int:
    asked = request.GET.get("per_page", "")
    return max(1, min(int(asked[:9]), MOST_PER_PAGE)) if asked.isascii() and asked.isdigit() else PER_PAGE
