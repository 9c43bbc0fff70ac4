"""Outlets, people and topics, and the articles of one."""

import pytest

from articles.models import Person

from .factories import day, index_articles, make_article, make_mention, make_person, make_source, make_topic
from .soup import page, titles, words

pytestmark = pytest.mark.django_db


def test_the_outlets_are_listed_with_their_articles_and_dates(client):
    make_article(source=make_source(), published=day(2025, 6, 4))
    assert words(page(client, "/outlets/").select_one("tbody tr")).startswith("The Lantern 1 3–5 June 2025")


def test_unknown_outlets_stand_last(client):
    make_article(source=make_source())
    make_article()
    assert words(page(client, "/outlets/").select("tbody tr")[-1]) == "Unknown outlet 1"


def test_an_outlet_lists_its_own_articles_newest_first(client):
    lantern = make_source()
    make_article("Old", source=lantern, published=day(2025, 6, 1))
    make_article("New", source=lantern, published=day(2025, 6, 9))
    make_article("Other", source=make_source("Orme Gazette"))
    assert titles(page(client, "/outlets/the-lantern/")) == ["New", "Old"]


def test_an_outlet_shows_whom_it_names_and_passes_over_unknown_names(client):
    article = make_article(source=make_source(), people=[make_person()], body="Kerrigan and Ilse Varga spoke.")
    make_mention(article, None, "Kerrigan")
    assert [words(row) for row in page(client, "/outlets/the-lantern/").select(".aside li")] == ["Ilse Varga 1"]


@pytest.mark.parametrize("status", ["hidden", "withdrawn"])
def test_articles_kept_from_readers_are_not_listed(client, status):
    make_article("Secret", source=make_source(), status=status)
    assert titles(page(client, "/outlets/the-lantern/")) == []


def test_a_list_goes_on_over_pages(client):
    lantern = make_source()
    for number in range(3):
        make_article(f"Ferry {number}", source=lantern)
    second = page(client, "/outlets/the-lantern/?per_page=2&page=2")
    assert (titles(second), words(second.select_one(".pages span"))) == (["Ferry 0"], "Page 2 of 2")


@pytest.mark.parametrize("asked", ["page=soon", "page=99", "page=-1", "per_page=x", "per_page=0", "page=²"])
def test_a_page_that_is_none_gives_the_nearest(client, asked):
    make_article("Ferry", source=make_source())
    assert titles(page(client, f"/outlets/the-lantern/?{asked}")) == ["Ferry"]


def test_people_are_listed_by_name_without_an_index(client):
    make_article(people=[make_person("Tomas Okonjo"), make_person()])
    assert [words(row) for row in page(client, "/people/").select(".names li")] == ["Ilse Varga 1", "Tomas Okonjo 1"]


def test_people_named_most_come_first(client):
    tomas = make_person("Tomas Okonjo")
    make_article(people=[make_person(), tomas])
    make_article(people=[tomas])
    index_articles()
    assert [words(row) for row in page(client, "/people/").select(".names li")] == ["Tomas Okonjo 2", "Ilse Varga 1"]


def test_all_people_can_be_listed_by_name(client):
    make_article(people=[make_person("Tomas Okonjo"), make_person()])
    index_articles()
    link = page(client, "/people/").find("a", string="All by name")["href"]
    assert [words(name) for name in page(client, link).select(".names a")] == ["Ilse Varga", "Tomas Okonjo"]


@pytest.mark.parametrize("query", ["initial=T", "q=okon"])
def test_people_can_be_narrowed(client, query):
    make_article(people=[make_person("Tomas Okonjo"), make_person()])
    assert [words(link) for link in page(client, f"/people/?{query}").select(".names a")] == ["Tomas Okonjo"]


def test_nobody_is_listed_for_a_hidden_article(client):
    make_article(people=[make_person()], status="hidden")
    assert page(client, "/people/").select(".names a") == []


def test_a_person_shows_who_is_named_beside_them(client):
    ilse, tomas = make_person(), make_person("Tomas Okonjo")
    make_article(people=[ilse, tomas])
    beside = page(client, ilse.get_absolute_url()).select(f'.aside a[href="{tomas.get_absolute_url()}"]')
    assert [words(link) for link in beside] == ["Tomas Okonjo"]


def test_a_merged_person_leads_to_the_one_they_became(client):
    ilse = make_person()
    merged = make_person("I. Varga", merged_into=ilse)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, ilse.get_absolute_url())


def test_a_wrong_slug_of_a_person_leads_to_the_right_one(client):
    ilse = make_person()
    assert client.get(f"/people/{ilse.pk}/wrong/")["Location"] == ilse.get_absolute_url()


def test_a_name_of_another_script_has_an_address(client):
    person = make_person("إلسا فارغا")
    make_article(people=[person])
    assert words(page(client, Person.objects.get().get_absolute_url()).h1) == "إلسا فارغا"


def test_subjects_and_hashtags_are_listed_apart(client):
    make_article(topics=[make_topic(), make_topic("#Ferry", hashtag="ferry")])
    lists = page(client, "/topics/").select(".names")
    assert [words(names) for names in lists] == ["Politics 1", "#Ferry 1"]


def test_a_topic_lists_its_articles_and_what_says_so(client):
    make_article("Ferry", topics=[make_topic()])
    topic = page(client, "/topics/politics/")
    assert (titles(topic), words(topic.select_one(".aside li"))) == (["Ferry"], "Words of the text 1")


@pytest.mark.parametrize("query", ["q=%00", "initial=%00", "initial=%25", "q=%ff", f"q={'x' * 5000}", f"page={9**30}"])
def test_an_odd_request_for_people_is_answered(client, query):
    make_article(people=[make_person()])
    page(client, f"/people/?{query}")


@pytest.mark.parametrize(
    "address",
    [
        "/outlets/none/",
        "/topics/none/",
        "/people/9/none/",
        "/articles/9/none/",
        f"/articles/{9**30}/",
        f"/people/{9**30}/",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert words(page(client, address, 404).h1) == "There is no such page"
