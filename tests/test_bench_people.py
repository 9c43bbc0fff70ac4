"""What the measurements of people and topics measure with."""

from itertools import islice

import pytest

from benchmarks.archive.people import Timed
from benchmarks.people import LENGTH, articles, main
from ingest.resolve.people import RuleExtractor

TEXT = "Judge Ilka Brandmore, 52, a diver, said so. Brandmore rowed home."


def test_generated_articles_are_of_the_length_that_goals_are_stated_for():
    found = list(islice(articles(), 20))
    assert {len(article.body) for article in found} == {LENGTH}
    assert all(article.title for article in found)


def test_no_generated_article_comes_twice():
    assert len({article.body for article in islice(articles(), 50)}) == 50


def test_the_timed_rules_find_what_the_rules_find():
    timed = Timed()
    assert timed.extract(TEXT) == RuleExtractor().extract(TEXT)
    assert timed.spent > 0


@pytest.mark.parametrize(("seconds", "code"), [(0.2, 0), (0.4, 1)])
def test_a_missed_goal_is_an_exit_code(monkeypatch, tmp_path, seconds, code):
    answers = {"benchmarks.lists": {"seconds": seconds, "before": 0, "after": 10**6}, "benchmarks.archive.people": 0.5}
    monkeypatch.setattr("benchmarks.people._run", lambda module, *arguments, **environment: answers[module])
    monkeypatch.setattr("benchmarks.people.speeds", lambda name, texts: [])
    monkeypatch.setattr("sys.argv", ["people", "--articles", "1", "--texts", str(tmp_path / "none.jsonl")])
    assert main() == code
