"""Read a page of search results as its reader does."""

import re

from playwright.sync_api import Locator, Page


def total(page: Page) -> int:
    """Give the number in “1,204 articles”."""
    heading = page.get_by_role("heading", name=re.compile(r"^[\d,]+ articles?\b")).inner_text()
    return int(heading.split()[0].replace(",", ""))


def titles(page: Page) -> list[str]:
    return page.locator(".entry h3").all_inner_texts()


def links(page: Page) -> list[str]:
    """Give the addresses of the articles shown."""
    return page.locator(".entry h3 a").evaluate_all("links => links.map(link => link.pathname)")


def facet(page: Page, label: str) -> Locator:
    return page.get_by_role("region", name=label, exact=True)


def choose(page: Page, label: str) -> int:
    """Click the first value of a facet; give the number that stood beside it."""
    line = facet(page, label).get_by_role("listitem").first
    count = int(line.locator(".count").inner_text().split()[0].replace(",", ""))
    line.get_by_role("link").first.click()
    page.get_by_role("list", name="Chosen").wait_for()
    return count
