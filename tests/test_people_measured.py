"""How well people are found, measured on sets that are not part of the project; skipped where they are absent."""

import json
from pathlib import Path

import pytest

from ingest.resolve.people import RuleExtractor, mentions, name_key

SHARED = Path(__file__).parents[1].parent / "shared"


def shared(path):
    if not (SHARED / path).exists():
        pytest.skip(f"{path} is not beside the project")
    return (SHARED / path).read_text("utf-8")


def spans_score(path):
    """Give precision and recall of exact spans."""
    rows = [json.loads(line) for line in shared(path).splitlines()]
    found = {(row["id"], m.start, m.end) for row in rows for m in RuleExtractor().extract(row["text"])}
    gold = {(row["id"], start, end) for row in rows for start, end, _ in row["persons"]}
    return len(found & gold) / len(found), len(found & gold) / len(gold)


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


@pytest.mark.parametrize(
    ("path", "precision", "recall"),
    [("data/per_worldwide_dev.jsonl", 0.92, 0.79), ("data/per_wikigold.jsonl", 0.88, 0.66)],
)
def test_news_and_encyclopedia_spans_reach_their_floor(path, precision, recall):
    measured = spans_score(path)
    assert measured[0] >= precision
    assert measured[1] >= recall


def test_the_invented_world_names_nearly_nobody_else():
    articles = json.loads(shared("world/truth.json"))["articles"]
    wrong = right = 0
    for article in articles:
        parts = mentions(article["title"], "\n".join(article["paragraphs"]))
        names = {name_key(m.name) for part in parts for m in part}
        right += len(names & {name_key(name) for name in article["people"]})
        wrong += len(names - {name_key(name) for name in article["people"]})
    assert right / (right + wrong) > 0.95
