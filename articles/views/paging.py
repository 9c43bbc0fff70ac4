"""What is to be said of the page that a query string asks for."""

from django.core.paginator import Page
from django.http import QueryDict

from .listing import MOST_PER_PAGE

_MOST_DIGITS = 9


def page_problems(asked: QueryDict, page: Page) -> list[str]:
    """Name a page or a number of articles a page that cannot be had, and say what is shown instead."""
    pages, sizes = asked.getlist("page"), asked.getlist("per_page")
    return [
        *_repeated("page", pages),
        *_page(next(reversed(pages), ""), page),
        *_repeated("per_page", sizes),
        *_per_page(next(reversed(sizes), ""), page.paginator.per_page),
    ]


def _repeated(key: str, values: list[str]) -> list[str]:
    """The last one counts."""
    return [f"{key} can be given once: {value} was left out." for value in values[:-1] if value not in ("", values[-1])]


def _page(asked: str, page: Page) -> list[str]:
    last = page.paginator.num_pages
    if asked and not _is_number(asked):
        return [f"page={asked} is not understood; give a whole number from 1. This is page {page.number}."]
    if asked and int(asked) > last:
        pages = "is one page" if last == 1 else f"are {last:,} pages"
        return [f"There is no page {int(asked):,}: there {pages}, and this is the last."]
    return []


def _per_page(asked: str, shown: int) -> list[str]:
    if not asked or (_is_number(asked) and int(asked) <= MOST_PER_PAGE):
        return []
    return [f"per_page={asked} is not understood; give a whole number from 1 to {MOST_PER_PAGE}. Here it is {shown}."]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) > 0
