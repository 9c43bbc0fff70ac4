"""How well people are found, measured on sets that are not part of the project; skipped where they are absent."""

import json
from functools import cache
from pathlib import Path

import pytest

from ingest.evaluation import Score, measure, read_marked
from ingest.evaluation.scores import score
from ingest.resolve.people import RuleExtractor, mentions, name_key

SHARED = Path(__file__).parents[1].parent / "shared"


def shared(path):
    if not (SHARED / path).exists():
        pytest.skip(f"{path} is not beside the project")
    return (SHARED / path).read_text("utf-8")


@cache
def measured(path):
    """Measure spans and distinct people."""
    shared(path)
    return measure(RuleExtractor(), read_marked(SHARED / path))


@pytest.fixture(scope="module")
def sample():
    """Give each article of the sample page as (gold, title, body)."""
    gold, text = json.loads(shared("gold/sample-people.json")), shared("sample/daily8-article.txt")
    pieces = [(article, text[slice(*article["span"])].split("\nHashtags")[0]) for article in gold["articles"]]
    return [(article, *piece.split("\n", 1)) for article, piece in pieces]


@pytest.fixture(scope="module")
def found(sample):
    """Find people twice: the second time with the full names of the page's other articles."""
    first = [[m.name for part in mentions(title, body) for m in part if m.full] for _, title, body in sample]
    others = [[name for other in first if other is not own for name in other] for own in first]
    return [mentions(title, body, known) for (_, title, body), known in zip(sample, others, strict=True)]


def test_the_sample_page_names_its_26_people_and_nobody_else(sample, found):
    gold = [{name_key(person["canonical"]) for person in article["people"]} for article, _, _ in sample]
    assert [{name_key(m.name) for part in parts for m in part} for parts in found] == gold
    assert sum(map(len, gold)) == 26


def test_every_mention_on_the_sample_page_has_its_exact_span(sample, found):
    for (article, title, _), (in_title, in_body) in zip(sample, found, strict=True):
        shift = len(title) + 1
        spans = {(m.start, m.end) for m in in_title} | {(m.start + shift, m.end + shift) for m in in_body}
        assert spans == {(start, end) for person in article["people"] for start, end, _ in person["mentions"]}


def test_both_ages_and_more_on_the_sample_page_are_read(found):
    ages = {(m.name, m.age) for parts in found for part in parts for m in part if m.age}
    assert ages == {("Hector Guerrero Flores", 41), ("Sabry Soliman", 45), ("Hayam El Gamal", 41)}


def test_every_role_that_the_sample_page_states_is_read(sample, found):
    for (article, _, _), parts in zip(sample, found, strict=True):
        read = {name_key(m.name): bare(m.role) for part in reversed(parts) for m in reversed(part) if m.role}
        gold = {name_key(person["canonical"]): bare(person["role"]) for person in article["people"] if person["role"]}
        assert {name: read.get(name) for name in gold} == gold


def bare(role):
    return role.casefold().removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(
    ("path", "precision", "recall"),
    [("data/per_worldwide_dev.jsonl", 0.92, 0.83), ("data/per_wikigold.jsonl", 0.88, 0.7)],
)
def test_news_and_encyclopedia_spans_reach_their_floor(path, precision, recall):
    spans = measured(path).spans
    assert spans.precision >= precision
    assert spans.recall >= recall


def test_distinct_people_of_news_reach_their_floor():
    assert measured("data/per_worldwide_dev.jsonl").people.f1 >= 0.82


def test_distinct_people_of_the_invented_world_reach_their_floor():
    total = Score()
    for article in json.loads(shared("world/truth.json"))["articles"]:
        parts = mentions(article["title"], "\n".join(article["paragraphs"]))
        names = {name_key(m.name) for part in parts for m in part}
        total += score(names, {name_key(name) for name in article["people"]})
    assert total.f1 >= 0.95
