"""The page that says how to search."""

import shutil
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import Client

from articles.filters import ArticleFilter
from articles.views.help import FIELDS, WORDS

from .factories import day, index_articles, make_article, make_person, make_source, make_topic
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Three articles of the ferry; the newest is filed under everything."""
    filed = {"source": make_source("“The” Lantern"), "topics": [make_topic()], "people": [make_person()]}
    make_article("Night ferry returns to Wend harbour", published=day(2025, 6, 4), **filed)
    make_article("Ferry late", published=day(2025, 5, 4), body="Crews waited.")
    make_article("Toll dropped", body="Nobody pays for the ferry.")
    index_articles()


def rows(client: Client) -> list[list[str]]:
    return [[words(cell) for cell in row.select("td")] for row in page(client, "/search/help/").select("tbody tr")]


def test_every_example_finds_as_many_articles_as_it_says(client, archive):
    examples = page(client, "/search/help/").select("tbody tr:has(a)")
    assert len(examples) == len(WORDS) + len(FIELDS)
    for example in examples:
        found = words(page(client, example.a["href"]).select_one("#found"))
        assert found.startswith(words(example.select_one(".number")) + " for")


def test_every_example_is_understood(client, archive):
    for example, *_ in rows(client):
        querydict = QueryDict(mutable=True)
        querydict["q"] = example
        assert ArticleFilter(querydict).problems() == []


def test_examples_are_of_this_archive(client, archive):
    found = {example: total for example, _, total in rows(client)}
    assert found["ferry harbour"] == "1 article"
    assert found["is:undated"] == "1 article"
    assert {'"night ferry"', 'person:"Ilse Varga"', "date:2025-06"} <= found.keys()


def test_an_archive_without_topics_invents_that_example_alone(client):
    make_article("Night ferry returns", published=day(2025, 6, 4), source=make_source())
    index_articles()
    totals = {example: total for example, _, total in rows(client)}
    assert (totals["topic:politics"], totals['outlet:"The Lantern"']) == ("", "1 article")


def test_an_empty_archive_shows_invented_examples(client):
    index_articles()
    examples = page(client, "/search/help/").select("tbody tr")
    assert len(examples) == len(WORDS) + len(FIELDS)
    assert [example.a for example in examples if example.a] == []


def test_without_an_index_the_examples_are_invented(client, archive, search_index: Path):
    shutil.rmtree(search_index)
    assert not page(client, "/search/help/").select("tbody a")
    assert [row[0] for row in rows(client)[:2]] == ["ferry harbour", "ferry OR harbour"]


def test_the_examples_ask_little_of_the_database(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get("/search/help/")
