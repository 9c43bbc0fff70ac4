"""Pictures of the pages, for the eyes of those who change them, and what holds at every width."""

from pathlib import Path

import pytest

from .pages import PAGES, visit

ARTEFACTS = Path(__file__).parents[2] / "artefacts"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_width(page, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, name)
    page.screenshot(path=ARTEFACTS / f"{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["front", "search", "article", "outlets", "topic"])
def test_a_word_longer_than_the_page_is_broken(page, name):
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, name)
    page.locator("main a").evaluate_all("links => links.forEach(link => link.textContent = 'W'.repeat(200))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["front", "search"])
def test_a_number_stays_on_one_line_beside_a_long_name(page, name):
    visit(page, name)
    counts = page.locator(".aside .count")
    before = counts.evaluate_all("counts => counts.map(count => count.clientHeight)")
    page.locator(".aside li a").evaluate_all("links => links.forEach(link => link.textContent = 'W '.repeat(200))")
    assert counts.evaluate_all("counts => counts.map(count => count.clientHeight)") == before
