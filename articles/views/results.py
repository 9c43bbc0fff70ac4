"""A page of results: each with its best passages, its title with marks, and an address that takes the search along."""

from collections.abc import Collection

from django.core.paginator import Page
from django.db.models.functions import Substr
from django.http import QueryDict

from articles.filters.addresses import Address
from articles.models import Article
from articles.search.engine import READ, Marker
from articles.search.engines import engine
from articles.search.passages import Mark, marked, passages
from articles.search.query import Query

PREFERRED = 20_000  # characters of a text: passages are cut from there if the words stand there


def show_hits(page: Page, query: Query, querydict: QueryDict) -> None:
    """Tell the articles of a page of results what to show of the search."""
    address = Address(querydict)
    for number, article in enumerate(page, page.start_index()):
        article.address = article.get_absolute_url() + address.changed({"hit": [str(number)]})
    if query.expression:
        _mark(page.object_list, engine().marker(query))


def _mark(articles: Collection[Article], marker: Marker) -> None:
    found = Article.objects.filter(pk__in=[article.pk for article in articles]).order_by()
    texts = dict(found.values_list("pk", Substr("body", 1, READ)))
    for article in articles:
        text = texts.get(article.pk, "")
        spans = marker.spans(text[:PREFERRED], article.language) or marker.spans(text, article.language)
        article.snippet = passages(text, spans)
        title = marker.spans(article.title, article.language, title=True)
        article.marked_title = marked(article.title, [Mark(*span) for span in title])
