"""The drawing above the results of a search."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter
from articles.histogram import Histogram, histogram
from articles.search.engine import Results, Spread

from .factories import index_articles, make_article

YEAR = {"2024": Spread(1, 1), "2024-11": Spread(1, 1), "2025": Spread(3, 4), "2025-01": Spread(3, 4)}


def drawn(spreads: dict[str | None, Spread], querystring: str = "") -> Histogram | None:
    return histogram(Results(0, (), dates=spreads), ArticleFilter(QueryDict(querystring)))


def bars(spreads: dict[str | None, Spread], querystring: str = "") -> dict[str, tuple[int, int]]:
    """Give what each bar counts: surely, perhaps."""
    return {bar.after: (bar.sure, bar.perhaps) for bar in drawn(spreads, querystring).timeline.bars}


def test_a_short_time_is_drawn_in_months():
    assert bars(YEAR) == {"2024-11": (1, 0), "2024-12": (0, 0), "2025-01": (3, 1)}


def test_a_long_time_is_drawn_in_years():
    assert bars(YEAR | {"2010": Spread(1, 1), "2010-05": Spread(1, 1)})["2010"] == (1, 0)


def test_the_longest_time_is_drawn_in_its_last_years():
    years = {f"{year:04}": Spread(0, 1) for year in range(1, 2026)}
    counted = bars(years | {"0001-01": Spread(0, 1), "2025-01": Spread(0, 1)})
    assert (len(counted), list(counted)[-1]) == (150, "2025")


def test_a_short_chosen_period_is_drawn_in_days():
    spreads = YEAR | {"2025-01-02": Spread(1, 2), "2025-01-04": Spread(0, 1)}
    assert bars(spreads, "after=2025-01-01&before=2025-01-05") == {
        "2025-01-02": (1, 1),
        "2025-01-03": (0, 0),
        "2025-01-04": (0, 1),
    }


def test_what_lies_within_two_months_is_drawn_in_days(db):
    for number in (3, 9):
        make_article(published=(datetime(2025, 6, number, tzinfo=UTC), datetime(2025, 6, number, 5, tzinfo=UTC)))
    index_articles()
    counted = bars({"2025-06": Spread(2, 2), "2025": Spread(2, 2)})
    assert (len(counted), counted["2025-06-03"], counted["2025-06-09"]) == (7, (1, 0), (1, 0))


def test_only_the_chosen_period_is_drawn():
    years = YEAR | {"2024-02": Spread(1, 1), "2024-05": Spread(1, 1)}
    assert list(bars(years, "after=2024&before=2024"))[::9] == ["2024-02", "2024-11"]
    assert list(bars(years, "before=2024-10")) == ["2024-02", "2024-03", "2024-04", "2024-05"]


def test_of_certain_dates_only_the_sure_part_is_drawn():
    assert bars(YEAR, "dates=certain")["2025-01"] == (3, 0)


@pytest.mark.parametrize("spreads", [{}, {None: Spread(3, 3)}])
def test_where_nothing_is_dated_nothing_is_drawn(spreads):
    assert drawn(spreads) is None


def test_a_period_without_articles_is_not_drawn():
    assert drawn(YEAR, "after=2030") is None


def test_a_bar_keeps_the_rest_of_the_search():
    assert drawn(YEAR, "q=storm&after=2024&page=2").address == "?q=storm&"


@pytest.mark.parametrize(
    ("querystring", "wider", "url"),
    [
        ("after=2025-01-02&before=2025-01-02", "January 2025", "?after=2025-01&before=2025-01"),
        ("after=2025-01&before=2025-01&q=storm", "2025", "?q=storm&after=2025&before=2025"),
        ("after=2024&before=2024", "all dates", "?"),
        ("after=2024-12-20&before=2025-01-10", "all dates", "?"),
        ("after=2024-06", "all dates", "?"),
    ],
)
def test_a_chosen_period_leads_to_the_one_around_it(querystring, wider, url):
    spreads = YEAR | {"2025-01-02": Spread(1, 2), "2024-02": Spread(1, 1)}
    found = drawn(spreads, querystring)
    assert (found.wider, found.wider_url) == (wider, url)


def test_all_dates_lead_nowhere():
    assert drawn(YEAR).wider_url == ""


def test_the_undated_are_counted_apart():
    found = drawn(YEAR | {None: Spread(7, 7)}, "after=2024")
    assert (found.undated, found.undated_url) == (7, "?date=none")
