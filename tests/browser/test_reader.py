"""What a reader does: browse, search, narrow, read, follow."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .pages import PEOPLE, follow, visit
from .results import choose, facet, links, titles, total

FACETS = ["Outlet", "Topic", "Person", "Date"]


def search(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Search the archive").fill(words)
    page.get_by_role("button", name="Search").click()


def test_the_front_page_shows_articles_of_several_days(page):
    visit(page, "front")
    assert page.locator(".entries").count() > 1
    assert len(titles(page)) > 5


def test_words_find_the_articles_that_hold_them(page):
    search(page, "storm")
    assert total(page) > 0
    for entry in page.locator(".entry").all():
        expect(entry).to_contain_text(re.compile("storm", re.IGNORECASE))


def test_words_that_nothing_holds_find_nothing(page):
    search(page, "xylophonist")
    assert total(page) == 0


@pytest.mark.parametrize("label", FACETS)
def test_a_facet_value_shows_as_many_articles_as_it_says(page, label):
    page.goto("/search/")
    before, announced = total(page), choose(page, label)
    assert total(page) == announced < before


@pytest.mark.parametrize("label", FACETS)
def test_a_choice_taken_back_shows_all_again(page, label):
    page.goto("/search/")
    before = total(page)
    choose(page, label)
    facet(page, label).locator("[aria-current]").first.click()
    expect(page.get_by_role("list", name="Chosen")).to_have_count(0)
    assert total(page) == before


def test_facets_narrow_together(page):
    search(page, "storm")
    for label in FACETS:
        announced = choose(page, label)
    assert total(page) == announced > 0


def test_a_result_opens_its_article(page):
    visit(page, "search")
    title = titles(page)[0]
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_person_leads_to_the_articles_that_name_them(page):
    visit(page, "article")
    article, person = urlsplit(page.url).path, page.locator(PEOPLE).first.inner_text()
    page.locator(PEOPLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(person)
    assert article in links(page)


def test_the_next_page_shows_other_articles(page):
    page.goto("/search/?per_page=5")
    first = links(page)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("link", name="Previous")).to_be_visible()
    assert len(links(page)) == 5
    assert set(first).isdisjoint(links(page))


def test_the_raw_page_colours_the_title_that_was_read_from_it(page):
    visit(page, "article")
    title = page.get_by_role("heading", level=1).inner_text()
    follow(page, ".provenance td a")
    expect(page.locator("mark.field-title").filter(has_text=title)).not_to_have_count(0)


def test_the_keyboard_reaches_the_search_after_the_skip_link(page):
    visit(page, "front")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
