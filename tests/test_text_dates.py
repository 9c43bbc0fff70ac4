"""Dates in the text of an article: lines that say when it was published, and datelines."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.reading import read_page
from ingest.records import RawPage, Span, Value
from ingest.resolve.bodies import clean
from ingest.resolve.dates import dated
from ingest.resolve.moments import read_moment
from ingest.resolve.text_dates import text_dates

CAPTURED = datetime(2025, 7, 1, 12, tzinfo=UTC)
PAGE = """
Toll dropped
{}
Hashtags

Try Our AI Features
Explore what Daily8 AI can do for you:
Comments
No comments yet...
Related Articles
"""


def at(day: int, hour: int = 0, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


def found(text: str, captured_at: datetime | None = CAPTURED):
    return text_dates(clean(Value(text, Span(0, len(text)))), captured_at)


def ends(basis: str, words: str, captured_at: datetime | None = CAPTURED) -> tuple[datetime, datetime]:
    interval = dated(basis, words, captured_at)
    return interval.earliest, interval.latest


@pytest.mark.parametrize(
    "line",
    [
        "Published on: Tuesday, June 24, 2025",
        "Published: 24 June 2025",
        "First Published: Jun 24, 2025",
        "Posted on 24th June, 2025",
        "PUBLISHED: JUNE 24, 2025",
        "Date published: 2025-06-24",
        "تاريخ النشر: 24 يونيو 2025",
        "نُشر في: الثلاثاء، ٢٤ حزيران/يونيو ٢٠٢٥",
    ],
)
def test_a_line_that_says_the_day_is_that_day_anywhere_on_earth(line):
    (date,) = found(f"{line}\nThe toll fell.")
    assert (date.basis, date.words) == ("stated", line)
    assert (date.interval.earliest, date.interval.latest) == (at(23, 10), at(25, 12))


@pytest.mark.parametrize(
    "hour",
    [
        "14:30 GMT",
        "14.30 UTC",
        "1430 GMT",
        "2:30 pm GMT",
        "at 2.30pm (GMT)",
        "15:30 +01:00",
        "5:30 PM GMT+3",
        "| 20:00 SLST",
        "10:30 AM EDT",
        "16:30 CEST",
        "23:30 JST",
    ],
)
def test_an_hour_in_a_known_zone_is_known_to_the_minute(hour):
    assert ends("stated", f"Published: June 24, 2025 {hour}") == (at(24, 14, 30), at(24, 14, 31))


def test_an_hour_may_stand_before_its_day():
    assert ends("stated", "Published 10:30 AM EDT, Tue June 24, 2025") == (at(24, 14, 30), at(24, 14, 31))


def test_a_machines_instant_is_read():
    assert ends("stated", "Published: 2025-06-24T20:00:00.000+05:30") == (at(24, 14, 30), at(24, 14, 31))


def test_an_hour_without_a_zone_is_widened_by_all_zones():
    assert ends("stated", "Published: June 24, 2025 14:30") == (at(24, 0, 30), at(25, 2, 31))


def test_a_zone_without_an_hour_gives_its_day():
    assert ends("stated", "Published: June 24, 2025 GMT") == (at(24), at(25))


def test_an_hour_without_minutes_lasts_an_hour():
    assert ends("stated", "Published: June 24, 2025, 3pm GMT") == (at(24, 15), at(24, 16))


@pytest.mark.parametrize(
    ("zone", "west", "east"), [("IST", 1, 5.5), ("BST", 1, 6), ("PST", -8, 8), ("ET", -5, -4), ("EST", -5, -4)]
)
def test_a_name_that_may_mean_several_zones_spans_them_all(zone, west, east):
    earliest, latest = ends("stated", f"Published: June 24, 2025 12:00 {zone}")
    assert (earliest, latest) == (at(24, 12) - timedelta(hours=east), at(24, 12, 1) - timedelta(hours=west))


def test_standard_time_is_meant_as_such_in_winter():
    assert ends("stated", "Published: January 24, 2025 12:00 EST")[1] == at(24, 17, 1, month=1)


def test_noon_and_midnight_are_told_apart():
    clocks = [read_moment(f"June 24, 2025 {hour}").clock.hour for hour in ("12:05 am", "12:05 pm", "02:05 م")]
    assert clocks == [0, 12, 14]


def test_a_dash_before_the_hour_is_no_zone():
    assert ends("stated", "Published: June 24, 2025 -10:02") == (at(23, 20, 2), at(24, 22, 3))


@pytest.mark.parametrize(
    "words",
    [
        "Published: 04/06/2025",
        "Published: June 2025",
        "Published: June 24",
        "Published: February 30, 2025",
        "Published: Monday, June 24, 2025",
        "Published: 24 January/June 2025",
        "Published: June 24, 1825",
        "Published: July 20, 2025",
    ],
)
def test_no_day_is_guessed(words):
    assert dated("stated", words, CAPTURED) is None


def test_a_line_of_the_text_dates_without_a_capture_time():
    assert ends("stated", "Published: June 24, 2025", None) == (at(23, 10), at(25, 12))


def test_no_interval_ends_after_the_capture():
    assert ends("stated", "Published: July 1, 2025")[1] == CAPTURED


def test_an_update_says_nothing_of_publication():
    assert found("Updated: June 25, 2025 10:00 GMT\nThe toll fell.") == ()


def test_an_update_beside_it_does_not_hide_the_day():
    (date,) = found("Published: June 24, 2025 | Updated: June 25, 2025 10:00 GMT\nThe toll fell.")
    assert date.words == "Published: June 24, 2025"


def test_a_day_said_twice_counts_once():
    text = "Published on: Tuesday, June 24, 2025 Published on: Tue, Jun 24, 2025 Text Size: The toll fell."
    assert [date.words for date in found(text)] == ["Published on: Tuesday, June 24, 2025"]


@pytest.mark.parametrize(
    "text",
    [
        "By Ines Okafor\nPublished: June 24, 2025\nThe toll fell.",
        "The toll fell.\nIt rose again.\nPublished - June 24, 2025",
        "The toll fell. It rose again. First Published: June 24, 2025",
        "Published: June 24, 2025 The toll fell.",
    ],
)
def test_it_may_stand_at_the_head_and_at_the_foot(text):
    (date,) = found(text)
    assert text[slice(*date.span)] == date.words


@pytest.mark.parametrize(
    "text",
    [
        "Published on June 24, 2025, the report says that the toll fell.",
        "The toll fell, says a report published on June 24, 2025",
        "The toll fell.\nOther news\nPublished: June 24, 2025\nThe pier rose.",
    ],
)
def test_sentences_and_lines_amid_the_text_are_no_evidence(text):
    assert found(text) == ()


@pytest.mark.parametrize(
    "dateline",
    [
        "ORME, June 24 (Wirepress) -",
        "ORME, 24 June 2025 -",
        "ORME, Velden, June 24, 2025 -",
        "ORME, 24th June, 2025 (Wirepress) --",
        "Orme, Tuesday, June 24 (Wirepress) -",
        "June 24 (Wirepress) -",
    ],
)
def test_a_dateline_gives_the_days_around_its_day(dateline):
    (date,) = found(f"{dateline} The toll fell.", datetime(2025, 7, 20, tzinfo=UTC))
    assert (date.basis, date.words) == ("dateline", dateline.rstrip(" -"))
    assert (date.interval.earliest, date.interval.latest) == (at(22, 10), at(2, 12, month=7))


def test_a_dateline_without_a_day_gives_no_date():
    assert found("ORME (Wirepress) - The toll fell.") == ()


def test_a_dateline_without_a_year_waits_for_the_capture_time():
    (date,) = found("ORME, June 24 (Wirepress) - The toll fell.", None)
    assert (date.words, date.interval) == ("ORME, June 24 (Wirepress)", None)


def test_a_dateline_without_a_year_is_of_the_year_before_where_its_day_is_still_to_come():
    captured = datetime(2025, 1, 3, tzinfo=UTC)
    assert ends("dateline", "ORME, Dec 30 (Wirepress)", captured)[0] == datetime(2024, 12, 28, 10, tzinfo=UTC)


def test_a_dateline_without_a_year_long_before_the_capture_may_be_of_any_year():
    assert dated("dateline", "ORME, May 24 (Wirepress)", CAPTURED) is None


def test_the_weekday_rules_years_out():
    assert dated("dateline", "ORME, Monday, June 24 (Wirepress)", CAPTURED) is None


def test_a_page_gives_the_dates_of_its_text_with_their_place():
    text = PAGE.format("Published: June 24, 2025\nThe toll fell.")
    (copy,) = read_page(RawPage(text.encode(), 1, 0)).appearances
    assert text[slice(*copy.text_dates[0].span)] == "Published: June 24, 2025"
    assert copy.published is None


def test_the_words_alone_give_the_interval_again():
    for date in found("Published: June 24, 2025 14:30 ET\nORME, June 24 (Wirepress) - The toll fell."):
        assert dated(date.basis, date.words, CAPTURED) == date.interval


@pytest.mark.parametrize("piece", ["A", "A ", "A, ", "June 4, ", "Published: ", "Published: June 24, 2025 ", "1:", "("])
def test_hostile_text_is_read_at_once(piece):
    assert len(found(piece * 20_000)) <= 1
