"""Publication dates: intervals that hold the true instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Interval
from ingest.resolve.dates import dated, intersect
from ingest.times import AgeRange, read_time

NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
THRESHOLDS = (  # seconds below which the words are printed, as the JavaScript date libraries do
    (45, lambda s: "a few seconds ago"),
    (90, lambda s: "a minute ago"),
    (45 * 60 - 30, lambda s: f"{round(s / 60)} minutes ago"),
    (90 * 60, lambda s: "an hour ago"),
    (21.5 * 3600, lambda s: f"{round(s / 3600)} hours ago"),
    (36 * 3600, lambda s: "a day ago"),
    (25.5 * 86400, lambda s: f"{round(s / 86400)} days ago"),
)


def words_for(seconds: int) -> str:
    return next(words(seconds) for limit, words in THRESHOLDS if seconds < limit)


def interval(earliest: int, latest: int, basis="relative") -> Interval:
    return Interval(NOON + timedelta(hours=earliest), NOON + timedelta(hours=latest), basis)


@given(st.integers(0, 25 * 86400))
def test_the_printed_words_hold_the_true_age(seconds):
    age = read_time(words_for(seconds))
    assert age.at_least <= timedelta(seconds=seconds) < age.below


@given(st.integers(2, 21), st.integers(0, 3599))
def test_hours_that_were_floored_hold_the_true_age(hours, rest):
    age = read_time(f"{hours} hours ago")
    assert age.at_least <= timedelta(hours=hours, seconds=rest) < age.below


@pytest.mark.parametrize(
    "words", ["", "ago", "45 minutes ago", "22 hours ago", "1 day ago", "2 hours ago ", "32-01-2025"]
)
def test_words_that_are_never_printed_are_no_time(words):
    assert read_time(words) is None


def test_arabic_words_are_read_as_the_english_ones():
    assert read_time("منذ 8 ساعات") == read_time("8 hours ago")


def test_arabic_digits_make_a_date():
    assert read_time("٠٩-٠٦-٢٠٢٥") == read_time("09-06-2025")


def test_eighteen_hours_are_between_seventeen_and_a_half_and_nineteen():
    assert read_time("18 hours ago") == AgeRange(timedelta(hours=17, minutes=30), timedelta(hours=19))


def test_a_relative_time_without_a_capture_time_is_no_date():
    assert dated("relative", "18 hours ago", None) is None


def test_a_date_is_a_day_anywhere_on_earth():
    day = dated("day", "02-06-2025", None)
    assert (day.earliest, day.latest) == (datetime(2025, 6, 1, 10, tzinfo=UTC), datetime(2025, 6, 3, 12, tzinfo=UTC))


def test_a_date_ends_when_the_page_was_captured():
    assert dated("day", "05-06-2025", NOON).latest == NOON


def test_a_date_after_the_capture_is_none():
    assert dated("day", "20-06-2025", NOON) is None


def test_two_captures_narrow_each_other():
    assert intersect([interval(-5, -2), interval(-3, 0)]) == interval(-3, -2)


def test_the_narrowest_evidence_gives_the_basis():
    assert intersect([interval(-30, 10, "day"), interval(-3, -1)]).basis == "relative"


def test_a_clash_keeps_the_largest_set_that_agrees():
    assert intersect([interval(-9, -8), interval(-5, -2), interval(-3, 0)]) == interval(-3, -2)


def test_nothing_known_is_no_interval():
    assert intersect([]) is None


@given(st.lists(st.integers(0, 25 * 86400 - 1), min_size=1, max_size=6))
def test_all_captures_of_one_article_together_hold_its_instant(ages):
    intervals = [dated("relative", words_for(age), NOON + timedelta(seconds=age)) for age in ages]
    together = intersect(intervals)
    assert together.earliest <= NOON <= together.latest
