"""Every number beside a facet value and on a bar is the number of articles after the click, whatever is chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from django.http import QueryDict
from django.test import Client
from lxml.html import HtmlElement, document_fromstring

from articles.filters import ArticleFilter
from articles.search.engines import engine

from .factories import day, index_articles, make_article, make_capture, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db

WIDTHS = [timedelta(minutes=5), timedelta(hours=30), timedelta(days=20), timedelta(days=45), timedelta(days=500)]
NAMES = ("outlet", "topic", "person", "date", "language", "role", "certainty")
CHOICES = (
    "q=storm",
    "outlet=the-lantern",
    "exclude.outlet=none",
    "topic=politics&topic=none",
    "exclude.topic=weather",
    "person={ilse}",
    "exclude.person={anton}",
    "language=ar",
    "role=main",
    "exclude.role=related",
    "certainty=wider",
    "date=none",
    "exclude.date=2025-06",
    "after=2025-06&before=2025-06",
    "after=2025-05-20&before=2025-07-20",
    "after=2025-02",
    "dates=certain",
)


@dataclass(frozen=True, slots=True)
class Click:
    """A link and how many articles it promises."""

    url: str
    articles: int


class Site:
    """The archive's search pages and the searches behind their links."""

    def __init__(self, client: Client, people: dict[str, int]):
        self.client, self.people = client, people
        self.shown: dict[str, int] = {}
        self.counted: dict[str, int] = {}

    def page(self, query: str) -> HtmlElement:
        """Fetch a page of one article: what is counted here stands around the articles."""
        return document_fromstring(self._answer(f"per_page=1&{query.format(**self.people)}"))

    def follow(self, link: str) -> int:
        """Click, and read the number above the articles."""
        query = link.rpartition("?")[2]
        if query not in self.shown:
            self.shown[query] = int(re.search(r'id="found">([0-9]+) article', self._answer(query))[1])
        return self.shown[query]

    def count(self, link: str) -> int:
        """Search as the link asks, and count."""
        query = link.rpartition("?")[2]
        if query not in self.counted:
            asked = ArticleFilter(QueryDict(query)).query()
            self.counted[query] = engine().search(asked, facets=False).total
        return self.counted[query]

    def _answer(self, query: str) -> str:
        return self.client.get(f"/search/?{query}").content.decode()


@pytest.fixture
def site(client: Client) -> Site:
    """Twenty-five articles that differ in every facet, some of them in several values of one."""
    outlets = [make_source("The Lantern"), make_source("Harbour Gazette"), None]
    topics = [make_topic("Politics"), make_topic("Weather")]
    people = [make_person("Ilse Varga"), make_person("Anton Rook")]
    articles = [
        make_article(
            f"Storm {number}" if number % 3 else f"Calm {number}",
            source=outlets[number % 7 % 3],
            topics=topics[number % 3 :] if number % 2 else topics[: number % 3],
            people=people[: number % 3] if number % 5 else people[1:],
            language=("en", "ar", "", "en")[number % 4],
            published=_interval(number),
        )
        for number in range(25)
    ]
    for first in range(0, 20, 4):
        make_capture(*articles[first : first + 3])
    make_capture(articles[1])
    index_articles()
    return Site(client, {"ilse": people[0].pk, "anton": people[1].pk})


def _interval(number: int) -> tuple[datetime, datetime] | None:
    if number % 6 == 5:
        return None
    if number % 6 == 4:
        return day(2025, 6, 1 + number)
    start = datetime(2024, 11, 20, tzinfo=UTC) + timedelta(days=number * number % 9 * 31, hours=number)
    return start, start + WIDTHS[number % 5]


def counts(page: HtmlElement) -> Iterator[Click]:
    """Give the links of every line that is not chosen."""
    for line in page.cssselect(".facet li"):
        (link,) = line.cssselect(".value")
        if "aria-current" not in link.attrib:
            yield Click(link.get("href"), count(line))


def bars(page: HtmlElement) -> Iterator[Click]:
    for row in page.cssselect(".timeline tbody tr"):
        sure, perhaps = (int(cell.text) for cell in row.cssselect("td"))
        yield Click(row.cssselect("a")[0].get("href"), sure + perhaps)


def clicks(page: HtmlElement) -> list[Click]:
    return [*counts(page), *bars(page)]


def exclusions(page: HtmlElement, facets: Iterable[str]) -> Iterator[Click]:
    """Give the links that leave out a value of these facets."""
    total = int(page.get_element_by_id("found").text.split()[0])
    for name in facets:
        for line in page.cssselect(f"[aria-labelledby=facet-{name}] li"):
            (link,) = line.cssselect("[title='Leave these out']")
            yield Click(link.get("href"), total - count(line))


def count(line: HtmlElement) -> int:
    return int(line.cssselect(".count")[0].text)


def test_the_archive_differs_in_every_facet(site):
    page = site.page("")
    lines = {name: len(page.cssselect(f"[aria-labelledby=facet-{name}] li")) for name in NAMES}
    assert lines == {"outlet": 3, "topic": 3, "person": 3, "date": 4, "language": 3, "role": 3, "certainty": 5}


def test_every_number_is_what_the_click_shows(site):
    for query in ("", *CHOICES):
        found = {click: site.follow(click.url) for click in clicks(site.page(query))}
        assert found == {click: click.articles for click in found}, query


def test_every_number_is_true_of_two_choices(site):
    for query in map("&".join, combinations(CHOICES, 2)):
        found = {click: site.count(click.url) for click in clicks(site.page(query))}
        assert found == {click: click.articles for click in found}, query


def test_leaving_a_value_out_takes_its_articles_away(site):
    for query in ("", *CHOICES):
        unchosen = [name for name in NAMES if not chooses(query, name)]
        left = {exclusion: site.count(exclusion.url) for exclusion in exclusions(site.page(query), unchosen)}
        assert left == {exclusion: exclusion.articles for exclusion in left}, query


def chooses(query: str, name: str) -> bool:
    return f"{name}=" in query.replace("after=", "date=").replace("exclude.", "-")
