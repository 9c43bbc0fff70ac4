"""What the page of an article shows of the search that led to it: marks on the words, and the way to the next hit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.copies import fold
from articles.filters import ArticleFilter
from articles.filters.addresses import Address
from articles.models import Article
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.passages import Mark, marked
from articles.search.query import Query

from .listing import DEEPEST, per_page_of

MOST_MARKS = 200  # on the page of an article, title and text together
ASTRAY = 50  # places to either side in which to look for an article that is not the hit that its address says


class Neighbour(NamedTuple):
    """The article before or after a hit, with the address that takes the search along."""

    article: Article
    url: str


class Place(NamedTuple):
    """A hit among all: its number and its neighbours."""

    number: int
    total: int
    previous: Neighbour | None
    following: Neighbour | None


@dataclass(frozen=True, slots=True)
class Hit:
    """What the page of an article shows of the search that led to it: without a place it is not among the results."""

    words: str
    results: str
    sought: bool  # whether the address says which hit it is
    place: Place | None
    title: SafeString
    marks: tuple[Mark, ...]  # in the body
    names: tuple[str, ...]  # of all marks, for links


def hit_of(request: HttpRequest, article: Article) -> Hit | None:
    """Read the search that led to an article; None when there was none, or none can be made now."""
    if not {"q", "hit"} & request.GET.keys():
        return None
    filters = ArticleFilter(request.GET)
    query, number = filters.query(), _number(request.GET.get("hit", ""))
    try:
        place = _place(article, query, request.GET, number, folded=filters.folded()) if number else None
        title, body = _marks(article, query)
    except SearchUnavailable:
        return None
    results = _results(request, place.number if place else 1)
    names = tuple(mark.name for mark in (*title, *body))
    return Hit(query.text, results, bool(number), place, marked(article.title, title), tuple(body), names)


def _marks(article: Article, query: Query) -> tuple[list[Mark], list[Mark]]:
    """Find the words in the title and in the body, and number the places through."""
    marker = engine().marker(query)
    title = marker.spans(article.title, article.language, title=True)
    spans = [*title, *marker.spans(article.body, article.language)][:MOST_MARKS]
    marks = [Mark(*span, f"hit-{number}") for number, span in enumerate(spans, 1)]
    return marks[: len(title)], marks[len(title) :]


def _number(text: str) -> int:
    return min(int(text[:9]), DEEPEST) if text.isascii() and text.isdigit() else 0


def _place(article: Article, query: Query, querydict: QueryDict, number: int, *, folded: bool) -> Place | None:
    """Find the article among the results, where its address says or near there: the archive may have changed."""
    first, ids, total = _folded(query) if folded else _around(article, query, number)
    if article.pk not in ids:
        return None
    at = ids.index(article.pk)
    numbers = {ids[at + step]: first + at + step for step in (-1, 1) if 0 <= at + step < len(ids)}
    return Place(first + at, total, *_neighbours(numbers, querydict, first + at))


def _around(article: Article, query: Query, number: int) -> tuple[int, tuple[int, ...], int]:
    """Give the results around a number: the number of the first of them, their ids, and how many there are in all."""
    for reach in (1, ASTRAY):
        start, end = max(number - 1 - reach, 0), min(number + reach, DEEPEST)
        results = engine().search(query, start=start, count=end - start, facets=False)
        if article.pk in results.ids:
            break
    return start + 1, results.ids, results.total


def _folded(query: Query) -> tuple[int, tuple[int, ...], int]:
    """Give all results with each text once, as the list shows them."""
    results = engine().search(query, count=DEEPEST, facets=False)
    leads = tuple(fold(results.ids, best_first=query.order == "relevance"))
    return 1, leads, len(leads)


def _neighbours(numbers: dict[int, int], querydict: QueryDict, number: int) -> Iterable[Neighbour | None]:
    """Give the article before this number and the one after it, as far as they can be read."""
    articles = Article.objects.published().only("title", "slug", "language").in_bulk(numbers)
    address = Address(querydict)
    for wanted in (number - 1, number + 1):
        article = next((articles[pk] for pk, its in numbers.items() if its == wanted and pk in articles), None)
        url = article and article.get_absolute_url() + address.changed({"hit": [str(wanted)]})
        yield Neighbour(article, url) if article else None


def _results(request: HttpRequest, number: int) -> str:
    """Give the address of the page of results that shows a hit."""
    page = (number - 1) // per_page_of(request) + 1
    return reverse("search") + Address(request.GET).changed({"page": [str(page)] if page > 1 else []})
