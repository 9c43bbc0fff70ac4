"""The demo dump: what is committed is what the stories give, and its pages say the truth."""

import gzip
import json
import re
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from benchmarks.dump import pages as benchmark_pages
from demo.ages import time_ago
from demo.build import DUMP, build, json_lines, write_dump
from demo.damage import lost_joins, main_lines, one_line
from demo.dice import dice
from demo.pages import LAYOUTS, TAIL
from demo.stories import Article, read_stories

NOON = datetime(2025, 6, 4, 12, tzinfo=UTC)
UNITS = {"minute": 60, "hour": 3600, "day": 86400}
TWO_PARAGRAPHS = Article("slug", "Outlet", NOON, "Title", "It rained all night.\n\nMorning came late.")


@pytest.fixture(scope="module")
def pages():
    return tuple(build())


@pytest.fixture(scope="module")
def copies(pages):
    return [(page.sheet, copy) for page in pages for copy in page.sheet.copies]


def test_the_committed_dump_is_what_the_stories_give():
    with gzip.open(DUMP) as file:
        assert file.read() == b"".join(json_lines(build()))


def test_two_builds_give_the_same_bytes(tmp_path):
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        write_dump(tmp_path / name, islice(json_lines(build()), 5))
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()


def test_the_dump_is_small():
    assert DUMP.stat().st_size < 400_000


def test_there_are_enough_pages_and_articles(pages, copies):
    assert len(pages) >= 60
    assert len({copy.article.slug for _, copy in copies}) >= 60


def test_every_layout_occurs(pages):
    assert {page.sheet.layout for page in pages} == set(LAYOUTS)


def test_a_dozen_outlets_write(copies):
    assert len({copy.article.outlet for _, copy in copies}) >= 12


def test_some_pages_are_undated(pages):
    undated = [page for page in pages if "date" not in page.record()]
    assert 0 < len(undated) < len(pages) / 5


def test_nothing_stands_on_a_page_before_it_was_published(copies):
    assert all(copy.article.published <= sheet.captured for sheet, copy in copies)


def test_relative_times_agree_with_the_truth(copies):
    for sheet, copy in copies:
        number_unit = re.fullmatch(r"(\d+) (minute|hour|day)s ago", copy.time)
        if number_unit:
            age = (sheet.captured - copy.article.published).total_seconds() / UNITS[number_unit[2]]
            assert abs(age - int(number_unit[1])) <= 0.5


def test_printed_dates_agree_with_the_truth(copies):
    printed = [copy for _, copy in copies if copy.time[0].isdigit() and copy.time.count("-") == 2]
    assert printed
    assert all(datetime.strptime(copy.time, "%d-%m-%Y").date() == copy.article.published.date() for copy in printed)  # noqa: DTZ007


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (44, "a few seconds ago"),
        (45, "a minute ago"),
        (89, "a minute ago"),
        (90, "2 minutes ago"),
        (2669, "44 minutes ago"),
        (2670, "an hour ago"),
        (5399, "an hour ago"),
        (5400, "2 hours ago"),
        (77399, "21 hours ago"),
        (77400, "a day ago"),
        (129599, "a day ago"),
        (129600, "2 days ago"),
        (561599, "6 days ago"),
        (561600, "04-06-2025"),
    ],
)
def test_an_age_is_worded_as_moment_js_words_it(seconds, words):
    assert time_ago(NOON, NOON + timedelta(seconds=seconds)) == words


def test_every_kind_of_age_is_printed(copies):
    kinds = {re.sub(r"\d+", "N", copy.time) for _, copy in copies}
    assert kinds == {
        *("a few seconds ago", "a minute ago", "N minutes ago", "an hour ago", "N hours ago"),
        *("a day ago", "N days ago", "N-N-N"),
    }


def test_a_compact_page_does_not_name_the_main_outlet(pages):
    compact = next(page for page in pages if page.sheet.layout == "compact-article" and not page.sheet.listed)
    assert compact.sheet.main.article.outlet not in compact.text.split("\n")


def test_a_spaced_page_glues_outlet_and_time(pages):
    spaced = next(page for page in pages if page.sheet.layout == "spaced-article-loose" and page.sheet.names_outlet)
    main = spaced.sheet.main
    assert f"\n\n{main.article.outlet}{main.time}\n\n" in spaced.text


def test_pages_end_in_a_line_break_and_have_the_tail_at_most_once(pages):
    assert all(page.text.endswith("\n") and page.text.count(TAIL[0]) <= 1 for page in pages)


def test_some_pages_end_before_their_tail(pages):
    assert any(page.sheet.main and TAIL[0] not in page.text for page in pages)


def test_some_main_bodies_are_empty(copies):
    assert any(copy.role == "main" and not copy.lines for _, copy in copies)


def test_a_reprint_has_the_text_of_its_original():
    articles = {article.slug: article for article in read_stories()}
    reprints = [article for article in articles.values() if article.copy_of]
    assert len(reprints) >= 5
    assert all(article.body == articles[article.copy_of].body for article in reprints)


def test_a_lost_join_glues_the_main_copy_and_costs_the_related_copy_two_words(monkeypatch):
    monkeypatch.setattr("demo.damage.lost_joins", lambda article: frozenset({1}))
    monkeypatch.setattr("demo.damage.happens", lambda throw, share: False)
    assert main_lines(TWO_PARAGRAPHS, dice()) == ("It rained all night.Morning came late.",)
    assert one_line(TWO_PARAGRAPHS, dice()) == "It rained all came late."


def test_lost_joins_are_the_same_on_every_page():
    assert all(lost_joins(article) == lost_joins(article) for article in read_stories())
    assert any(lost_joins(article) for article in read_stories())


def test_an_address_can_be_found_on_several_pages(pages):
    assert len({page.url for page in pages}) < len(pages)


def test_benchmark_pages_are_the_same_for_the_same_seed():
    first, again = ([page.record() for page in islice(benchmark_pages(), 90)] for _ in range(2))
    assert first == again


def test_benchmark_articles_are_distinct_and_long():
    seen = [copy.article for page in islice(benchmark_pages(), 300) for copy in page.sheet.copies]
    articles = {article.slug: article for article in seen}.values()
    assert len({(article.title, article.outlet) for article in articles}) == len(articles) > 300
    assert 400 < sum(len(article.body.split()) for article in articles) / len(articles) < 520


def test_a_record_is_one_line_of_json(pages):
    records = [json.loads(line) for line in json_lines(iter(pages))]
    assert all(set(record) <= {"text", "url", "date"} and record["text"] for record in records)
