"""A small crawled world with its truth, read from beside the checkout."""

import pytest

from benchmarks.archive.world import measure, place
from benchmarks.oracle import narrowest
from benchmarks.truth import DUMP, read_world
from ingest.models import Capture

from .shared import beside

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world():
    return read_world(beside("world"))


@pytest.fixture
def found(world):
    return place(world, beside("world") / DUMP)


def test_no_page_is_rejected(found):
    assert not Capture.objects.filter(layout="").exists()


def test_each_article_is_found_once_and_only_once(world, found):
    assert found.once().keys() == {shown.article for page in world.pages for shown in page.shown}


def test_every_figure_reaches_its_goal(world, found):
    assert [figure for figure in measure(world, found) if not figure.is_met] == []


def test_the_truth_lies_within_every_interval_of_the_oracle(world):
    best = narrowest(world)
    assert all(best[name].earliest <= world.articles[name].published <= best[name].latest for name in best)
