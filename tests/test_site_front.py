"""The front page."""

from datetime import UTC, datetime, timedelta

import pytest

from .factories import make_article, make_capture, make_person, make_source, make_topic
from .soup import page, titles, words

pytestmark = pytest.mark.django_db


def on(number: int) -> tuple[datetime, datetime]:
    start = datetime(2025, 6, number, 9, tzinfo=UTC)
    return start, start + timedelta(hours=1)


def test_an_empty_archive_says_so(client):
    assert words(page(client, "/").select_one(".empty")) == "Nothing has been imported yet."


def test_the_newest_days_come_first(client):
    make_article("Old", published=on(3))
    make_article("New", published=on(5))
    named = titles(page(client, "/"), "h2 a, .entry h3")
    assert named == [
        "Thursday, 5 June 2025",
        "New",
        "Tuesday, 3 June 2025",
        "Old",
    ]


def test_a_full_day_shows_some_and_leads_to_all(client):
    for number in range(8):
        make_article(f"Ferry {number}", published=on(5))
    front = page(client, "/")
    assert (len(titles(front)), words(front.select_one(".more"))) == (6, "All 8 articles of 5 June")


def test_reprints_of_a_day_stand_once_with_the_number_of_other_outlets(client):
    group = 7
    for name in ("The Lantern", "Wirepress", "Coastline Herald"):
        make_article("Ferry", source=make_source(name), published=on(5), copy_group=group)
    entries = page(client, "/").select(".entry")
    assert [words(entry.select_one(".origin")) for entry in entries] == ["Coastline Herald · also in 2 outlets"]


def test_the_earliest_of_the_reprints_of_a_day_stands_for_all(client):
    group, (start, end) = 7, on(5)
    make_article("Late", published=(start + timedelta(hours=2), end + timedelta(hours=2)), copy_group=group)
    make_article("Early", published=(start, end), copy_group=group)
    assert titles(page(client, "/")) == ["Early"]


def test_a_hidden_reprint_takes_no_place(client):
    group = 7
    make_article("First", published=on(5), copy_group=group, status="hidden", source=make_source("Wirepress"))
    make_article("Second", published=on(5), copy_group=group, source=make_source())
    assert words(page(client, "/").select_one(".origin")) == "The Lantern"


def test_a_reprint_of_another_day_stands_there(client):
    group = 7
    make_article("Ferry", published=on(4), copy_group=group)
    make_article("Ferry", published=on(5), copy_group=group)
    assert titles(page(client, "/")) == ["Ferry", "Ferry"]


def test_an_undated_archive_shows_its_newest(client):
    make_article("Ferry")
    assert titles(page(client, "/"), "h2, h3")[:2] == ["Newest articles", "Ferry"]


def test_the_week_is_that_of_the_archive_not_of_the_clock(client):
    make_article("Old", published=on(1), people=[make_person("Tomas Okonjo")])
    make_article("New", published=on(20), people=[make_person()], topics=[make_topic()], source=make_source())
    lists = [words(section) for section in page(client, "/").select(".ranked")]
    assert lists == ["People Ilse Varga 1", "Topics Politics 1", "Outlets The Lantern 1"]


def test_the_archive_is_told_in_numbers(client):
    make_capture(make_article(source=make_source(), people=[make_person()]), make_article("Toll"))
    numbers = words(page(client, "/").select_one(".numbers"))
    assert numbers == "articles 2 outlets 1 people 1 captured pages 1"


def test_hidden_articles_are_not_counted(client):
    make_article(status="hidden")
    assert words(page(client, "/").select_one(".numbers")).startswith("articles 0")
