"""What the page of an article shows of the search that led to it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.passages import Passage, paragraphs
from articles.search.passages import Mark
from ingest.damage import Loss
from ingest.templatetags.provenance import Printed, with_holes

from .factories import day, index_articles, make_article, make_person, make_source
from .soup import page, titles, words

pytestmark = pytest.mark.django_db
BODY = "The ferry sails.\n\nTwo ferries met a storm. Mayor Ilse Varga waved."


@pytest.fixture
def archive():
    """Three articles of the ferry, the newest first, and one of the toll."""
    for number, title in enumerate(["Ferry returns", "Ferry late", "Ferry lost"]):
        make_article(title, body=BODY, published=day(2025, 6, 9 - number), source=make_source(f"Outlet {number}"))
    make_article("Toll dropped", body="Nobody pays.")
    index_articles()


def follow(client: Client, address: str, number: int = 0) -> BeautifulSoup:
    """Open one of the results of a search."""
    return page(client, page(client, address).select(".entry h3 a")[number]["href"])


def marks(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(mark.get("id"), mark.get_text()) for mark in soup.select(".reading mark")]


def test_a_result_takes_the_search_along(client, archive):
    entry = page(client, "/search/?q=ferry&sort=-date&page=2&per_page=1").select_one(".entry h3 a")
    assert entry["href"].endswith("/ferry-late/?q=ferry&sort=-date&per_page=1&hit=2")


def test_the_words_are_marked_in_the_title_and_in_the_text(client, archive):
    found = marks(follow(client, "/search/?q=ferry+storm"))
    assert found == [("hit-1", "Ferry"), ("hit-2", "ferry"), ("hit-3", "ferries"), ("hit-4", "storm")]


def test_every_place_has_a_link(client, archive):
    links = follow(client, "/search/?q=ferry").select(".places a")
    assert [(link["href"], words(link)) for link in links] == [(f"#hit-{n}", f"Place {n}") for n in (1, 2, 3)]


def test_the_text_is_the_same_but_for_the_marks(client, archive):
    article = Article.objects.get(title="Ferry late")
    plain, found = (
        client.get(article.get_absolute_url() + search).content.decode() for search in ("", "?q=ferry+OR+storm")
    )
    body = re.compile(r'<div class="body".*?</div>', re.DOTALL)
    assert re.sub("</?mark[^>]*>", "", body.search(found)[0]) == body.search(plain)[0]


def test_a_visitor_without_a_search_sees_no_trace_of_one(client, archive):
    soup = page(client, Article.objects.get(title="Ferry late").get_absolute_url())
    assert soup.select("mark, .trail, .places") == []


def test_a_name_is_marked_within_its_link(client):
    make_article("Mayor", body="Mayor Ilse Varga waved.", people=[make_person()])
    index_articles()
    name = follow(client, "/search/?q=varga").select(".body a.name")
    assert [str(tag) for link in name for tag in link.contents] == ["Ilse ", '<mark id="hit-1">Varga</mark>']


def test_a_phrase_is_marked_across_the_beginning_of_a_link(client):
    make_article("Mayor", body="Mayor Ilse Varga waved.", people=[make_person()])
    index_articles()
    found = [mark for mark in marks(follow(client, '/search/?q="mayor+ilse"')) if mark[1] != "Mayor"]
    assert found == [("hit-1", "Mayor "), (None, "Ilse")]


def test_a_mark_that_a_hole_parts_has_one_place_for_links():
    article = Article(body="A storm came.")
    parted = with_holes(paragraphs(article, [], [Mark(2, 7, "hit-1")]), Printed(losses=(Loss(4, 2),)))
    shown = [passage.shown for passage in parted[0].passages if isinstance(passage, Passage)]
    assert shown == ['A <mark id="hit-1">st</mark>', "<mark>orm</mark> came."]


def test_marks_stand_in_their_paragraphs():
    article = Article(body="One storm.\n\n\n\nTwo storms.")
    shown = [part.passages[0].shown for part in paragraphs(article, [], [Mark(4, 9, "a"), Mark(18, 24, "b")])]
    assert shown == ['One <mark id="a">storm</mark>.', 'Two <mark id="b">storms</mark>.']


def test_a_hit_says_its_place_among_the_results(client, archive):
    trail = follow(client, "/search/?q=ferry&sort=-date", 1).select_one(".trail")
    assert [words(line) for line in trail("p")] == [
        "Back to the results for “ferry”",
        "Result 2 of 3",
        "← Previous: Ferry returns",
        "Next: Ferry lost →",
    ]


def test_one_can_walk_through_all_results(client, archive):
    soup, seen = follow(client, "/search/?q=ferry&sort=-date"), []
    while link := soup.select_one("a[rel=next]"):
        seen.append(words(soup.h1))
        soup = page(client, link["href"])
    assert [*seen, words(soup.h1)] == ["Ferry returns", "Ferry late", "Ferry lost"]


def test_the_results_are_a_click_away(client, archive):
    trail = follow(client, "/search/?q=ferry&per_page=1&page=2&outlet=outlet-1&outlet=outlet-2").select_one(".trail a")
    assert trail["href"] == "/search/?q=ferry&per_page=1&outlet=outlet-1&outlet=outlet-2&page=2"


def test_choices_without_words_lead_on_too(client, archive):
    soup = follow(client, "/search/?outlet=outlet-1&outlet=outlet-2")
    assert words(soup.select_one("a[rel=next] cite")) == "Ferry lost"
    assert marks(soup) == []


def test_folded_copies_are_passed_over(client, archive):
    Article.objects.filter(title="Ferry late").update(copy_group=Article.objects.get(title="Ferry lost").copy_group)
    soup = follow(client, "/search/?q=ferry&sort=-date&copies=folded")
    assert words(soup.select_one("a[rel=next] cite")) == "Ferry lost"
    assert words(soup.select(".trail p")[1]) == "Result 1 of 2"


def test_a_hit_that_moved_is_found_where_it_is_now(client, archive):
    address = Article.objects.get(title="Ferry lost").get_absolute_url()
    trail = page(client, f"{address}?q=ferry&sort=-date&hit=30").select_one(".trail")
    assert "Result 3 of 3" in words(trail)


def test_what_is_no_hit_any_more_says_so(client, archive):
    address = Article.objects.get(title="Toll dropped").get_absolute_url()
    trail = page(client, f"{address}?q=ferry&hit=1").select_one(".trail")
    assert words(trail) == "Back to the results for “ferry” This article is not among them now."


@pytest.mark.parametrize("hit", ["", "0", "-1", "x", "9" * 30, "٣"])
def test_a_number_that_is_none_does_no_harm(client, archive, hit):
    address = Article.objects.get(title="Ferry late").get_absolute_url()
    assert len(marks(page(client, f"{address}?q=ferry&hit={hit}"))) == 3


def test_a_neighbour_hidden_since_is_not_named(client, archive):
    Article.objects.filter(title="Ferry lost").update(status="hidden")
    assert "Ferry lost" not in words(follow(client, "/search/?q=ferry&sort=-date", 1).select_one(".trail"))


def test_without_an_index_the_article_is_shown_plainly(client):
    address = make_article(body=BODY).get_absolute_url()
    soup = page(client, f"{address}?q=ferry&hit=1")
    assert soup.select("mark, .trail") == []


def test_the_canonical_address_has_no_search(client, archive):
    soup = follow(client, "/search/?q=ferry")
    assert "?" not in soup.select_one("link[rel=canonical]")["href"]


def test_a_wrong_slug_keeps_the_search(client, archive):
    article = Article.objects.get(title="Ferry late")
    answer = client.get(f"/articles/{article.pk}/wrong/?q=ferry&hit=2")
    assert answer["Location"] == f"{article.get_absolute_url()}?q=ferry&hit=2"


def test_the_words_are_escaped(client):
    evil = "<script>storm</script>"
    make_article(evil, slug="evil", body=f"{evil} & “{evil}”")
    index_articles()
    answer = client.get(page(client, "/search/?q=storm").select_one(".entry h3 a")["href"]).content.decode()
    assert "<script>" not in answer
    assert '&lt;script&gt;<mark id="hit-1">storm</mark>&lt;/script&gt;</h1>' in answer


def test_an_unchanged_hit_is_not_sent_twice(client, archive):
    address = page(client, "/search/?q=ferry").select_one(".entry h3 a")["href"]
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address.split("?")[0])["ETag"] != etag


@pytest.mark.parametrize(
    ("search", "more"),
    [("q=ferry", 0), ("q=ferry&hit=1", 1), ("copies=folded&hit=1", 2), ("outlet=outlet-0&outlet=outlet-1&hit=1", 2)],
)
def test_a_hit_costs_few_queries_more_than_the_article(client, archive, search, more):
    address = Article.objects.get(title="Ferry returns").get_absolute_url()
    costs = []
    for query in ("", f"?{search}"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address + query)
        costs.append(len(queries))
    assert costs[1] == costs[0] + more


def test_words_far_back_in_a_text_are_shown_where_none_are_nearer(client):
    make_article("Far", body="calm " * 10_000 + "storm")
    make_article("Near", body="storm " + "calm " * 10_000 + "storm")
    index_articles()
    passages = [words(entry) for entry in page(client, "/search/?q=storm").select(".entry .opening")]
    assert {passage.count("storm") for passage in passages} == {1}


def test_crawlers_are_asked_to_leave_hits_alone(client):
    assert "Disallow: /articles/*hit=" in client.get("/robots.txt").content.decode()


def test_lists_that_are_no_search_link_to_the_plain_article(client, archive):
    assert "?" not in page(client, "/outlets/outlet-1/").select_one(".entry h3 a")["href"]


def test_titles_are_marked_in_the_results(client, archive):
    soup = page(client, "/search/?q=title:ferry")
    assert {words(mark) for mark in soup.select(".entry mark")} == {"Ferry"}
    assert titles(soup)
