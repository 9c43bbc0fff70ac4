"""How sure a date is shows in its words."""

from datetime import UTC, datetime

import pytest

from articles.intervals import days, in_words

from .factories import day


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_nothing_known_is_undated():
    assert in_words(None, None) == "undated"


def test_some_hours_of_one_day_name_the_day_once():
    assert in_words(at(2025, 6, 4, 17), at(2025, 6, 4, 18, 30)) == "between 4 June 2025 17:00 and 18:30 UTC"


def test_a_night_names_both_days():
    words = in_words(at(2025, 6, 3, 22), at(2025, 6, 4, 10))
    assert words == "between 3 June 2025 22:00 and 4 June 2025 10:00 UTC"


def test_a_date_without_a_zone_is_its_day():
    assert in_words(*day(2025, 6, 4), "day") == "4 June 2025"


def test_a_day_that_the_capture_cut_short_is_still_its_day():
    assert in_words(at(2025, 6, 4, 10), at(2025, 6, 5, 1), "day") == "5 June 2025"


def test_a_day_that_a_line_states_is_its_day():
    assert in_words(*day(2025, 6, 4), "stated") == "4 June 2025"


def test_an_hour_that_a_line_states_without_a_zone_is_no_day():
    words = in_words(at(2025, 6, 4, 0, 30), at(2025, 6, 5, 2, 31), "stated")
    assert words == "between 4 June 2025 00:30 and 5 June 2025 02:31 UTC"


def test_a_minute_is_one_instant():
    assert in_words(at(2025, 6, 4, 14, 30), at(2025, 6, 4, 14, 31)) == "4 June 2025 14:30 UTC"


def test_a_whole_day_is_that_day():
    assert in_words(at(2025, 6, 4), at(2025, 6, 4, 23, 59, 59)) == "4 June 2025"


def test_many_days_leave_the_hours_away():
    assert in_words(at(2025, 6, 4, 5), at(2025, 6, 9, 8)) == "between 4 and 9 June 2025"


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ((2025, 6, 3), (2025, 6, 4), ["3", "4 June 2025"]),
        ((2025, 5, 30), (2025, 6, 2), ["30 May", "2 June 2025"]),
        ((2024, 12, 31), (2025, 1, 1), ["31 December 2024", "1 January 2025"]),
    ],
)
def test_two_days_name_what_differs(first, last, named):
    assert [moment.words for moment in days(at(*first), at(*last))] == named


def test_machines_read_the_day():
    assert days(*day(2025, 6, 4), "day")[0].machine == "2025-06-04"
