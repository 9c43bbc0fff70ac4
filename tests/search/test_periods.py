"""Articles of a period are found whether lists of months lead to them or all days are compared."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.query import Query
from articles.search.tantivy import TantivyEngine, periods

from .archives import documents
from .reference import ReferenceEngine
from .test_engines import HARBOUR, NOON, found

months = st.sampled_from([date(2025, 6, 1), date(2025, 6, 30), date(2024, 12, 31)])
edges = st.none() | months | st.dates(date(2024, 11, 1), date(2025, 8, 31))
excluded = st.lists(st.tuples(edges, edges).filter(all), max_size=1).map(tuple)
dated = st.builds(Query, after=edges, before=edges, without_dates=excluded, certain=st.booleans())


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


@pytest.mark.parametrize("share_listed", [-1, 2], ids=["days compared", "months listed"])
@settings(max_examples=40)
@given(archive=documents(), query=dated)
def test_articles_of_a_period_are_found(folder, share_listed, archive, query):
    tried, right = TantivyEngine(folder), ReferenceEngine()
    tried.rebuild(archive)
    right.rebuild(archive)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "SHARE_LISTED", share_listed)
        assert {*tried.search(query).ids} == {*right.search(query).ids}


def test_an_archive_of_very_many_intervals_is_searched_too(tantivy, monkeypatch):
    monkeypatch.setattr(periods, "MOST_INTERVALS", 1)
    starts = {number: NOON + timedelta(days=40 * number) for number in (1, 2, 3)}
    tantivy.index(
        replace(HARBOUR, id=number, published_earliest=start, published_latest=start)
        for number, start in starts.items()
    )
    assert found(tantivy, after=date(2025, 7, 1), before=date(2025, 8, 31)) == {1, 2}
