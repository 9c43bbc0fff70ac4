"""Narrow a search by real clicks and keys."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .results import facet, total

PHONE = {"width": 390, "height": 800}


def lines(page: Page, label: str) -> list[Locator]:
    """Give the lines of a facet that can be seen without unfolding it."""
    return facet(page, label).locator(":scope > ul > li").all()


def count(line: Locator) -> int:
    return int(line.locator(".count").inner_text().split()[0].replace(",", ""))


@pytest.mark.parametrize("label", ["Outlet", "Topic", "Person", "Date", "Language", "Appeared as", "Date known"])
def test_every_line_of_a_facet_shows_as_many_articles_as_it_says(page, label):
    page.goto("/search/?q=storm")
    for number in range(len(lines(page, label))):
        line = lines(page, label)[number]
        announced = count(line)
        line.get_by_role("link").first.click()
        page.get_by_role("list", name="Chosen").wait_for()
        assert total(page) == announced
        page.go_back()


def test_what_is_left_out_is_gone_and_comes_back(page):
    page.goto("/search/")
    before, line = total(page), lines(page, "Outlet")[0]
    left = before - count(line)
    line.get_by_role("link", name="leave out").click()
    chip = page.get_by_role("list", name="Chosen").get_by_role("link", name=re.compile("^Take back Not"))
    assert total(page) == left
    chip.click()
    expect(chip).to_have_count(0)
    assert total(page) == before


def test_the_keyboard_reaches_what_leaves_out(page):
    page.goto("/search/")
    line = lines(page, "Outlet")[0]
    line.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    expect(line.get_by_role("link", name="leave out")).to_be_focused()


def test_a_second_outlet_can_be_shown_too(page):
    page.goto("/search/")
    lines(page, "Outlet")[0].get_by_role("link").first.click()
    page.get_by_role("list", name="Chosen").wait_for()
    one, other = total(page), lines(page, "Outlet")[1]
    both = one + count(other)
    other.get_by_role("link", name="too").click()
    expect(facet(page, "Outlet").locator("[aria-current]")).to_have_count(2)
    assert total(page) == both


def test_names_are_found_in_a_long_facet(page):
    page.goto("/search/")
    form = facet(page, "Person")
    form.get_by_label("Find in Person").fill("ro")
    form.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Show every Person").wait_for()
    assert page.url.endswith("#facet-person")
    assert all("ro" in line.inner_text().lower() for line in lines(page, "Person"))


def test_a_long_facet_shows_all_and_less_again(page):
    page.goto("/search/")
    facet(page, "Person").get_by_role("link", name="more").click()
    fewer = facet(page, "Person").get_by_role("link", name="fewer")
    fewer.wait_for()
    assert len(lines(page, "Person")) > 20
    fewer.click()
    expect(fewer).to_have_count(0)


def test_bars_lead_to_their_day_and_back(page):
    page.goto("/search/")
    bar = page.locator(".timeline svg a").nth(3)
    day, numbers = bar.get_attribute("aria-label").split(": ")
    bar.click()
    expect(page.get_by_role("heading", name=f"Articles by day, {day}")).to_be_visible()
    assert total(page) == sum(map(int, re.findall("[0-9]+", numbers)))
    page.get_by_role("link", name="Zoom out to").click()
    expect(page.get_by_role("heading", name=re.compile("^Articles by day, [A-Z]"))).to_be_visible()


@pytest.mark.parametrize(
    "query", ["", "?after=2025-06&before=2025-06&language=en", "?outlt=a&after=soon", "?more=person"]
)
def test_a_phone_scrolls_no_page_sideways(page, query):
    page.set_viewport_size(PHONE)
    page.goto(f"/search/{query}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
