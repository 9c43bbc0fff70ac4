"""How articles of exact and of wide dates become bars."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.timeline.intervals import timeline

from .factories import day


def hours(year, month, number, width=1):
    start = datetime(year, month, number, 9, tzinfo=UTC)
    return start, start + timedelta(hours=width), "relative"


def printed(year, month, number):
    return *day(year, month, number), "day"


def bars(*intervals):
    """Give what each bar counts: surely, perhaps."""
    return {bar.after: (bar.sure, bar.perhaps) for bar in timeline(intervals).bars}


def test_a_gap_between_two_days_is_drawn():
    assert bars(hours(2025, 6, 2), hours(2025, 6, 4)) == {
        "2025-06-02": (1, 0),
        "2025-06-03": (0, 0),
        "2025-06-04": (1, 0),
    }


def test_articles_of_one_day_need_no_bars():
    assert timeline([hours(2025, 6, 2), hours(2025, 6, 2)]) is None


def test_nothing_dated_needs_no_bars():
    assert timeline([]) is None


def test_a_wide_interval_is_a_peak_nowhere():
    wide = hours(2025, 6, 1, width=24 * 4)
    counted = bars(wide, hours(2025, 6, 2), hours(2025, 6, 4))
    assert [perhaps for _, perhaps in counted.values()] == [1, 1, 1]


def test_a_wide_interval_does_not_stretch_the_bars():
    wide = hours(1999, 1, 1, width=24 * 365 * 27)
    assert list(bars(wide, hours(2025, 6, 2), hours(2025, 6, 3))) == ["2025-06-02", "2025-06-03"]


def test_two_wide_intervals_share_the_time_between_them():
    counted = bars(hours(2025, 1, 1, width=24 * 90), hours(2025, 2, 1, width=24 * 90))
    assert set(counted.values()) == {(0, 2)}


def test_a_printed_day_is_surely_of_its_day_and_perhaps_of_its_neighbours():
    assert bars(printed(2025, 6, 3), hours(2025, 6, 2), hours(2025, 6, 4)) == {
        "2025-06-02": (1, 1),
        "2025-06-03": (1, 0),
        "2025-06-04": (1, 1),
    }


def test_an_interval_may_end_with_the_end_of_its_month():
    june = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC), "relative"
    assert bars(june, hours(2025, 1, 2), hours(2025, 7, 2))["2025-06"] == (1, 0)


@pytest.mark.parametrize(
    ("last", "unit"),
    [((2025, 6, 30), "day"), ((2025, 7, 5), "month"), ((2030, 1, 1), "year"), ((2300, 1, 1), "decade")],
)
def test_the_longer_the_time_the_longer_the_bars(last, unit):
    assert timeline([hours(2025, 6, 2), hours(*last)]).unit == unit


def test_the_longest_time_of_the_calendar_is_drawn():
    drawn = timeline([hours(1, 1, 2), hours(9999, 12, 30)])
    assert (drawn.unit, len(drawn.bars)) == ("century", 100)


def test_a_bar_of_ten_years_says_where_it_ends():
    bar = timeline([hours(1951, 6, 2), hours(2025, 6, 2)]).bars[0]
    assert (bar.label, bar.after, bar.before) == ("1950–1959", "1950", "1959")


def test_the_highest_bar_fills_the_drawing():
    highest = timeline([hours(2025, 6, 2)] * 4 + [hours(2025, 6, 3)]).most
    assert (highest.total, highest.sure_height) == (4, 98)


def test_a_bar_of_one_article_can_be_seen_beside_thousands():
    drawn = timeline([hours(2025, 6, 2)] * 5000 + [hours(2025, 6, 3)])
    assert drawn.bars[1].sure_height == 2


def test_no_bar_is_higher_than_the_drawing():
    drawn = timeline([hours(2025, 6, 2)] * 5000 + [hours(2025, 6, 1, width=24)] + [hours(2025, 6, 3)])
    assert min(bar.perhaps_top for bar in drawn.bars) >= 0
