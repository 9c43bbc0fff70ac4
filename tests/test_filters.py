"""Every key of the query string, and what is said of values that mean nothing."""

import doctest
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import filters
from articles.filters import ArticleFilter
from articles.models import Person
from articles.search.query import Choices, Query

from .factories import day, make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """One outlet, topic and person."""
    return {"outlet": make_source("The Lantern"), "topic": make_topic("Politics"), "person": make_person("Ilse Varga")}


def read(querystring: str) -> Query:
    return ArticleFilter(QueryDict(querystring)).query()


def problems(querystring: str) -> list[str]:
    return ArticleFilter(QueryDict(querystring)).problems()


def test_the_examples_hold():
    assert doctest.testmod(filters).failed == 0


@pytest.mark.parametrize(
    ("querystring", "query"),
    [
        ("", Query()),
        ("q=harbour+storm", Query("harbour storm")),
        ("q=+", Query()),
        ("outlet=none", Query(chosen=Choices(outlet=(None,)))),
        ("date=none", Query(undated=True)),
        ("after=2025", Query(after=date(2025, 1, 1))),
        ("before=2024-02", Query(before=date(2024, 2, 29))),
        ("after=2025-06-04&before=2025-06-04", Query(after=date(2025, 6, 4), before=date(2025, 6, 4))),
        ("dates=certain", Query(certain=True)),
        ("dates=possible", Query()),
        ("sort=-date", Query(sort="-date")),
        ("page=3&per_page=50", Query()),
    ],
)
def test_a_query_string_is_read(querystring, query):
    assert (read(querystring), problems(querystring)) == (query, [])


@pytest.mark.parametrize("key", ["outlet", "topic"])
def test_outlets_and_topics_are_named_by_slug(rows, key):
    assert read(f"{key}={rows[key].slug}") == Query(chosen=Choices(**{key: (rows[key].pk,)}))


def test_people_are_named_by_id(rows):
    assert read(f"person={rows['person'].pk}").chosen.person == (rows["person"].pk,)


@pytest.mark.parametrize("key", ["outlet", "topic"])
def test_values_can_be_excluded(rows, key):
    assert read(f"exclude.{key}={rows[key].slug}") == Query(excluded=Choices(**{key: (rows[key].pk,)}))


def test_values_add_up_and_count_once(rows):
    other = make_source("Harbour Gazette")
    query = read("outlet=harbour-gazette&outlet=the-lantern&outlet=the-lantern&outlet=none")
    assert query == Query(chosen=Choices(outlet=(other.pk, rows["outlet"].pk, None)))


def test_someone_merged_is_found_under_the_entry_that_was_kept(rows):
    merged = Person.objects.create(name="I. Varga", slug="i-varga", merged_into=rows["person"])
    assert read(f"person={merged.pk}").chosen.person == (rows["person"].pk,)


@pytest.mark.parametrize(
    ("querystring", "problem"),
    [
        ("outlet=the-lamp", "There is no outlet “the-lamp”: it was left out."),
        ("exclude.topic=lamps", "There is no topic “lamps”: it was left out."),
        ("person=varga", "There is no person “varga”: it was left out."),
        ("person=99999999999999999999", "There is no person “99999999999999999999”: it was left out."),
        ("after=soon", "after=soon is not a date; write 2025, 2025-06 or 2025-06-04."),
        ("before=2025-02-30", "before=2025-02-30 is not a date; write 2025, 2025-06 or 2025-06-04."),
        ("after=2025&after=2024", "after can be given once: 2024 was left out."),
        ("sort=best", "sort=best is not understood; known: relevance, -date, date, -added."),
        ("dates=sure", "dates=sure is not understood; known: possible, certain."),
        ("date=2025", "date=2025 is not understood; known: none."),
        ("after=2025&before=2024", "The first day is later than the last, so no article matches."),
        ("date=none&after=2025", "Undated articles lie in no period, so no article matches."),
        ("q=%22harbour", "A quotation mark is not closed: the phrase was read to the end."),
    ],
)
def test_what_is_not_understood_is_named(querystring, problem):
    assert problems(querystring) == [problem]


def test_a_known_value_stays_beside_an_unknown_one(rows):
    assert read("outlet=the-lamp&outlet=the-lantern").chosen.outlet == (rows["outlet"].pk,)


def test_reading_asks_the_database_once_for_each_table(rows, django_assert_num_queries):
    querystring = QueryDict("outlet=the-lantern&outlet=b&topic=politics&person=1&person=2&after=2025")
    with django_assert_num_queries(3):
        found = ArticleFilter(querystring)
        assert found.query()
        assert found.problems()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(["q", "outlet", "person", "exclude.topic", "after", "date", "sort"]), value=st.text())
def test_no_value_makes_reading_fail(db, key, value):
    querydict = QueryDict(mutable=True)
    querydict[key] = value
    assert ArticleFilter(querydict).query()


@pytest.mark.parametrize(
    ("querystring", "titles"),
    [
        ("", ["Dated", "Undated"]),
        ("outlet=the-lantern", ["Dated"]),
        ("outlet=none", ["Undated"]),
        ("exclude.outlet=the-lantern", ["Undated"]),
        ("topic=politics", ["Dated"]),
        ("exclude.topic=politics", ["Undated"]),
        ("person={person}", ["Dated"]),
        ("exclude.person={person}", ["Undated"]),
        ("date=none", ["Undated"]),
        ("after=2025-06-05", ["Dated"]),
        ("after=2025-06-05&dates=certain", []),
        ("before=2025-06-05&dates=certain", ["Dated"]),
        ("before=2025-06-02", []),
        ("sort=date", ["Dated", "Undated"]),
        ("sort=-added", ["Undated", "Dated"]),
    ],
)
def test_the_tables_give_the_same_articles(rows, querystring, titles):
    dated = {"source": rows["outlet"], "topics": [rows["topic"]], "people": [rows["person"]]}
    make_article("Dated", published=day(2025, 6, 4), **dated)
    make_article("Undated")
    querydict = QueryDict(querystring.format(person=rows["person"].pk))
    assert [article.title for article in ArticleFilter(querydict).qs] == titles
