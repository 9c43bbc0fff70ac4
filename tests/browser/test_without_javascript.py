"""The site in a browser that runs no script."""

import pytest
from playwright.sync_api import expect

from .pages import PAGES, visit
from .results import choose, titles, total


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"java_script_enabled": False}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_heading(page, name):
    visit(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_number_of_a_place_leads_to_its_mark(page):
    visit(page, "article")
    page.get_by_role("link", name="Place 1", exact=True).click()
    expect(page.locator("mark#hit-1:target")).to_be_in_viewport()


def test_a_facet_narrows_and_a_result_opens(page):
    visit(page, "search")
    assert choose(page, "Outlet") == total(page)
    title = titles(page)[0]
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
