"""What the search page offers where little is found."""

import pytest
from django.test import Client

from .factories import index_articles, make_article, make_source
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Five articles of the harbour in the Lantern, and an outlet that has none of them."""
    lantern = make_source()
    for number in range(5):
        make_article(f"Harbour {number}", source=lantern)
    make_article("Toll dropped", source=make_source("Orme Gazette"), body="Nobody pays at Rísquez.")
    index_articles()


def offer(client: Client, address: str) -> tuple[str, str] | None:
    said = page(client, address).select_one(".instead")
    return (words(said), said.a["href"]) if said else None


def test_words_spelt_much_alike_are_offered_with_the_choices_kept(client, archive):
    said, link = offer(client, "/search/?q=habrour&outlet=the-lantern&sort=date&page=2")
    assert said == "Did you mean harbour? 5 articles"
    assert link == "?outlet=the-lantern&sort=date&q=harbour"
    assert words(page(client, f"/search/{link}").select_one("#found")).startswith("5 articles for “harbour”")


def test_words_that_find_nothing_with_the_choices_are_offered_without(client, archive):
    said, link = offer(client, "/search/?q=harbour&outlet=orme-gazette")
    assert said == "Without your choices these words find 5 articles."
    assert words(page(client, f"/search/{link}").select_one("#found")).startswith("5 articles for “harbour”")


@pytest.mark.parametrize(
    "query", ["q=harbour", "q=toll", "q=zeppelin", "outlet=nowhere", "q=", "q=-harbour", "q=risquez"]
)
def test_words_that_are_well_spelt_are_left_alone(client, archive, query):
    assert offer(client, f"/search/?{query}") is None


def test_without_an_index_nothing_is_offered(client):
    assert offer(client, "/search/?q=habrour&outlet=the-lantern") is None


def test_what_is_offered_is_text(client, archive):
    said, _ = offer(client, '/search/?q=habrour OR "<b>x</b>"')
    assert said == 'Did you mean harbour OR "<b>x</b>"? 5 articles'
