"""Search: words and choices in the query string, results and facets on the page."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.chips import chips
from articles.facets import facet_results
from articles.feeds import atom
from articles.filters import ArticleFilter
from articles.models import Article
from articles.search.engine import Hit, SearchUnavailable
from articles.search.engines import engine

from .listing import PER_PAGE, for_list, page_of, per_page_of

DEEPEST = 10_000  # articles: an engine must rank all that come before a page
SORTS = {"relevance": "most relevant", "-date": "newest", "date": "oldest", "-added": "last added"}


def search(request: HttpRequest, feed: bool = False) -> HttpResponse:
    """Answer from the engine or, while there is none, from the tables without the reader's words."""
    filters = ArticleFilter(request.GET, queryset=Article.objects.all())
    try:
        context = _found(request, filters)
    except SearchUnavailable:
        page = page_of(request, for_list(filters.qs))
        context = {"unavailable": True, "page": page, "total": page.paginator.count, "chips": chips((), request.GET)}
    if feed:
        words = filters.query().text
        return atom(request, context["page"].object_list[:PER_PAGE], f"Search: {words}" if words else "Articles")
    context |= {"problems": filters.problems(), "query": filters.query(), "sorts": SORTS}
    return render(request, "articles/search.html", context)


def _found(request: HttpRequest, filters: ArticleFilter) -> dict[str, Any]:
    query, per_page = filters.query(), per_page_of(request)
    number = _number(request, per_page)
    results = engine().search(query, start=(number - 1) * per_page, count=per_page)
    paginator = Paginator(range(min(results.total, DEEPEST)), per_page)
    if number > paginator.num_pages:
        number = paginator.num_pages
        results = engine().search(query, start=(number - 1) * per_page, count=per_page)
    facets = facet_results(results, query, request.GET)
    page = Page(_articles(results.hits), number, paginator)
    return {"page": page, "total": results.total, "facets": facets, "chips": chips(facets, request.GET)}


def _number(request: HttpRequest, per_page: int) -> int:
    """Read the number of the page, no deeper than an engine can rank."""
    asked = request.GET.get("page", "")
    return max(1, min(int(asked[:9]), DEEPEST // per_page)) if asked.isascii() and asked.isdigit() else 1


def _articles(hits: Iterable[Hit]) -> list[Article]:
    """Fetch the articles found, in the engine's order; one that is gone from the tables since is left out."""
    articles = for_list(Article.objects.published()).in_bulk([hit.id for hit in hits])
    found = []
    for hit in hits:
        if hit.id in articles:
            articles[hit.id].snippet = hit.snippet
            found.append(articles[hit.id])
    return found
