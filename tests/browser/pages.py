"""Pages of the site, each an address and the links to follow from there."""

from playwright.sync_api import Page

PEOPLE = ".aside section:has(h2:text-is('People')) a"
PAGES: dict[str, tuple[str, ...]] = {
    "front": ("/",),
    "search": ("/search/?q=storm",),
    "search-folded": ("/search/?q=storm&copies=folded",),
    "search-drilled": ("/search/?after=2025-06&before=2025-06&exclude.outlet=none&language=en",),
    "search-problems": ("/search/?q=%22storm&outlt=a&outlet=no-such&after=soon&page=99",),
    "search-long": ("/search/?more=person&in.outlet=a",),
    "search-help": ("/search/help/",),
    "article": ("/search/?q=storm", ".entry h3 a"),
    "versions": ("/search/?q=noctilucent", ".entry h3 a", ".provenance p a[href$='/versions/']"),
    "capture": ("/search/?q=storm", ".entry h3 a", ".provenance td a"),
    "outlets": ("/outlets/",),
    "outlet": ("/outlets/", "main .names a, main table a"),
    "people": ("/people/",),
    "person": ("/", PEOPLE),
    "namesake": ("/people/?q=rook", ".names a[href$='anselm-rook/']"),
    "topic": ("/topics/", "main .names a"),
    "day": ("/", "main .entries h2 a"),
}
ADMIN_PAGES: dict[str, tuple[str, ...]] = {
    "admin": ("/admin/",),
    "admin-articles": ("/admin/articles/article/",),
    "admin-article": ("/admin/articles/article/", "#result_list th a"),
    "admin-differences": ("/admin/articles/article/differences/",),
    "admin-decisions": ("/admin/ingest/decision/",),
}


def visit(page: Page, name: str) -> None:
    """Open the page of this name."""
    address, *links = (PAGES | ADMIN_PAGES)[name]
    page.goto(address)
    for link in links:
        follow(page, link)


def follow(page: Page, selector: str) -> None:
    """Go where the first such link leads."""
    page.goto(page.locator(selector).first.get_attribute("href"))
