"""Lists that show each text once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.copies import came_first, fold, folded
from articles.downloads import lists
from articles.models import Article, ArticleQuerySet, Source

from .factories import day, index_articles, make_article, make_person, make_source, make_topic
from .soup import page, titles, words

pytestmark = pytest.mark.django_db
GROUP = 7
NINE = datetime(2025, 6, 4, 9, tzinfo=UTC)


def hours(first: int, last: int) -> tuple[datetime, datetime]:
    return NINE + timedelta(hours=first), NINE + timedelta(hours=last)


@pytest.fixture
def copies() -> dict[str, Article]:
    """A text that three outlets printed one after the other, and another one."""
    filed = {"topics": [make_topic()], "people": [make_person()]}
    for number, name in enumerate(("Wirepress", "The Lantern", "Orme Gazette")):
        published = hours(number * 2, number * 2 + 1)
        make_article(f"Ferry in {name}", source=make_source(name), published=published, copy_group=GROUP, **filed)
    make_article("Ferry pier", published=hours(9, 10), source=make_source("Coastline Herald"), **filed)
    index_articles()
    return {article.title: article for article in Article.objects.all()}


LISTS = [
    "/search/?q=ferry&",
    "/search/?sort=date&",
    "/search/?",
    "/topics/politics/?",
    "/people/{ilse}/ilse-varga/?",
    "/2025/06/04/?",
]


@pytest.mark.parametrize("address", LISTS)
def test_a_folded_list_shows_each_text_once_by_its_earliest_copy(client, copies, address):
    ilse = copies["Ferry pier"].people.get().pk
    shown = titles(page(client, f"{address.format(ilse=ilse)}copies=folded"))
    assert sorted(shown) == ["Ferry in Wirepress", "Ferry pier"]


@pytest.mark.parametrize("address", LISTS)
def test_every_copy_is_listed_unless_folding_is_asked_for(client, copies, address):
    ilse = copies["Ferry pier"].people.get().pk
    assert len(titles(page(client, address.format(ilse=ilse)))) == 4


@pytest.mark.parametrize("address", ["/search/?", "/topics/politics/?"])
def test_a_folded_list_counts_articles(client, copies, address):
    heading = page(client, f"{address}copies=folded").select_one(".entries h2")
    assert words(heading) == "4 articles, copies folded"


def test_facets_of_a_folded_search_count_articles(client, copies):
    facet = page(client, "/search/?copies=folded").select("[aria-labelledby=facet-outlet] .count")
    assert [words(count) for count in facet] == ["1 articles"] * 4


def test_a_folded_text_tells_the_other_outlets_and_leads_to_them(client, copies):
    link = page(client, "/search/?sort=date&copies=folded").select_one(".origin a.plain")
    lead = copies["Ferry in Wirepress"]
    assert (words(link), link["href"]) == ("also in 2 outlets", f"{lead.get_absolute_url()}#elsewhere")


def test_a_copy_of_no_known_outlet_is_told_as_such(client):
    make_article("Ferry", source=make_source(), published=hours(0, 1), copy_group=GROUP)
    make_article("Ferry", copy_group=GROUP)
    origin = page(client, "/2025/06/04/?copies=folded").select_one(".origin")
    assert words(origin).endswith("also without a known outlet")


@pytest.mark.parametrize(
    "choice", ["outlet=the-lantern", "exclude.outlet=wirepress&exclude.outlet=orme-gazette", "q=lantern"]
)
def test_a_lead_that_does_not_match_stands_for_nobody(client, copies, choice):
    assert "Ferry in The Lantern" in titles(page(client, f"/search/?{choice}&copies=folded"))


def test_a_lead_of_another_day_stands_for_nobody(client):
    make_article("Early", published=day(2025, 6, 3), copy_group=GROUP)
    make_article("Late", published=day(2025, 6, 4), copy_group=GROUP)
    assert titles(page(client, "/2025/06/04/?copies=folded"))[0] == "Late"


@pytest.mark.parametrize("address", ["/search/?", "/2025/06/04/?"])
def test_a_lead_hidden_since_stands_for_nobody(client, copies, address):
    Article.objects.filter(title="Ferry in Wirepress").update(status="hidden")
    assert "Ferry in The Lantern" in titles(page(client, f"{address}copies=folded"))


@pytest.mark.parametrize("address", ["/search/?", "/search/?sort=-date&", "/topics/politics/?"])
def test_pages_of_a_folded_list_repeat_and_lose_no_text(client, copies, address):
    pages = [titles(page(client, f"{address}copies=folded&per_page=1&page={number}")) for number in (1, 2)]
    assert sorted(pages) == [["Ferry in Wirepress"], ["Ferry pier"]]


def test_a_page_too_far_gives_the_last_of_a_folded_search(client, copies):
    last = page(client, "/search/?copies=folded&per_page=1&page=50")
    assert words(last.select_one(".pages span")) == "Page 2 of 2"


def test_by_relevance_a_text_stands_where_its_best_copy_would(copies):
    best, lead, other = (copies[f"Ferry {name}"].pk for name in ("in Orme Gazette", "in Wirepress", "pier"))
    assert fold([best, other, lead], best_first=True) == [lead, other]
    assert fold([best, other, lead]) == [other, lead]


def test_found_words_are_marked_in_a_folded_search(client, copies):
    assert words(page(client, "/search/?q=pier&copies=folded").select_one(".opening mark")) == "pier"


def test_without_an_index_the_tables_are_folded(client, copies, settings, tmp_path):
    settings.SEARCH_INDEX = tmp_path / "none"
    assert len(titles(page(client, "/search/?q=ferry&copies=folded"))) == 2


@pytest.mark.parametrize("address", ["/search/?q=ferry", "/topics/politics/?per_page=50"])
def test_a_link_folds_and_unfolds_and_keeps_the_rest(client, copies, address):
    fold_link = page(client, f"{address}&page=1").select_one(".folding a")["href"]
    path, query = address.split("?")
    assert fold_link == f"?{query}&copies=folded"
    assert page(client, path + fold_link).select_one(".folding a")["href"] == f"?{query}"


@pytest.mark.parametrize("address", ["/search/", "/topics/politics/", "/2025/06/04/"])
def test_an_unknown_way_to_show_copies_is_named(client, copies, address):
    banner = words(page(client, f"{address}?copies=rolled").select_one(".banner"))
    assert banner == "copies=rolled is not understood; known: folded."


def test_a_search_names_its_folding_among_the_choices(client, copies):
    assert words(page(client, "/search/?copies=folded").select_one(".chips a")) == "Take back Copies folded ×"


@pytest.mark.parametrize("address", ["/search.atom", "/topics/politics.atom"])
def test_a_feed_folds_on_demand(client, copies, address):
    count = [client.get(f"{address}{query}").content.count(b"<entry>") for query in ("", "?copies=folded")]
    assert count == [4, 2]


def test_data_hold_every_copy_unless_folding_is_asked_for(client, copies):
    answers = [client.get(f"/search.json{query}").json() for query in ("", "?copies=folded")]
    assert [(answer["total"], len(answer["results"])) for answer in answers] == [(4, 4), (4, 2)]


def test_folded_data_lead_from_page_to_page(client, copies):
    first = client.get("/search.json?copies=folded&per_page=1").json()
    second = client.get(first["next"]).json()
    assert {each["results"][0]["title"] for each in (first, second)} == {"Ferry in Wirepress", "Ferry pier"}
    assert second["next"] is None


def test_folded_downloads_give_each_text_once(client, copies):
    response = client.get("/topics/politics.ndjson?copies=folded")
    assert (len(list(response.streaming_content)), response["X-Total"]) == (2, "4")


def test_what_cannot_be_ranked_is_not_folded(client, copies, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 1)
    results = client.get("/search.json?copies=folded&sort=-date&per_page=1").json()["results"]
    assert [record["title"] for record in results] == ["Ferry pier"]


def test_undated_copies_and_unknown_outlets_lead_last():
    wire, lantern = make_source("Wirepress"), make_source()
    nameless = make_article(copy_group=GROUP)
    late = make_article(copy_group=GROUP, source=wire)
    soon = make_article(copy_group=GROUP, source=lantern)
    first = make_article(copy_group=GROUP, published=hours(5, 6))
    ranked = [first, soon, late, nameless]
    assert [fold([copy.pk for copy in ranked[number:]]) for number in range(4)] == [[copy.pk] for copy in ranked]


def test_of_two_titles_of_one_outlet_the_first_in_order_leads():
    source, start = make_source(), hours(0, 1)
    ids = [make_article(title, source=source, published=start, copy_group=GROUP).pk for title in ("Toll", "Pier")]
    assert fold(ids) == [ids[1]]


def archive_of(kinds: list[tuple]) -> ArticleQuerySet:
    """Make an archive of nothing but articles of these groups, hours, known outlets and titles."""
    Article.objects.all().delete()
    source, _ = Source.objects.get_or_create(name="The Lantern", slug="the-lantern")
    for group, hour, known, title in kinds:
        published = None if hour is None else hours(hour, hour + 1)
        make_article(title, published=published, copy_group=group, source=source if known else None)
    return Article.objects.published()


KINDS = st.tuples(st.integers(1, 3), st.sampled_from([None, 0, 1]), st.booleans(), st.sampled_from("ab"))


@given(st.lists(KINDS, max_size=8))
def test_search_and_tables_choose_the_same_leads_one_for_each_text(kinds):
    newest = archive_of(kinds).newest()
    leads = list(folded(newest))
    assert leads == [newest.get(pk=pk) for pk in fold([article.pk for article in newest])]
    assert sorted(lead.copy_group for lead in leads) == sorted({group for group, *_ in kinds})


def test_a_copy_came_first_if_its_time_ends_before_each_other_begins():
    first, second = make_article(published=hours(0, 1)), make_article(published=hours(2, 3))
    assert came_first([second, first]) == first


@pytest.mark.parametrize("other", [{"published": hours(1, 3)}, {}, {"published": hours(2, 3), "date_conflict": True}])
def test_dates_that_overlap_miss_or_conflict_tell_no_first_copy(other):
    assert came_first([make_article(published=hours(0, 1)), make_article(**other)]) is None


def test_other_copies_stand_on_an_article_by_their_dates(client, copies):
    section = page(client, copies["Ferry in The Lantern"].get_absolute_url()).select_one("[aria-labelledby=elsewhere]")
    assert [words(link) for link in section.select("li a")] == ["Ferry in Wirepress", "Ferry in Orme Gazette"]
    told = words(section.select_one("li small"))
    assert told == "Wirepress · between 4 June 2025 09:00 and 10:00 UTC · came first"


def test_an_article_says_that_it_came_first(client, copies):
    section = page(client, copies["Ferry in Wirepress"].get_absolute_url()).select_one("[aria-labelledby=elsewhere]")
    assert words(section.p) == "Of these copies the one on this page came first."


def test_an_article_says_that_dates_do_not_tell(client):
    article = make_article(copy_group=GROUP)
    make_article("Ferry again", copy_group=GROUP)
    section = page(client, article.get_absolute_url()).select_one("[aria-labelledby=elsewhere]")
    assert words(section.p) == "Their dates do not tell which copy came first."


def test_many_copies_are_counted_but_not_all_listed(client):
    article = make_article(copy_group=GROUP)
    for number in range(23):
        make_article(f"Ferry {number}", copy_group=GROUP)
    section = page(client, article.get_absolute_url()).select_one("[aria-labelledby=elsewhere]")
    assert (len(section("li")), words(section("p")[-1])) == (20, "And 3 more; the record holds all.")
