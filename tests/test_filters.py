"""Every key of the query string, and what is said of values that mean nothing."""

import doctest
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.filters import ArticleFilter, objections, readings
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


@pytest.mark.parametrize("module", [objections, readings])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


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
        ("after=2025/6", Query(after=date(2025, 6, 1))),
        ("language=ar&language=pt-BR&language=none", Query(chosen=Choices(language=("ar", "pt-BR", None)))),
        ("role=main&certainty=hour", Query(chosen=Choices(role=("main",), certainty=("hour",)))),
        ("exclude.person=none&exclude.role=listed", Query(excluded=Choices(person=(None,), role=("listed",)))),
        ("exclude.certainty=none&exclude.language=ar", Query(excluded=Choices(language=("ar",), certainty=(None,)))),
        ("exclude.date=2024", Query(without_dates=((date(2024, 1, 1), date(2024, 12, 31)),))),
        ("exclude.date=none", Query(dated=True)),
        ("in.outlet=lan&more=person", Query()),
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
        ("date=2025", "date=2025 is not understood; known: none. Give a period by after and before."),
        ("exclude.date=June", "exclude.date=June is not a date; write 2025, 2025-06, 2025-06-04 or none."),
        (
            "role=mian",
            "There is no role of appearance “mian”: it was left out. Known: main, related, listed, none.",
        ),
        (
            "certainty=week",
            "There is no certainty of a date “week”: it was left out. Known: hour, day, month, wider, none.",
        ),
        (
            "language=english",
            "“english” is no code of a language and was left out. Write one such as en or ar, or none.",
        ),
        ("in.outlet=a&in.outlet=b", "in.outlet can be given once: b was left out."),
        (
            "more=outlets",
            "more=outlets is not understood; known: outlet, topic, person, language, role, certainty.",
        ),
        ("outlt=a", "“outlt” is no part of a search and was left out; did you mean “outlet”?"),
        ("zzz=a", "“zzz” is no part of a search and was left out. “How to search” lists what there is."),
        (
            "language=ar&exclude.language=ar",
            "“Arabic” is both chosen and left out, so it finds nothing: take one of the two back.",
        ),
        (
            "date=none&exclude.date=none",
            "“Undated” is both chosen and left out, so no article matches: take one of the two back.",
        ),
        (
            "after=2025-06&before=2025-06&exclude.date=2025",
            "The chosen days lie in a period that is left out, so no article matches: take one of the two back.",
        ),
        (
            "date=none&certainty=day",
            "An undated article has no date that is known more or less exactly, so no article matches.",
        ),
        (
            "certainty=none&after=2025",
            "An undated article has no date that is known more or less exactly, so no article matches.",
        ),
        ("after=2025&before=2024", "The first day is later than the last, so no article matches."),
        ("date=none&after=2025", "Undated articles lie in no period, so no article matches."),
        ("q=%22harbour", "A quotation mark is not closed: the phrase was read to the end."),
    ],
)
def test_what_is_not_understood_is_named(querystring, problem):
    assert problems(querystring) == [problem]


def test_a_person_and_nobody_contradict_each_other(rows):
    said = "No article names a person and nobody, so no article matches: take one of the two back."
    assert problems(f"person={rows['person'].pk}&person=none") == [said]


def test_few_unknown_keys_are_named_one_by_one():
    said = problems("&".join(f"zz{number}=1" for number in range(9)))
    assert (len(said), said[-1]) == (6, "So were 4 others.")


@pytest.mark.parametrize("key", ["page", "per_page", "hit", "copies", "in.person", "more"])
def test_what_pages_carry_is_known(key):
    assert not any("no part of a search" in problem for problem in problems(f"{key}=1"))


def test_a_known_value_stays_beside_an_unknown_one(rows):
    assert read("outlet=the-lamp&outlet=the-lantern").chosen.outlet == (rows["outlet"].pk,)


def test_reading_asks_the_database_once_for_each_table(rows, django_assert_num_queries):
    querystring = QueryDict("outlet=the-lantern&outlet=b&topic=politics&person=1&person=2&after=2025")
    with django_assert_num_queries(3):
        found = ArticleFilter(querystring)
        assert found.query()
        assert found.problems()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(
        ["q", "outlet", "person", "exclude.topic", "language", "role", "after", "exclude.date", "in.person", "sort"]
    ),
    value=st.text(),
)
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
