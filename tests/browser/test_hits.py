"""How a reader walks through the hits of a search."""

import re

from playwright.sync_api import Page, expect

from .pages import visit
from .results import titles, total


def told(page: Page) -> str:
    return page.locator(".places output").inner_text()


def test_keys_go_from_place_to_place(page):
    visit(page, "article")
    page.keyboard.press("n")
    expect(page.locator("mark:target")).to_be_in_viewport()
    assert re.fullmatch(r"Place 1 of \d+", told(page))
    page.keyboard.press("p")
    expect(page.locator("mark:target")).to_be_in_viewport()
    number, count = re.findall(r"\d+", told(page))
    assert number == count


def test_buttons_go_from_place_to_place(page):
    visit(page, "article")
    for number in (1, 2):
        page.get_by_role("button", name="Next place").click()
        expect(page.locator("mark:target")).to_have_id(f"hit-{number}")
    page.get_by_role("button", name="Previous place").click()
    expect(page.locator("mark:target")).to_have_id("hit-1")


def test_a_place_is_not_hidden_behind_the_bar(page):
    visit(page, "article")
    page.get_by_role("button", name="Previous place").click()
    mark, bar = (page.locator(name).bounding_box() for name in ("mark:target", ".places"))
    assert mark["y"] >= bar["y"] + bar["height"]


def test_a_reader_who_types_stays_where_they_are(page):
    visit(page, "article")
    page.get_by_role("combobox").press_sequentially("pin")
    expect(page.locator("mark:target")).to_have_count(0)


def test_stepping_leaves_one_entry_in_the_history(page):
    visit(page, "article")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.go_back()
    expect(page.get_by_role("heading", name="articles for")).to_be_visible()


def test_one_can_walk_through_all_results_and_back(page):
    visit(page, "search")
    expected, count = titles(page), total(page)
    page.locator(".entry h3 a").first.click()
    for number, title in enumerate(expected, 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_text(f"Result {number} of {count}", exact=True)).to_be_visible()
        if number < len(expected):
            page.locator(".trail a[rel=next]").click()
    page.get_by_role("link", name="Back to the results").click()
    assert titles(page) == expected
