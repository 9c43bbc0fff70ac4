"""What a reader does with the versions of an article."""

import re

from playwright.sync_api import expect

from .pages import visit


def test_a_reader_compares_two_versions(page):
    visit(page, "versions")
    page.get_by_label("From").select_option("1")
    page.get_by_label("to", exact=True).select_option("2")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile("from=1&to=2"))
    expect(page.locator(".said li")).not_to_have_count(0)


def test_a_version_leads_to_its_difference(page):
    visit(page, "versions")
    page.get_by_role("link", name="See the difference").first.click()
    expect(page.locator(".difference")).to_be_in_viewport()


def test_what_only_one_version_has_is_told_without_colour(page):
    visit(page, "versions")
    style = page.locator(".legend del").evaluate("tag => getComputedStyle(tag).textDecorationLine")
    assert style == "line-through"
    assert page.locator(".legend ins").evaluate("tag => getComputedStyle(tag).borderBottomStyle") == "solid"
