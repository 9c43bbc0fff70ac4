"""Pages about the site itself: its health, and what it tells browsers and crawlers."""

from datetime import UTC

from django.db import DatabaseError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from articles.models import Article, IndexTask


def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether the tables answer, and how many articles the search index is behind them."""
    try:
        return JsonResponse({"database": "ok", "index_lag": IndexTask.objects.count()})
    except DatabaseError:
        return JsonResponse({"database": "unavailable", "index_lag": None}, status=503)


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
