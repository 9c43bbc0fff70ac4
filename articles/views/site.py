"""Pages about the site itself: its health, and what it tells browsers and crawlers."""

from datetime import UTC

from django.db import DatabaseError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from articles.models import Article, IndexTask
from articles.search import following
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine


def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether the tables answer, whether the search index does, and how many articles it is behind the tables.

    Without an index the site still serves its lists. Only without tables it cannot serve at all.
    """
    try:
        told = {"database": "ok", "index_lag": IndexTask.objects.count()}
    except DatabaseError:
        return JsonResponse({"database": "unavailable", "index_lag": None}, status=503)
    try:
        state = engine().state()
        told |= {"index": "ok", "generation": state.generation, "articles": state.articles, "parts": state.parts}
    except SearchUnavailable as error:
        told |= {"index": str(error)}
    return JsonResponse(told | ({"indexing": found} if (found := following.problem()) else {}))


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    context = {"site": f"{request.scheme}://{request.get_host()}", "icon": static("newsarchive.svg")}
    return render(request, "opensearch.xml", context, content_type="application/opensearchdescription+xml")


def days(request: HttpRequest) -> HttpResponse:
    """Lead to the newest month of the archive."""
    newest = Article.objects.published().aggregate(newest=Max("published_latest"))["newest"]
    if newest is None:
        return redirect("undated")
    newest = newest.astimezone(UTC)
    return redirect("month", newest.year, newest.month)
