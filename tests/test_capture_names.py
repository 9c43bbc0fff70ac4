"""The capture time in a file's name: what is found, how closely, and what is refused."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.instants import since_1970, stated_time, without_zone
from ingest.readers.names import name_pattern, named_time
from ingest.records import Captured
from ingest.resolve.dates import dated
from ingest.resolve.placing import placed

GROUPS = (
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:_(?P<hour>\d\d)(?:h(?P<minute>\d\d)(?:m(?P<second>\d\d))?)?)?"
)
NOON = datetime(2025, 6, 4, 12, tzinfo=UTC)


def found(pattern: str, name: str) -> Captured | str:
    return named_time(name_pattern(pattern), name)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (r"-(\d+)", "page-20250604120000.txt"),
        (r"-(\d+T\d+)", "page-20250604T120000.txt"),
        (r"page-(.*)\.txt", "page-2025-06-04T12-00-00.txt"),
        (r"page-(.*)\.txt", "page-2025-06-04_14.00.00+02:00.txt"),
        (r"page-(.*)\.txt", "page-20250604T100000-0200.txt"),
        (r"(?P<when>\d{8}T\d{6}Z)", "20250604T120000Z.html"),
        (GROUPS, "crawl/2025-06-04_12h00m00/page.txt"),
    ],
)
def test_a_name_to_the_second_gives_an_instant(pattern, name):
    assert found(pattern, name) == Captured(NOON, basis="name")


@pytest.mark.parametrize(
    ("name", "start", "length"),
    [
        ("2025-06-04", NOON - timedelta(hours=12), timedelta(days=1)),
        ("2025-06-04_12", NOON, timedelta(hours=1)),
        ("2025-06-04_12h00", NOON, timedelta(minutes=1)),
    ],
)
def test_a_name_that_says_less_gives_the_whole_time_that_it_names(name, start, length):
    captured = found(GROUPS, name)
    assert (captured.at, captured.until) == (start, start + length - timedelta(microseconds=1))


@pytest.mark.parametrize("name", ["20251399", "20250230", "00000000", "20250604T2500", "18700604", "20250604T120060"])
def test_a_match_that_is_no_date_is_said_so(name):
    assert found(r"-(\w+)", f"page-{name}") == f"“-{name}” is no date."


def test_a_name_without_a_match_gives_nothing():
    assert found(r"(\d{8})", "page.txt") == ""


def test_a_minute_without_its_hour_is_no_date():
    assert "no date" in found(r"(\d+)?(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)m(?P<minute>\d\d)", "20250604m10")


def test_only_the_end_of_an_endless_name_is_looked_at():
    assert found(r"^(\d{8})", "20250604" + "x" * 300) == ""


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(", "is no regular expression"),
        (r"\d{8}", "has no groups"),
        (r"(\d{4})(\d{4})", "has 2 groups"),
        (r"(?P<year>\d{4})", "no group named month or day"),
        ("(a{99999999999})", "is no regular expression"),
        ("(" * 150 + ")" * 150, "more than 200 characters"),
    ],
)
def test_a_useless_pattern_is_refused_with_the_cure(pattern, sentence):
    with pytest.raises(ValueError, match=rf"^--captured-from .*{re.escape(sentence)}"):
        name_pattern(pattern)


def test_a_stated_day_is_the_whole_day():
    assert stated_time("2025-06-04").until - stated_time("2025-06-04").at == timedelta(days=1, microseconds=-1)


@pytest.mark.parametrize("words", ["2025-W23-3", "4 Jun 2025", "2025-06", "", "1066-10-14", "2025-06-31"])
def test_what_names_no_hour_and_no_plain_day_is_no_time(words):
    assert stated_time(words) is None


@pytest.mark.parametrize("seconds", [0, -1, 1e300, float("nan"), float("inf")])
def test_a_senseless_modification_time_is_none(seconds):
    assert since_1970(seconds).at is None


def test_a_zip_clock_of_an_unknown_zone_spans_all_zones():
    captured = without_zone((2025, 6, 4, 12, 0, 0))
    assert captured.until - captured.at == timedelta(hours=26, seconds=2)


INSTANTS = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda passed: NOON + passed)
WORDS = st.sampled_from(
    [("relative", f"{n} hours ago") for n in (2, 9, 21)]
    + [("relative", "a few seconds ago"), ("relative", "04-06-2025"), ("generic", "2025-03-31"), ("dateline", "June 4")]
)


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=2)), st.floats(0, 1), WORDS)
def test_a_date_placed_by_a_span_of_time_holds_that_of_any_instant_in_it(start, length, share, said):
    narrow = dated(*said, start + length * share)
    wide = placed(*said, Captured(start, start + length))
    assert wide is None or narrow is None or wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest
