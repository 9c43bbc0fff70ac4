"""What the measurements of identity measure with."""

from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.figures import at_most, none_of, print_table, share
from benchmarks.hard_cases import KINDS, alike
from benchmarks.oracle import narrowest, statement
from benchmarks.pairs import count_pairs
from benchmarks.truth import Shown, World, WorldArticle, WorldPage, words, write_pages

NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)


def seen(*captures: tuple[str, datetime]) -> World:
    """Make a world whose only article was published at noon and captured with these times."""
    pages = tuple(WorldPage("", captured, (Shown("one", "", time),)) for time, captured in captures)
    return World(pages, {"one": WorldArticle("The Lantern", NOON, "")})


def test_pairs_are_counted_by_what_belongs_and_what_was_put_together():
    pairs = count_pairs([("a", 1), ("a", 1), ("a", 2), ("b", 2)])
    assert (pairs.true, pairs.found, pairs.right) == (3, 2, 1)


def test_without_pairs_nothing_is_wrong_or_missing():
    pairs = count_pairs([("a", 1), ("b", 2)])
    assert (pairs.precision, pairs.recall, pairs.f1) == (1, 1, 1)


@pytest.mark.parametrize(
    ("words", "hours"),
    [("an hour ago", (1.5, 44.5 / 60)), ("3 hours ago", (4, 2.5)), ("a day ago", (36, 21.5)), ("2 days ago", (72, 36))],
)
def test_the_oracle_reads_an_age_as_rounded_and_as_floored(words, hours):
    assert statement(words, NOON) == tuple(NOON - timedelta(hours=number) for number in hours)


def test_the_oracle_takes_a_day_for_a_day_somewhere_on_earth():
    said = statement("04-06-2025", NOON + timedelta(days=9))
    assert said == (datetime(2025, 6, 3, 10, tzinfo=UTC), datetime(2025, 6, 5, 12, tzinfo=UTC))


def test_the_oracle_knows_that_no_page_shows_what_is_not_yet_published():
    world = seen(("05-06-2025", NOON + timedelta(days=9)), ("", NOON + timedelta(hours=1)))
    assert narrowest(world)["one"].latest == NOON + timedelta(hours=1)


def test_the_oracle_leaves_out_what_no_capture_dates():
    assert narrowest(seen(("", NOON))) == {}


def test_every_missed_goal_is_told(capsys):
    assert not print_table("Table", [none_of("wrong", 1), share("right", 1, 2), at_most("cost", 1, 2)])
    assert capsys.readouterr().out.count("MISSED") == 2


def test_words_are_what_is_left_without_typography():
    assert words("At night.More “rain”") == " at night more rain "


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_articles_of_a_hard_case_have_the_same_text(kind):
    articles = alike(kind).articles.values()
    assert len({article.text for article in articles}) == len(articles) >= 5


def test_a_world_is_written_a_page_a_line(tmp_path):
    world = seen(("an hour ago", NOON), ("", NOON))
    assert len(write_pages(world, tmp_path / "pages.jsonl").read_text().splitlines()) == 2
