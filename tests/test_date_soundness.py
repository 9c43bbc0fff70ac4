"""Whatever pages print of an article, its interval holds the instant at which it was published."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Interval, Span, Value
from ingest.resolve.bodies import clean
from ingest.resolve.dates import agreement, dated
from ingest.resolve.text_dates import text_dates

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
UNITS = (  # seconds; the age up to which it is one of them; the highest count printed; the words for one and for many
    (60, 90, 44, ("a minute ago", "منذ دقيقة واحدة"), ("{} minutes ago", "منذ {} دقائق")),
    (3600, 90 * 60, 21, ("an hour ago", "منذ ساعة واحدة"), ("{} hours ago", "منذ {} ساعات")),
    (86400, 36 * 3600, 25, ("a day ago", "منذ يوم واحد"), ("{} days ago", "منذ {} أيام")),
)


@dataclass(frozen=True)
class Outlet:
    """Where an outlet is, whether its pages' library floors, and in which language they speak."""

    zone: timezone
    floors: bool
    arabic: bool

    def ago(self, seconds: float) -> str:
        """Print an age, up to 25 days, as the JavaScript date libraries do."""
        count = int if self.floors else lambda number: int(number + 0.5)
        if count(seconds) < 45:
            return "منذ ثانية واحدة" if self.arabic else "a few seconds ago"
        for unit, one, most, single, many in UNITS:
            if seconds < one:
                return single[self.arabic]
            if count(seconds / unit) <= most:
                return many[self.arabic].format(count(seconds / unit))
        raise AssertionError(seconds)

    def day(self, instant: datetime) -> str:
        words = f"{instant.astimezone(self.zone):%d-%m-%Y}"
        return words.translate(ARABIC) if self.arabic else words


zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
outlets = st.builds(Outlet, zones, st.booleans(), st.booleans())
instants = st.datetimes(datetime(2019, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given one
ages = st.lists(st.floats(0, 25.4 * 86400), min_size=1, max_size=6)


def capture(published: datetime, age: float, outlet: Outlet) -> Interval | None:
    return dated("relative", outlet.ago(age), published + timedelta(seconds=age))


def named(day: date) -> str:
    return f"{day:%B} {day.day}"


def said(text: str, captured: datetime | None) -> list[Interval]:
    found = text_dates(clean(Value(text, Span(0, len(text)))), captured)
    return [one.interval for one in found if one.interval]


def holds(interval: Interval | None, instant: datetime) -> bool:
    return interval is not None and interval.earliest <= instant <= interval.latest


@given(instants, outlets, ages)
def test_relative_times_hold_it_together(published, outlet, ages):
    found = agreement(capture(published, age, outlet) for age in ages)
    assert holds(found.interval, published)
    assert not found.clashing


@given(instants, outlets, st.floats(0, 900 * 86400))
def test_a_day_in_the_outlets_zone_holds_it(published, outlet, age):
    assert holds(dated("day", outlet.day(published), published + timedelta(seconds=age)), published)


@given(instants, zones, st.sampled_from(["%A, %B %d, %Y", "%d %b %Y", "%Y-%m-%d"]))
def test_a_line_that_states_the_day_holds_it(published, zone, form):
    (interval,) = said(f"Published on: {published.astimezone(zone):{form}}\nThe toll fell.", published)
    assert holds(interval, published)


@given(instants, zones, st.sampled_from(["%H:%M", "%I:%M %p"]))
def test_a_line_that_states_the_hour_holds_it(published, zone, form):
    (interval,) = said(f"Published: {published.astimezone(zone):%B %d, %Y {form}}\nThe toll fell.", None)
    assert holds(interval, published)


@given(instants, zones)
def test_a_line_that_states_hour_and_zone_holds_it_to_the_minute(published, zone):
    (interval,) = said(f"Published: {published.astimezone(zone):%B %d, %Y %H:%M %z}\nThe toll fell.", None)
    assert holds(interval, published)
    assert interval.latest - interval.earliest == timedelta(minutes=1)


@given(instants, zones, st.integers(-1, 7), st.booleans(), st.floats(0, 40 * 86400))
def test_a_dateline_of_the_days_around_holds_it(published, zone, later, with_year, age):
    day = published.astimezone(zone).date() - timedelta(days=later)
    words = f"ORME, {named(day)}{f', {day.year}' if with_year else ''} (Wirepress) - The toll fell."
    assert all(holds(one, published) for one in said(words, published + timedelta(seconds=age)))


@given(instants, outlets, ages, st.floats(0, 900 * 86400), st.integers(0, 7))
def test_all_evidence_together_never_clashes(published, outlet, ages, day_age, later):
    local = published.astimezone(outlet.zone)
    text = f"Published: {local:%B %d, %Y}\nORME, {named(local.date() - timedelta(days=later))} (Wirepress) - The toll."
    found = [capture(published, age, outlet) for age in ages]
    found.append(dated("day", outlet.day(published), published + timedelta(seconds=day_age)))
    together = agreement([*found, *said(text, published + timedelta(seconds=ages[0]))])
    assert holds(together.interval, published)
    assert not together.clashing


@given(instants, outlets, st.lists(st.floats(0, 25.4 * 86400), min_size=2, max_size=6), st.integers(40, 4000))
def test_one_lying_capture_does_not_shake_a_majority(published, outlet, ages, days):
    honest = [capture(published, age, outlet) for age in ages]
    lie = capture(published - timedelta(days=days), 3600, outlet)
    found = agreement([*honest, lie])
    assert holds(found.interval, published)
    assert found.clashing == (lie,)
