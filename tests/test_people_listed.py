"""The list of people, and people as data."""

import csv
from io import StringIO

import pytest

from .factories import day, make_article, make_person, make_source
from .people import describe
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse(db):
    return make_person()


def test_people_can_be_found_by_any_form_and_without_accents(client):
    erika = make_person("Érika Sándor")
    erika.names.update(key="erika sandor")
    erika.names.create(name="O.C.G.", key="ocg")
    make_article(people=[erika])
    for asked in ("erika sandor", "OCG", "o.c.g.", "SÁNDOR"):
        assert [words(row) for row in page(client, f"/people/?q={asked}").select(".names a")] == ["Érika Sándor"]


def test_a_letter_with_an_accent_stands_under_its_letter(client):
    erika = make_person("Érika Sándor")
    erika.names.update(key="erika sandor")
    make_article(people=[erika, make_person("Tomas Okonjo")])
    assert [words(row) for row in page(client, "/people/?initial=E").select(".names a")] == ["Érika Sándor"]


def test_names_of_other_letters_have_a_place(client):
    make_article(people=[make_person("إلسا فارغا"), make_person("Tomas Okonjo")])
    assert [words(row) for row in page(client, "/people/?initial=other").select(".names a")] == ["إلسا فارغا"]


def test_people_found_can_be_ordered_by_the_number_of_articles(client, ilse):
    piet = make_person("Piet Varga")
    make_article(people=[ilse, piet])
    make_article(people=[piet])
    link = page(client, "/people/?q=varga").find("a", string="named most first")["href"]
    assert [words(row) for row in page(client, "/people/" + link).select(".names li")] == [
        "Piet Varga 2",
        "Ilse Varga 1",
    ]


def test_people_of_one_name_are_told_apart(client, ilse):
    describe(ilse, "Mayor")
    describe(make_person(), "goalkeeper")
    make_article(people=[make_person("Tomas Okonjo")])
    found = [words(row) for row in page(client, "/people/").select(".names li")]
    assert found == ["Ilse Varga “Mayor” 1", "Ilse Varga “goalkeeper” 1", "Tomas Okonjo 1"]


def test_a_person_is_a_record(client, ilse):
    article = describe(ilse, "Mayor", outlet=make_source(), published=day(2025, 6, 4), age=41)
    record = client.get(f"/people/{ilse.pk}.json").json()
    assert record["names"] == [{"name": "Ilse Varga", "articles": 1}]
    assert record["outlets"] == [{"source": "The Lantern", "articles": 1}]
    assert record["first"] == {"earliest": "2025-06-03T10:00:00Z", "latest": "2025-06-05T12:00:00Z"}
    assert record["descriptions"] == [
        {"source": "The Lantern", "role": "Mayor", "age": None, "articles": [article.pk]},
        {"source": "The Lantern", "role": None, "age": 41, "articles": [article.pk]},
    ]


def test_a_record_names_others(client, ilse):
    tomas, other = make_person("Tomas Okonjo"), make_person()
    make_article(people=[ilse, tomas])
    describe(other, "the goalkeeper")
    record = client.get(f"/people/{ilse.pk}.json").json()
    assert record["together"] == [{"id": tomas.pk, "name": "Tomas Okonjo", "articles": 1}]
    assert record["namesakes"] == [{"id": other.pk, "name": "Ilse Varga", "articles": 1, "role": "the goalkeeper"}]


def test_a_person_without_articles_is_a_record(client, ilse):
    record = client.get(f"/people/{ilse.pk}.json").json()
    assert (record["articles"], record["first"], record["descriptions"]) == (0, None, [])


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_data_of_a_merged_person_lead_on(client, ilse, form):
    merged = make_person("I. Varga", merged_into=ilse)
    assert client.get(f"/people/{merged.pk}.{form}")["Location"] == f"/people/{ilse.pk}.{form}"


def test_each_place_is_a_row(client, ilse):
    article = describe(ilse, "=Mayor", outlet=make_source())
    (row,) = csv.DictReader(StringIO(client.get(f"/people/{ilse.pk}.csv").getvalue().decode()))
    assert (row["article"], row["source"], row["surface"]) == (str(article.pk), "The Lantern", "Ilse Varga")
    assert (row["role"], row["published_earliest"], row["age"]) == ("'=Mayor", "", "")
