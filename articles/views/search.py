"""Search: words and choices in the query string, results and facets on the page."""

from collections.abc import Collection
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.chips import chips
from articles.copies import count_elsewhere, fold
from articles.facets import facet_results, to_count
from articles.feeds import atom
from articles.filters import ArticleFilter
from articles.histogram import histogram
from articles.models import Article
from articles.search.engine import Results, SearchUnavailable
from articles.search.engines import engine

from .instead import instead
from .listing import DEEPEST, PER_PAGE, for_list, list_page, per_page_of
from .paging import page_problems
from .results import show_hits

SORTS = {"relevance": "most relevant", "-date": "newest", "date": "oldest", "-added": "last added"}


def search(request: HttpRequest, feed: bool = False) -> HttpResponse:
    """Answer from the engine or, while there is none, from the tables without the reader's words."""
    filters = ArticleFilter(request.GET, queryset=Article.objects.all())
    try:
        context = _found(request, filters)
    except SearchUnavailable:
        context = {"unavailable": True, **list_page(request, filters.qs), "chips": chips(filters)}
    if feed:
        words = filters.query().text
        return atom(request, context["page"].object_list[:PER_PAGE], f"Search: {words}" if words else "Articles")
    if "unavailable" not in context:
        show_hits(context["page"], filters.query(), request.GET)
    problems = [*filters.problems(), *page_problems(request.GET, context["page"])]
    context |= {"problems": problems, "query": filters.query(), "sorts": SORTS, "folded": filters.folded()}
    return render(request, "articles/search.html", context)


def _found(request: HttpRequest, filters: ArticleFilter) -> dict[str, Any]:
    results, page = (_folded_page if filters.folded() else _page)(request, filters)
    facets = facet_results(results, filters)
    return {
        "page": page,
        "total": results.total,
        "facets": facets,
        "chips": chips(filters, facets),
        "histogram": histogram(results, filters),
        "instead": instead(filters.query(), results.total, request.GET),
    }


def _page(request: HttpRequest, filters: ArticleFilter) -> tuple[Results, Page]:
    query, counted, per_page = filters.query(), to_count(filters), per_page_of(request)
    number = _number(request, per_page)
    results = engine().search(query, start=(number - 1) * per_page, count=per_page, **counted)
    paginator = Paginator(range(min(results.total, DEEPEST)), per_page)
    if number > paginator.num_pages:
        number = paginator.num_pages
        results = engine().search(query, start=(number - 1) * per_page, count=per_page, **counted)
    return results, Page(_articles(results.ids), number, paginator)


def _folded_page(request: HttpRequest, filters: ArticleFilter) -> tuple[Results, Page]:
    """Fold all that can be ranked before a page is cut out of it: so no page repeats or loses a text."""
    results = engine().search(filters.query(), count=DEEPEST, **to_count(filters))
    leads = fold(results.ids, best_first=filters.query().order == "relevance")
    page = Paginator(leads, per_page_of(request)).get_page(request.GET.get("page"))
    articles = _articles(page.object_list)
    count_elsewhere(articles)
    return results, Page(articles, page.number, page.paginator)


def _number(request: HttpRequest, per_page: int) -> int:
    """Read the number of the page, no deeper than an engine can rank."""
    asked = request.GET.get("page", "")
    return max(1, min(int(asked[:9]), DEEPEST // per_page)) if asked.isascii() and asked.isdigit() else 1


def _articles(ids: Collection[int]) -> list[Article]:
    """Fetch the articles found, in the engine's order; one that is gone from the tables since is left out."""
    articles = for_list(Article.objects.published()).in_bulk(ids)
    return [articles[pk] for pk in ids if pk in articles]
