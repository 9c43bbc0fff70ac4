"""What machines read: feeds, sitemaps, health, and the description of the search."""

from xml.etree import ElementTree

import pytest

from articles.models import IndexTask
from articles.sitemaps import ArticleSitemap

from .factories import day, index_articles, make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 (our own answer)


def locations(client, address: str) -> list[str]:
    return [tag.text for tag in ElementTree.fromstring(client.get(address).content).iter(f"{SITEMAP}loc")]  # noqa: S314


@pytest.mark.parametrize(
    "address",
    [
        "/search.atom?q=ferry",
        "/outlets/the-lantern.atom",
        "/topics/politics.atom",
        "/people/{ilse}/ilse-varga.atom",
        "/2025.atom",
        "/2025/06.atom",
        "/2025/06/04.atom",
    ],
)
def test_each_list_has_a_feed(client, address):
    ilse = make_person()
    make_article("Ferry", source=make_source(), topics=[make_topic()], people=[ilse], published=day(2025, 6, 4))
    index_articles()
    entries = feed(client, address.format(ilse=ilse.pk)).findall(f"{ATOM}entry/{ATOM}title")
    assert [entry.text for entry in entries] == ["Ferry"]


def test_a_feed_of_the_undated_gives_no_date_of_publication(client):
    make_article("Ferry")
    assert feed(client, "/undated.atom").findall(f".//{ATOM}published") == []


def test_an_entry_says_when_it_was_published_in_words(client):
    make_article(published=day(2025, 6, 4))
    summary = feed(client, "/2025.atom").find(f".//{ATOM}summary").text
    assert summary.startswith("Unknown outlet, 4 June 2025. The ferry to Wend")


def test_the_text_of_an_entry_is_no_html_for_its_reader(client):
    make_article(body="<img src=x onerror=alert(1)> & ferry")
    summary = feed(client, "/undated.atom").find(f".//{ATOM}summary").text
    assert summary.endswith("&lt;img src=x onerror=alert(1)&gt; &amp; ferry")


def test_a_sign_that_xml_cannot_hold_does_not_end_the_feed(client):
    make_article("Fer\x0bry", body="\x1b\ufffe", byline="\x08")
    assert feed(client, "/undated.atom").find(f"{ATOM}entry/{ATOM}title").text == "Ferry"


@pytest.mark.parametrize(("query", "heading"), [("", "Articles"), ("?q=fer%0Bry", "Search: ferry")])
def test_a_feed_of_a_search_names_its_words(client, query, heading):
    make_article()
    index_articles()
    assert feed(client, f"/search.atom{query}").find(f"{ATOM}title").text == f"{heading} – newsarchive"


def test_a_feed_names_the_page_it_follows(client):
    make_source()
    links = feed(client, "/outlets/the-lantern.atom").findall(f"{ATOM}link")
    assert [link.get("href") for link in links] == [
        "http://testserver/outlets/the-lantern/",
        "http://testserver/outlets/the-lantern.atom",
    ]


def test_a_feed_of_a_merged_person_leads_to_the_one_they_became(client):
    ilse = make_person()
    merged = make_person("I. Varga", merged_into=ilse)
    response = client.get(f"/people/{merged.pk}/{merged.slug}.atom")
    assert (response.status_code, response["Location"]) == (301, f"/people/{ilse.pk}/ilse-varga.atom")


def test_the_sitemap_lists_what_is_published(client):
    shown = make_article()
    make_article("Secret", status="hidden")
    assert locations(client, "/sitemap-articles.xml") == [f"http://testserver{shown.get_absolute_url()}"]


def test_a_long_sitemap_is_parted(client, monkeypatch):
    monkeypatch.setattr(ArticleSitemap, "limit", 1)
    make_article()
    make_article()
    assert "http://testserver/sitemap-articles.xml?p=2" in locations(client, "/sitemap.xml")


def test_health_tells_how_far_the_index_is_behind(client):
    IndexTask.objects.create(article_id=1)
    assert client.get("/healthz").json() == {
        "database": "ok",
        "index_lag": 1,
        "index": "There is no search index. Run “manage.py rebuild_index”.",
    }


def test_health_tells_which_index_answers(client, search_index):
    make_article()
    index_articles()
    generation = (search_index / "current").readlink().name
    assert client.get("/healthz").json() == {
        "database": "ok",
        "index_lag": 0,
        "index": "ok",
        "generation": generation,
        "articles": 1,
        "parts": 1,
    }


def test_robots_are_told_of_the_sitemap(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
