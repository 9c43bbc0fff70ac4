"""On generated archives the engine answers as the plain one does. test_counts.py looks at facets."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from articles.search.engine import Document, Engine
from articles.search.tantivy import TantivyEngine

from .archives import documents, queries
from .reference import ReferenceEngine

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
def test_pages_neither_repeat_nor_lose_an_article(embedded, archive, query):
    embedded.rebuild(archive)
    total = embedded.search(query).total
    pages = [embedded.search(query, start=start, count=3).ids for start in range(0, total, 3)]
    assert len({number for page in pages for number in page}) == total == sum(map(len, pages))
