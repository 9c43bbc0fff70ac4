"""Facets as the reader sees them: lines, counts and links."""

import doctest

import pytest
from django.http import QueryDict

from articles import facets
from articles.facets import FacetResult, facet_results
from articles.filters import ArticleFilter
from articles.search.engine import Results
from articles.search.engines import engine
from articles.search.outbox import drain, record

from .factories import day, make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Four articles: two of one outlet, one of another and one of none; one undated."""
    lantern, gazette = make_source("The Lantern"), make_source("Harbour Gazette")
    politics, person = make_topic("Politics"), make_person("Ilse Varga")
    articles = [
        make_article("Storm over Wend", source=gazette, topics=[politics], published=day(2025, 6, 4)),
        make_article("Storm passes", source=gazette, published=day(2025, 6, 20)),
        make_article("Pilots meet", source=lantern, people=[person], published=day(2024, 3, 9)),
        make_article("Storm of applause"),
    ]
    record(article.pk for article in articles)
    drain()
    return person


def shown(querystring: str) -> dict[str, FacetResult]:
    found = ArticleFilter(QueryDict(querystring.removeprefix("?")))
    results = engine().search(found.query())
    return {facet.name: facet for facet in facet_results(results, found.query(), found.data)}


def counted(querystring: str, name: str) -> dict[str, int]:
    return {line.label: line.count for line in shown(querystring)[name].values}


def line(querystring: str, name: str, label: str):
    return next(line for line in shown(querystring)[name].values if line.label == label)


def test_the_examples_hold():
    assert doctest.testmod(facets).failed == 0


def test_the_facets_stand_in_order(archive):
    assert [facet.label for facet in shown("").values()] == ["Outlet", "Topic", "Person", "Date"]


def test_the_most_frequent_come_first_and_the_unknown_last(archive):
    assert list(counted("", "outlet").items()) == [("Harbour Gazette", 2), ("The Lantern", 1), ("Unknown outlet", 1)]


def test_a_chosen_outlet_keeps_its_neighbours(archive):
    assert counted("outlet=the-lantern", "outlet") == {"Harbour Gazette": 2, "The Lantern": 1, "Unknown outlet": 1}


def test_a_choice_narrows_the_other_facets(archive):
    assert "topic" not in shown("outlet=the-lantern")


def test_a_chosen_value_stays_at_nought(archive):
    assert counted("q=pilots&outlet=harbour-gazette", "outlet") == {"The Lantern": 1, "Harbour Gazette": 0}


def test_chosen_lines_are_ticked(archive):
    ticked = {value.label for value in shown("outlet=the-lantern&outlet=none")["outlet"].values if value.chosen}
    assert ticked == {"The Lantern", "Unknown outlet"}


def test_a_link_ticks_and_drops_the_page(archive):
    assert line("q=storm&page=2", "outlet", "Harbour Gazette").url == "?q=storm&outlet=harbour-gazette"


def test_a_link_adds_to_what_is_ticked(archive):
    assert line("outlet=the-lantern", "outlet", "Unknown outlet").url == "?outlet=the-lantern&outlet=none"


def test_a_link_unticks(archive):
    assert line("q=storm&outlet=harbour-gazette", "outlet", "Harbour Gazette").url == "?q=storm"


def test_ticking_takes_an_exclusion_back(archive):
    assert line("exclude.outlet=the-lantern", "outlet", "Harbour Gazette").url.startswith("?exclude.outlet=the-lantern")
    assert "exclude" not in line("outlet=the-lantern&exclude.outlet=the-lantern", "outlet", "The Lantern").url


def test_people_are_ticked_by_id(archive):
    assert line("", "person", "Ilse Varga").url == f"?person={archive.pk}"


def test_years_come_in_order_and_the_undated_last(archive):
    assert list(counted("", "date").items()) == [("2024", 1), ("2025", 2), ("Undated", 1)]


def test_a_chosen_year_shows_its_months(archive):
    assert counted("after=2025&before=2025", "date") == {"2025": 2, "June 2025": 2, "Undated": 1}


def test_a_chosen_month_shows_its_days(archive):
    days = list(counted("after=2025-06&before=2025-06", "date"))
    assert days[:5] == ["2025", "June 2025", "3 June 2025", "4 June 2025", "5 June 2025"]


def test_a_chosen_day_stays_among_its_neighbours(archive):
    chosen = [value.label for value in shown("after=2025-06-04&before=2025-06-04")["date"].values if value.chosen]
    assert chosen == ["2025", "June 2025", "4 June 2025"]


def test_a_year_is_chosen_by_its_bounds(archive):
    assert line("date=none", "date", "2024").url == "?after=2024&before=2024"


def test_unticking_a_month_leads_to_its_year(archive):
    assert line("after=2025-06&before=2025-06", "date", "June 2025").url == "?after=2025&before=2025"


def test_unticking_a_year_leads_to_all_years(archive):
    assert line("q=storm&after=2025&before=2025", "date", "2025").url == "?q=storm"


def test_the_undated_can_be_chosen(archive):
    assert line("after=2025", "date", "Undated").url == "?date=none"


def test_every_count_is_what_the_click_shows(archive):
    for facet in shown("").values():
        for value in facet.values:
            found = ArticleFilter(QueryDict(value.url[1:]))
            assert engine().search(found.query()).total == value.count, value


def test_a_long_facet_shows_the_twenty_most_frequent():
    sources = {make_source(f"Outlet {number}").pk: number for number in range(25)}
    lines = facet_results(Results(0, (), {"outlet": sources}), ArticleFilter(QueryDict()).query(), QueryDict())[
        0
    ].values
    assert [value.count for value in lines] == list(range(24, 4, -1))


def test_labels_are_looked_up_once_for_each_facet(archive, django_assert_num_queries):
    found = ArticleFilter(QueryDict())
    results = engine().search(found.query())
    with django_assert_num_queries(3):
        facet_results(results, found.query(), found.data)
