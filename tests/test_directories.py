"""Outlets, people and topics as data."""

import pytest

from .factories import make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    lantern, topic, ilse = make_source("The Lantern"), make_topic("politics"), make_person("Ilse Varga")
    make_article("Ferry returns", source=lantern, topics=[topic], people=[ilse])
    make_article("Ferry hidden", source=lantern, people=[ilse], status="hidden")
    make_source("Nobody's Paper")


def answered(client, address: str) -> dict:
    return client.get(address).json()


def test_outlets_come_with_the_number_of_their_published_articles(client):
    (outlet,) = answered(client, "/outlets.json")["results"]
    assert (outlet["slug"], outlet["name"], outlet["articles"]) == ("the-lantern", "The Lantern", 1)


def test_people_come_with_id_and_address(client):
    (person,) = answered(client, "/people.json")["results"]
    assert (person["name"], person["url"], person["articles"]) == (
        "Ilse Varga",
        f"/people/{person['id']}/ilse-varga/",
        1,
    )


def test_topics_come_with_their_qcode(client):
    (topic,) = answered(client, "/topics.json")["results"]
    assert (topic["label"], topic["qcode"][:7], topic["articles"]) == ("politics", "medtop:", 1)


def test_next_leads_to_the_rest(client):
    make_article("Tram opens", source=make_source("Orb"))
    first = answered(client, "/outlets.json?per_page=1")
    second = answered(client, first["next"])
    assert ([one["name"] for one in first["results"] + second["results"]], second["next"]) == (
        ["Orb", "The Lantern"],
        None,
    )


def test_a_page_that_is_none_is_refused_with_a_sentence(client):
    response = client.get("/people.json?page=x")
    assert (response.status_code, response.json()["problems"][0][:22]) == (400, "page is not understood")


def test_a_directory_takes_three_queries_however_long(client, django_assert_max_num_queries):
    for number in range(30):
        make_article(f"Tram {number}", source=make_source(f"Orb {number}"))
    with django_assert_max_num_queries(3):
        client.get("/outlets.json")
