"""Read the site's pages as a reader would see them."""

from bs4 import BeautifulSoup, Tag
from django.test import Client


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    """Fetch a page and make sure of its status."""
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def words(tag: Tag | None) -> str:
    """Give the text of a piece of a page with single spaces."""
    return " ".join(tag.get_text().split()) if tag else ""


def titles(soup: BeautifulSoup, selector: str = ".entry h3") -> list[str]:
    """Give the titles of the articles that a page lists, in its order."""
    return [words(tag) for tag in soup.select(selector)]
