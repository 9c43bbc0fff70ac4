"""What a curator decides about copies, in the browser, and how the pages of that are read aloud."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .pages import visit
from .results import links
from .test_accessibility import findings
from .test_curator import open_in_admin


@pytest.fixture
def parting(curator: Page) -> Page:
    """Tick a copy of an article that has several, and go on to the page of the parting."""
    visit(curator, "versions")
    open_in_admin(curator, urlsplit(curator.url).path)
    curator.locator("input[name=copy]").first.check()
    curator.get_by_role("button", name="Not the same article").click()
    return curator


def test_the_page_of_a_parting_is_accessible(parting):
    expect(parting.get_by_role("heading", name="What would change")).to_be_visible()
    assert findings(parting) == {}


def test_a_copy_is_parted_and_given_back(parting):
    parting.get_by_role("button", name="Part them").click()
    expect(parting.locator(".messagelist .success")).to_contain_text("Parted 1 copy")
    parting.get_by_role("link", name="Take back").first.click()
    assert findings(parting) == {}
    parting.get_by_role("button", name="Take it back").click()
    expect(parting.locator(".messagelist .success")).to_contain_text("Took back")


def test_the_page_of_a_join_is_accessible(curator):
    curator.goto("/search/?q=storm")
    curator.goto(f"/admin/articles/article/?id__in={','.join(address.split('/')[2] for address in links(curator)[:2])}")
    for box in curator.locator("input[name=_selected_action]").all():
        box.check()
    curator.get_by_label("Action:").select_option("join_selected")
    curator.get_by_role("button", name="Go", exact=True).click()
    expect(curator.get_by_role("button", name="Join", exact=True)).to_be_visible()
    assert findings(curator) == {}
