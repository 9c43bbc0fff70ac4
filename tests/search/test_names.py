"""Which rows a name in the words stands for."""

import doctest

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from articles.filters import ArticleFilter
from articles.models import Person, PersonName, SourceName
from articles.search import names
from articles.search.names import MOST, objections, resolve, words
from articles.search.words import Named
from ingest.resolve.people.names import name_key
from tests.factories import make_person, make_source, make_topic


@pytest.fixture
def outlets(db):
    """Three outlets, one of which has a second spelling."""
    lantern = make_source("The Lantern")
    SourceName.objects.create(source=lantern, name="Wend Lantern Online", key="wend lantern online")
    return [lantern, make_source("Harbour Gazette"), make_source("Le Présage")]


def found(facet: str, name: str) -> tuple[int, ...]:
    named = Named(facet, name)
    return resolve([named])[named]


def test_the_examples_hold():
    assert doctest.testmod(names).failed == 0


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("the-lantern", 0),
        ("The Lantern", 0),
        ("THE LANTERN", 0),
        ("lantern", 0),
        ("online wend", 0),
        ("gazette", 1),
        ("presage", 2),
        ("le-présage", 2),
    ],
)
def test_an_outlet_is_named_by_its_slug_a_spelling_or_words_of_one(outlets, name, number):
    assert found("outlet", name) == (outlets[number].pk,)


@pytest.mark.parametrize("name", ["lanter", "lantern gazette", "none"])
def test_words_are_whole_and_of_one_spelling(outlets, name):
    assert found("outlet", name) == ()


def test_words_stand_for_every_row_that_has_them(outlets):
    other = make_source("Lantern Weekly")
    assert found("outlet", "lantern") == (outlets[0].pk, other.pk)


def test_a_whole_spelling_stands_for_its_own_row_alone(outlets):
    make_source("The Lantern Weekly")
    assert found("outlet", "the lantern") == (outlets[0].pk,)


@pytest.mark.parametrize("name", ["Ilse Varga", "ilse-varga", "varga", "Ilse VÁRGA", "i. varga", "Várgáné"])
def test_a_person_is_named_by_any_form_of_the_name(db, name):
    person = make_person("Ilse Varga")
    for form in ("I. Varga", "Ilse Várgáné"):
        PersonName.objects.create(person=person, name=form, key=name_key(form))
    assert found("person", name) == (person.pk,)


def test_namesakes_are_all_meant(db):
    people = [make_person("Ilse Varga"), make_person("Ilse Varga", slug="other")]
    assert found("person", "Ilse Varga") == tuple(person.pk for person in people)


def test_someone_merged_is_found_under_the_entry_that_was_kept(db):
    kept = make_person("Ilse Varga")
    make_person("Ilse Horn", merged_into=kept)
    assert found("person", "Ilse Horn") == (kept.pk,)


def test_what_is_no_person_is_not_found(db):
    nobody = make_person("Varga Holding", nobody=True)
    make_person("Varga Group", merged_into=nobody)
    assert found("person", "varga") == ()


@pytest.mark.parametrize("name", ["Tren de Aragua", "TrenDeAragua", "#trendearagua", "tren-de-aragua", "aragua"])
def test_a_topic_is_named_by_label_hashtag_or_slug(db, name):
    topic = make_topic("Tren de Aragua", hashtag="trendearagua")
    assert found("topic", name) == (topic.pk,)


def test_a_topic_stands_for_itself_not_for_its_narrower_ones(db):
    politics = make_topic("politics")
    make_topic("election", parent=politics)
    assert found("topic", "politics") == (politics.pk,)


def test_the_database_is_asked_once_for_each_facet(outlets, django_assert_num_queries):
    asked = [Named(facet, name) for facet in ("outlet", "person", "topic") for name in ("lantern", "Ilse Varga")]
    with django_assert_num_queries(3):
        assert resolve(asked)[asked[0]] == (outlets[0].pk,)


def test_no_names_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert resolve([]) == {}


def test_a_name_of_very_many_stands_for_the_first(db):
    people = Person.objects.bulk_create(Person(name="Varga", slug="varga") for _ in range(MOST + 1))
    PersonName.objects.bulk_create(PersonName(person=person, name="Varga", key="varga") for person in people)
    ids = found("person", "varga")
    assert ids == tuple(person.pk for person in people[:MOST])
    sentence = "person:“varga” stands for 1,000 entries or more: the first 1,000 were searched for."
    assert objections({Named("person", "varga"): ids}) == (sentence,)


def test_a_name_of_nothing_is_said_to_be_so():
    sentence = "There is no outlet “lanten”: nothing matches it."
    assert objections({Named("outlet", "lanten"): (), Named("person", "varga"): (1, 2)}) == (sentence,)


def test_who_looks_for_none_is_told_where_it_is():
    assert "“Unknown outlet” beside the results" in objections({Named("outlet", "none"): ()})[0]


def test_a_search_knows_what_its_names_stand_for(outlets, django_assert_num_queries):
    asked = ArticleFilter(QueryDict("q=outlet:lantern -outlet:lanten"))
    with django_assert_num_queries(1):
        assert asked.query().named == {Named("outlet", "lantern"): (outlets[0].pk,), Named("outlet", "lanten"): ()}
        assert asked.problems() == ["There is no outlet “lanten”: nothing matches it."]


@given(st.text(st.characters(exclude_categories=["Cs", "M"])))
def test_the_words_of_a_name_stand_in_its_key(name):
    assert all(word in name_key(name) for word in words(name))
