"""What is suggested while a reader types."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import PersonName
from articles.names import folded
from ingest.filing.people.names import rename
from ingest.resolve.people import name_key

from .factories import day, index_articles, make_article, make_person, make_profile, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Ilse Varga and Öre Vårstad at the ferry of Wend, under two outlets and three topics."""
    people = [make_person(), make_person("Öre Vårstad")]
    PersonName.objects.update_or_create(name="Öre Vårstad", defaults={"key": "ore varstad", "person": people[1]})
    topics = [make_topic("arts and culture"), make_topic("Night Ferry", hashtag="nightferry")]
    lantern, rispost = make_source(), make_source("Ríspost of Wend")
    make_article("Night ferry returns", source=lantern, topics=topics, people=people, published=day(2025, 6, 4))
    make_article("Night ferry returns", source=rispost, published=day(2025, 6, 3))
    make_article("Ferrymen of the night", source=lantern, published=day(2025, 6, 5))
    index_articles()


def suggested(client: Client, text: str) -> dict[str, list[str]]:
    groups = client.get("/suggest/", {"q": text}).json()["groups"]
    return {group["label"]: [item["label"] for item in group["items"]] for group in groups}


def notes(client: Client, text: str) -> list[str]:
    return [item["note"] for group in client.get("/suggest/", {"q": text}).json()["groups"] for item in group["items"]]


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        ("il", "People", ["Ilse Varga"]),
        ("ilse v", "People", ["Ilse Varga"]),
        ("VAR", "People", ["Ilse Varga", "Öre Vårstad"]),
        ("vår", "People", ["Ilse Varga", "Öre Vårstad"]),
        ("öre", "People", ["Öre Vårstad"]),
        ("lan", "Outlets", ["The Lantern"]),
        ("the l", "Outlets", ["The Lantern"]),
        ("rispo", "Outlets", ["Ríspost of Wend"]),
        ("wen", "Outlets", ["Ríspost of Wend"]),
        ("cult", "Topics", ["Arts and culture"]),
        ("nightf", "Topics", ["Night Ferry"]),
        ("night f", "Topics", ["Night Ferry"]),
        ("ferrym", "Articles", ["Ferrymen of the night"]),
        ("ferr", "Articles", ["Ferrymen of the night", "Night ferry returns"]),
        ("night ferry ret", "Articles", ["Night ferry returns"]),
    ],
)
def test_the_first_letters_of_any_word_suggest(client, archive, text, kind, labels):
    assert suggested(client, text)[kind] == labels


@pytest.mark.parametrize("text", ["", " ", "i", "q", "we", "arga", "%", "_", "il%", "***", '"', "\0", "(", "title:"])
def test_other_letters_suggest_nothing(client, archive, text):
    assert suggested(client, text) == {}


def test_each_suggestion_leads_to_its_page(client, archive):
    for text in ("ilse", "lant", "nightf", "ferrym"):
        for group in client.get("/suggest/", {"q": text}).json()["groups"]:
            for item in group["items"]:
                assert item["label"] in client.get(item["url"]).content.decode()


def test_those_named_most_come_first(client, archive):
    PersonName.objects.filter(key="ore varstad").update(weight=8)
    assert suggested(client, "var")["People"] == ["Öre Vårstad", "Ilse Varga"]


def test_imports_weigh_the_forms_of_a_name(client):
    person = make_person()
    make_profile(person, named_in=5)
    make_profile(person, "Ilse M. Varga")
    rename([person.pk])
    assert dict(person.names.values_list("key", "weight")) == {"ilse varga": 4, "ilse m varga": 1}


def test_outlets_of_most_articles_come_first(client):
    for name, number in (("Wend Courier", 1), ("Wend Weekly", 3)):
        source = make_source(name)
        for _ in range(number):
            make_article(source=source)
    index_articles()
    assert suggested(client, "wend")["Outlets"] == ["Wend Weekly", "Wend Courier"]


def test_another_spelling_says_so(client, archive):
    PersonName.objects.create(person=make_person("Rook"), name="Nobody named", key="nobody named")
    PersonName.objects.create(person_id=PersonName.objects.get(key="ilse varga").person_id, name="Boz", key="boz")
    assert (suggested(client, "boz"), notes(client, "boz")) == ({"People": ["Ilse Varga"]}, ["also Boz"])


def test_any_word_of_a_long_name_suggests(client):
    make_article(people=[make_person("Luis Alberto Garcia Moreno")])
    for text in ("luis", "alberto", "garcia", "moreno", "garcia m"):
        assert suggested(client, text)["People"] == ["Luis Alberto Garcia Moreno"]


def test_those_of_one_name_are_told_apart(client):
    make_profile(make_person("Anselm Rook"), professions="law politics")
    make_profile(make_person("Anselm Rook"), professions="music", born_earliest=1950)
    assert sorted(notes(client, "anselm r")) == ["law, politics", "music"]


def test_someone_merged_is_found_as_the_kept_entry(client, archive):
    make_person("Ilsa Warga", merged_into=PersonName.objects.get(key="ilse varga").person)
    assert suggested(client, "ilsa")["People"] == ["Ilse Varga"]


def test_nobodies_and_whom_no_published_article_names_are_left_out(client):
    make_article(people=[make_person("Vale of Wend", nobody=True)], source=make_source("Vale Post"), status="hidden")
    make_person("Vale Unnamed")
    make_source("Vale Herald")
    make_topic("vale of tears")
    index_articles()
    assert suggested(client, "vale") == {}


def test_a_new_name_is_suggested_at_once(client, archive):
    PersonName.objects.filter(key="ilse varga").update(name="Ilse Quill", key="ilse quill")
    assert (suggested(client, "qui").get("People"), "People" in suggested(client, "varga")) == (["Ilse Varga"], False)


def test_without_an_index_names_are_suggested(client):
    make_article("Vale of Wend", people=[make_person("Ilse Vale")])
    assert suggested(client, "vale") == {"People": ["Ilse Vale"]}


def test_few_of_a_kind_are_suggested(client):
    for number in range(30):
        make_article(f"Vale {number}", people=[make_person(f"Vale {number}")])
    index_articles()
    assert [len(labels) for labels in suggested(client, "vale").values()] == [5, 5]


def test_browsers_get_completions_with_what_they_are_and_where_they_lead(client, archive):
    response = client.get("/suggest/", {"q": "lant", "format": "opensearch"})
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response.json() == ["lant", ["The Lantern"], ["Outlets"], ["http://testserver/outlets/the-lantern/"]]


def test_answers_may_be_kept_for_a_minute(client, archive):
    assert client.get("/suggest/?q=il")["Cache-Control"] == "public, max-age=60"


def test_more_letters_than_any_name_has_are_not_read(client):
    assert len(client.get("/suggest/", {"q": "a" * 5000}).json()["q"]) == 100


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_any_letters_are_answered(client, archive, text):
    for form in ("", "opensearch"):
        response = client.get("/suggest/", {"q": text.encode("utf-8", "replace").decode(), "format": form})
        assert response.status_code == 200
        json.loads(response.content)


@pytest.mark.parametrize("name", ["Ilse Varga", "Søren Kjær", "Éva O’Brien", "J. R. Hale", "İnci Ağaoğlu", "إلسا"])
def test_letters_are_folded_as_imports_fold_names(name):
    assert folded(name) == name_key(name)
