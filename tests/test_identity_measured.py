"""How well copies are known again, and what filing them costs, is measured by what these tests run in small."""

import pytest
from django.apps import apps

from articles.models import Article
from benchmarks.archive import copies, filing
from benchmarks.archive.growth import Growth
from benchmarks.archive.transfer import count_on
from benchmarks.holdings import hold
from benchmarks.newcomers import newcomers

from .shared import beside

pytestmark = pytest.mark.django_db
KNOWN = 60


@pytest.fixture
def grown():
    """Fill the archive as the measurement of volume does."""
    growth = Growth()
    growth.enter_outlets()
    growth.store(hold(range(KNOWN)))
    count_on([model for name in ("articles", "ingest") for model in apps.get_app_config(name).get_models()])


def test_every_figure_of_the_variants_of_texts_reaches_its_goal():
    figures = copies.measure(copies.read_variants(beside("data/dedup_dev.jsonl")))
    assert [figure for figure in figures if not figure.is_met] == []


def test_copies_of_what_a_grown_archive_holds_are_known_again(grown):
    measured = filing.measure(KNOWN, runs=2, pages=6)
    assert measured.known_again == measured.known == 24


def test_copies_of_nothing_that_a_grown_archive_holds_are_new_articles(grown):
    before = Article.objects.count()
    filing.measure(KNOWN, runs=1, pages=6)
    assert Article.objects.count() == before + 12


def test_fingerprints_and_texts_are_weighed(grown):
    sizes = filing.measure_sizes()
    assert sizes.fingerprints > 0
    assert sizes.texts == sum(len(body) for body in Article.objects.values_list("body", flat=True))


def test_half_of_the_newcomers_are_copies_of_known_articles():
    numbers = [number for page in newcomers(KNOWN, 6, run=0) for number in page.numbers]
    assert sum(number < KNOWN for number in numbers) == 12
    assert len(set(numbers)) == 24
