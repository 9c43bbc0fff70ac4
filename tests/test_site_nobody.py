"""What a curator found to be no person is kept, and shown nowhere."""

import pytest

from .factories import day, index_articles, make_article, make_mention, make_person, make_source
from .people import make_profile
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody(db):
    """Make an entry that a curator found to be no person: nothing names it any more."""
    return make_person("Wend Tower", nobody=True)


@pytest.mark.parametrize("address", ["", ".json", "/wend-tower/", "/wend-tower.atom", "/wend-tower.json", ".csv"])
def test_no_person_has_no_page_and_no_data(client, nobody, address):
    assert client.get(f"/people/{nobody.pk}{address or '/'}").status_code == 404


@pytest.mark.parametrize("address", ["/people/", "/people/?q=wend", "/people.json", "/sitemap-people.xml"])
def test_no_person_is_in_no_list(client, nobody, address):
    make_mention(make_article(), nobody)
    index_articles()
    assert b"wend-tower" not in client.get(address).content


def test_no_person_is_no_facet(client, nobody):
    make_mention(make_article(), nobody)
    index_articles()
    assert page(client, "/search/").find(id="facet-person") is None


def test_no_person_is_nobody_to_search_for(client, nobody):
    assert "There is no person" in words(page(client, f"/search/?person={nobody.pk}"))


@pytest.mark.parametrize("address", ["/", "/outlets/the-lantern/"])
def test_no_person_is_named_most_nowhere(client, nobody, address):
    make_mention(make_article(source=make_source(), published=day(2025, 6, 4)), nobody)
    assert page(client, address).find("a", string="Wend Tower") is None


def test_no_person_is_named_beside_another(client, nobody):
    ilse = make_person()
    make_article(people=[ilse, nobody])
    assert page(client, ilse.get_absolute_url()).select(".aside a.count") == []


def test_a_name_of_no_person_is_not_told(client, nobody):
    article = make_article()
    make_mention(article, None, "Wend Tower", profile=make_profile(nobody, "Wend Tower"))
    assert page(client, article.get_absolute_url()).select(".aside .why") == []
