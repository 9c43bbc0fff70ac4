"""Engines to try, each with an empty index of its own."""

from pathlib import Path

import pytest

from articles.search.engine import Engine
from articles.search.tantivy import TantivyEngine

from .reference import ReferenceEngine


@pytest.fixture
def tantivy(search_index: Path) -> TantivyEngine:
    engine = TantivyEngine(search_index)
    engine.rebuild(())
    return engine


@pytest.fixture(params=["tantivy", "reference"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Every engine in turn: what is asked of one is asked of all."""
    return request.getfixturevalue("tantivy") if request.param == "tantivy" else ReferenceEngine()
