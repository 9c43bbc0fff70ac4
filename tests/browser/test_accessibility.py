"""What axe finds on the pages, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .pages import ADMIN_PAGES, PAGES, visit


def findings(page: Page) -> dict[str, list[str]]:
    """Give the serious findings, each with the elements it is about."""
    violations = Axe().run(page).response["violations"]
    return {
        finding["id"]: [node["html"] for node in finding["nodes"]]
        for finding in violations
        if finding["impact"] in {"serious", "critical"}
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(page, name, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page, name)
    assert findings(page) == {}


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_axe_finds_nothing_serious_in_the_admin(curator, name):
    visit(curator, name)
    assert findings(curator) == {}
