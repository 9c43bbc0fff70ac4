"""On generated archives the engine answers as the plain one does, and every count keeps its promise."""

import tempfile
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from articles.search.engine import Document, Engine, Results
from articles.search.query import FacetKey, Query
from articles.search.tantivy import TantivyEngine

from .archives import documents, queries
from .reference import ReferenceEngine, clicked

TRIES = settings(max_examples=30)


@pytest.fixture(scope="module")
def embedded() -> TantivyEngine:
    """One engine for all examples: each makes its index anew."""
    with tempfile.TemporaryDirectory() as folder:
        yield TantivyEngine(Path(folder))


def both(embedded: TantivyEngine, archive: list[Document]) -> tuple[Engine, Engine]:
    reference = ReferenceEngine()
    embedded.rebuild(archive)
    reference.rebuild(archive)
    return embedded, reference


@TRIES
@given(archive=documents(), query=queries())
def test_the_same_articles_are_found(embedded, archive, query):
    tried, right = both(embedded, archive)
    assert {*tried.search(query).ids} == {*right.search(query).ids}


@TRIES
@given(archive=documents(), query=queries())
def test_articles_come_in_the_same_order(embedded, archive, query):
    tried, right = both(embedded, archive)
    if query.order != "relevance":
        assert tried.search(query).ids == right.search(query).ids


@TRIES
@given(archive=documents(), query=queries())
def test_facets_have_the_same_counts(embedded, archive, query):
    tried, right = both(embedded, archive)
    results, expected = tried.search(query), right.search(query)
    assert (results.facets, results.dates) == (expected.facets, expected.dates)


@TRIES
@given(archive=documents(), query=queries())
def test_pages_neither_repeat_nor_lose_an_article(embedded, archive, query):
    embedded.rebuild(archive)
    total = embedded.search(query).total
    pages = [embedded.search(query, start=start, count=3).ids for start in range(0, total, 3)]
    assert len({number for page in pages for number in page}) == total == sum(map(len, pages))


@settings(max_examples=5)
@given(archive=documents())
def test_every_count_is_what_two_clicks_show(embedded, archive):
    embedded.rebuild(archive)
    for first, second in combinations(choices(embedded, Query()), 2):
        query = clicked(Query(), *first)
        count = counted(embedded.search(query), *second)
        assert count == embedded.search(clicked(query, *second)).total, (first, second)


def choices(engine: Engine, query: Query) -> list[tuple[str, FacetKey]]:
    results = engine.search(query)
    values = [(name, key) for name, counts in results.facets.items() for key in counts]
    return values + [("date", period) for period in results.dates]


def counted(results: Results, facet: str, key: FacetKey) -> int:
    if facet != "date":
        return results.facets[facet].get(key, 0)
    return results.dates[key].possible if key in results.dates else 0
