"""Suggestions under the search field: by keyboard, by mouse, and as they are read aloud."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_accessibility import findings


def options(page: Page, **which: bool) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option", **which)


@pytest.fixture(params=["/", "/search/"])
def field(request: pytest.FixtureRequest, page: Page) -> Locator:
    """The search field of the masthead and that of the search page, after two letters."""
    page.goto(request.param)
    field = page.get_by_role("combobox", name="Search the archive")
    field.press_sequentially("anse")
    expect(options(page).first).to_be_visible()
    return field


def test_an_arrow_and_enter_lead_to_the_page(field, page):
    field.press("ArrowDown")
    chosen = options(page, selected=True)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    name = chosen.locator("bdi").inner_text()
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert re.search(r"/people/\d+/", page.url)


def test_a_click_leads_to_the_page(field, page):
    page.get_by_role("group", name="People").get_by_role("option").last.click()
    expect(page).to_have_url(re.compile(r"/people/\d+/"))


def test_enter_alone_searches(field, page):
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=anse"))


def test_escape_closes_the_list_and_keeps_the_words(field, page):
    field.press("Escape")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()
    expect(field).to_have_value("anse")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()


def test_arrows_go_round_by_way_of_the_field(field, page):
    field.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options(page, selected=True)).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None


def test_leaving_the_field_closes_the_list(field, page):
    field.press("Tab")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()


def test_their_number_is_read_aloud(field, page):
    number = options(page).count()
    said = page.get_by_role("status").filter(has_text="suggestion")
    expect(said).to_have_text("1 suggestion" if number == 1 else f"{number} suggestions")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_an_open_list(field, page, scheme):
    page.emulate_media(color_scheme=scheme)
    field.press("ArrowDown")
    assert findings(page) == {}


def test_the_list_fits_a_narrow_page(field, page):
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_letters_that_begin_nothing_close_the_list(field, page):
    field.press_sequentially("zzz")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()


def test_an_answer_that_is_none_leaves_the_field_as_it_is(page):
    page.route("**/suggest/*", lambda route: route.fulfill(body="Busy"))
    page.goto("/")
    field = page.get_by_role("combobox", name="Search the archive")
    with page.expect_response("**/suggest/*"):
        field.press_sequentially("anse")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_hidden()
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=anse"))
