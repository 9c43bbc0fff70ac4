"""Publication dates: intervals that hold the true instant."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Interval
from ingest.resolve.dates import agreement, dated
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


def intersect(intervals) -> Interval | None:
    return agreement(intervals).interval


def holds(outer: Interval, inner: Interval) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


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


@pytest.mark.parametrize("words", ["منذ ثانية واحدة", "منذ ثوانٍ", "منذ 44 ثانية"])
def test_arabic_seconds_are_a_few_seconds(words):
    assert read_time(words) == read_time("a few seconds ago")


def test_one_hours_may_be_floored_from_almost_two():
    assert read_time("1 hours ago").below == timedelta(hours=2)


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


def test_a_time_that_is_kept_as_markup_is_placed_like_its_words():
    assert dated("relative", "<b>18</b>&nbsp;hours ago", NOON) == dated("relative", "18 hours ago", NOON)


def test_a_day_found_on_an_unknown_page_has_the_basis_generic():
    assert dated("generic", "2025-06-02", None).basis == "generic"


def test_a_curators_words_are_no_evidence():
    assert dated("curator", "02-06-2025", NOON) is None


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


def test_what_stands_outside_the_agreement_is_told():
    found = agreement([interval(-9, -8), interval(-5, -2), interval(-3, 0)])
    assert (found.agreeing, found.clashing) == ((interval(-5, -2), interval(-3, 0)), (interval(-9, -8),))


def test_intervals_that_touch_agree():
    assert agreement([interval(-5, -3), interval(-3, 0)]).interval == interval(-3, -3)


def test_datelines_do_not_outvote_the_times_of_the_page():
    datelines = [interval(-90, -80, "dateline"), interval(-91, -80, "dateline")]
    assert intersect([interval(-3, -1), *datelines]) == interval(-3, -1)


def test_a_dateline_tips_the_scales_between_two_times():
    assert intersect([interval(-9, -8), interval(-3, -1), interval(-4, 0, "dateline")]) == interval(-3, -1)


def test_of_two_that_clash_the_one_without_need_of_a_capture_time_counts():
    assert intersect([interval(-9, -8), interval(-3, -1, "day")]).basis == "day"


def test_of_two_equal_sets_the_one_that_narrows_less_counts():
    assert intersect([interval(-9, -8), interval(-5, -1)]) == interval(-5, -1)


@given(st.permutations([interval(-9, -8), interval(-5, -2), interval(-3, 0), interval(-9, -7)]))
def test_the_order_of_captures_does_not_matter(intervals):
    assert agreement(intervals) == agreement([interval(-9, -7), interval(-9, -8), interval(-3, 0), interval(-5, -2)])


INTERVALS = st.builds(
    lambda earliest, width, basis: interval(earliest, earliest + width, basis),
    st.integers(-40, 0),
    st.integers(0, 20),
    st.sampled_from(["relative", "day", "stated", "dateline", "generic"]),
)


def most_held(intervals) -> int:
    """Count the largest agreeing set the slow way, datelines left out."""
    strong = [one for one in intervals if one.basis != "dateline"]
    return max((sum(one.earliest <= at.earliest <= one.latest for one in strong) for at in strong), default=0)


@given(st.lists(INTERVALS, max_size=12))
def test_no_larger_set_agrees(intervals):
    found = agreement(intervals)
    assert sum(one.basis != "dateline" for one in found.agreeing) == most_held(intervals)
    assert len(found.agreeing) + len(found.clashing) == len(intervals)


@given(st.lists(INTERVALS, min_size=1, max_size=12))
def test_all_that_agree_hold_the_interval_and_none_that_clash_does(intervals):
    found = agreement(intervals)
    assert all(holds(one, found.interval) for one in found.agreeing)
    assert not any(holds(one, found.interval) for one in found.clashing)


@given(st.lists(INTERVALS, min_size=1, max_size=8), st.randoms())
def test_compatible_intervals_give_the_same_one_by_one_as_all_at_once(intervals, chance):
    agreeing = list(agreement(intervals).agreeing)
    chance.shuffle(agreeing)
    assert reduce(lambda so_far, one: intersect([so_far, one]), agreeing) == intersect(agreeing)


def test_ten_thousand_intervals_agree_without_comparing_each_with_each():
    intervals = [interval(number, number + 10_000) for number in range(10_000)]
    assert agreement(intervals).interval == interval(9_999, 10_000)


def test_an_article_was_published_when_its_first_page_was_captured():
    captures = [NOON + timedelta(hours=5), NOON + timedelta(hours=9)]
    assert agreement([interval(1, 8)], captures).interval == interval(1, 5)


def test_a_capture_before_all_else_says_it_was_published_is_told_and_does_not_count():
    found = agreement([interval(1, 8)], [NOON])
    assert (found.interval, found.early) == (interval(1, 8), (NOON,))


def test_a_capture_alone_dates_nothing():
    assert agreement([], [NOON]).interval is None
