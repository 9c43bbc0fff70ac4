"""The archive by years, months and days."""

from datetime import UTC, datetime

import pytest

from articles.models import Article

from .factories import day, make_article
from .soup import page, titles, words

pytestmark = pytest.mark.django_db


def hours(first: int, start: int, last: int, end: int) -> tuple[datetime, datetime]:
    return datetime(2025, 6, first, start, tzinfo=UTC), datetime(2025, 6, last, end, tzinfo=UTC)


@pytest.fixture
def june():
    """One article surely of the fourth, one dated so by its page, one of the fourth or the fifth, one undated."""
    make_article("Sure", published=hours(4, 17, 4, 19))
    make_article("Stated", published=day(2025, 6, 4))
    make_article("Perhaps", published=hours(4, 20, 5, 4))
    make_article("Undated")


def test_a_day_lists_what_is_surely_of_it(client, june):
    assert titles(page(client, "/2025/06/04/"), "[aria-labelledby=articles] h3") == ["Stated", "Sure"]


def test_a_day_sets_apart_what_may_be_of_it(client, june):
    assert titles(page(client, "/2025/06/04/"), ".perhaps h3") == ["Perhaps"]


def test_the_next_day_sets_apart_what_may_be_of_it(client, june):
    assert titles(page(client, "/2025/06/05/")) == ["Stated", "Perhaps"]


def test_a_printed_day_that_the_capture_cut_short_is_of_that_day_alone(client):
    article = make_article("Cut", published=hours(4, 10, 5, 1))
    Article.objects.filter(pk=article.pk).update(date_basis="day")
    assert titles(page(client, "/2025/06/05/"), "[aria-labelledby=articles] h3") == ["Cut"]
    assert titles(page(client, "/2025/06/04/"), ".perhaps h3") == ["Cut"]


def test_a_day_that_a_line_of_the_text_states_is_that_day(client):
    make_article("Line", published=day(2025, 6, 4))
    Article.objects.update(date_basis="stated")
    assert titles(page(client, "/2025/06/04/"), "[aria-labelledby=articles] h3") == ["Line"]


def test_an_hour_that_a_line_states_without_a_zone_is_perhaps_of_two_days(client):
    make_article("Hour", published=hours(4, 0, 5, 2))
    Article.objects.update(date_basis="stated")
    assert titles(page(client, "/2025/06/04/"), ".perhaps h3") == ["Hour"]


def test_a_day_leads_over_gaps_to_its_neighbours(client, june):
    make_article("Later", published=hours(20, 5, 20, 6))
    steps = [link["href"] for link in page(client, "/2025/06/10/").select(".steps a")]
    assert steps == ["/2025/06/04/", "/2025/06/20/"]


def test_a_month_without_neighbours_has_no_steps(client):
    make_article(published=hours(4, 9, 4, 10))
    assert page(client, "/2025/06/").select(".steps") == []


def test_a_month_counts_each_day(client, june):
    cell = page(client, "/2025/06/").select_one('a[href="/2025/06/04/"]')
    assert words(cell) == "4 2 +1"


def test_a_year_counts_each_month(client, june):
    row = page(client, "/2025/").select_one('tr:has(a[href="/2025/06/"])')
    assert words(row) == "June 3 0"


def test_undated_articles_have_a_list_of_their_own(client, june):
    assert titles(page(client, "/undated/")) == ["Undated"]


@pytest.mark.parametrize("address", ["/2025/13/", "/2025/00/", "/2025/02/30/", "/0025/"])
def test_a_date_that_never_was_is_not_found(client, address):
    page(client, address, 404)


def test_days_leads_to_the_newest_month(client, june):
    assert client.get("/days/")["Location"] == "/2025/06/"


def test_days_of_an_undated_archive_leads_to_the_undated(client):
    make_article()
    assert client.get("/days/")["Location"] == "/undated/"
