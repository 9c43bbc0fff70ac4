"""A real Chromium before a served archive that holds the demo dump. Tests read all of it and change what is theirs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from .chromium import launch_arguments
from .site import Site, serve

PATIENCE = 10_000  # milliseconds for what a page should show at once


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return browser_type_launch_args | launch_arguments()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    return site.url


@pytest.fixture
def complaints(context: BrowserContext, site: Site) -> Iterator[list[str]]:
    """Fail a test whose pages report an error, such as a breach of the Content-Security-Policy or a missing file."""
    context.set_default_timeout(PATIENCE)
    found: list[str] = []
    context.on(
        "console",
        lambda message: found.append(f"{message.text} {message.location}") if message.type == "error" else None,
    )
    context.on("weberror", lambda problem: found.append(str(problem.error)))
    yield found
    assert found == [], "".join(site.log[-20:])


@pytest.fixture
def page(complaints: list[str], page: Page) -> Page:
    return page


@pytest.fixture
def curator(page: Page, site: Site) -> Page:
    """Give a page whose reader is logged in to the admin."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(site.curator)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="Site administration").wait_for()
    return page
