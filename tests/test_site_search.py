"""The search page."""

import pytest
from django.test import Client

from articles.models import Article

from .factories import day, index_articles, make_article, make_person, make_source, make_topic
from .soup import page, titles, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Two articles of the ferry, one of which is filed under everything, and one of the toll."""
    filed = {"source": make_source(), "topics": [make_topic()], "people": [make_person()]}
    make_article("Ferry returns", published=day(2025, 6, 4), **filed)
    make_article("Ferry late", source=make_source("Orme Gazette"))
    make_article("Toll dropped", body="Nobody pays.")
    index_articles()


def facet(client: Client, address: str, name: str) -> list[str]:
    return [words(row) for row in page(client, address).select(f"[aria-labelledby=facet-{name}] li")]


def chips(client: Client, address: str) -> list[str]:
    return [words(chip) for chip in page(client, address).select(".chips a")]


def test_words_find_articles(client, archive):
    assert set(titles(page(client, "/search/?q=ferry"))) == {"Ferry returns", "Ferry late"}


def test_the_number_found_is_told(client, archive):
    assert words(page(client, "/search/?q=ferry").select_one("#found")) == "2 articles for “ferry”"


def test_no_words_find_everything(client, archive):
    assert len(titles(page(client, "/search/"))) == 3


def test_found_words_are_marked(client, archive):
    assert words(page(client, "/search/?q=pays").select_one(".opening mark")) == "pays"


def test_a_facet_counts_and_leads_on(client, archive):
    found = page(client, "/search/?q=ferry").select_one("[aria-labelledby=facet-outlet] li:has(a[href*=lantern])")
    assert words(found) == "The Lantern 1 articles − leave out The Lantern"
    assert titles(page(client, "/search/" + found.a["href"])) == ["Ferry returns"]


def test_a_bar_leads_to_the_articles_of_its_time(client, archive):
    make_article("Ferry sold", published=day(2023, 6, 4))
    index_articles()
    bar = page(client, "/search/?q=ferry").select_one(".timeline svg a")
    assert (bar["aria-label"], titles(page(client, "/search/" + bar["href"]))) == (
        "June 2023: 1 article",
        ["Ferry sold"],
    )


def test_a_day_needs_no_bars(client, archive):
    drawing = page(client, "/search/?after=2025-06-04&before=2025-06-04").select_one(".timeline")
    assert drawing.svg is None
    assert "4 June 2025: perhaps 1 article, because the date is less exact." in words(drawing)


def test_the_bars_of_certain_dates_say_what_they_leave_out(client, archive):
    assert "stand in no bar" in words(page(client, "/search/?dates=certain").select_one(".timeline .why"))


def test_a_value_can_be_left_out(client, archive):
    found = page(client, "/search/?q=ferry").select_one("[aria-labelledby=facet-outlet] .turn[href*=lantern]")
    assert titles(page(client, "/search/" + found["href"])) == ["Ferry late"]


def test_a_value_can_be_shown_too(client, archive):
    chosen = page(client, "/search/?outlet=the-lantern")
    (other,) = chosen.select("[aria-labelledby=facet-outlet] .turn[title='Show these too'][href*=gazette]")
    assert set(titles(page(client, "/search/" + other["href"]))) == {"Ferry returns", "Ferry late"}


def test_names_are_looked_for_in_a_long_facet(client, archive):
    for number in range(20):
        make_article(source=make_source(f"Outlet {number}"))
    index_articles()
    form = page(client, "/search/?topic=none&page=1").select_one("form.within")
    sent = {field["name"]: field.get("value") for field in form.select("input")}
    assert (form["action"], sent) == ("#facet-outlet", {"in.outlet": "", "topic": "none"})


def test_a_name_looked_for_in_vain_is_told(client, archive):
    told = page(client, "/search/?in.outlet=zeppelin").select_one("[aria-labelledby=facet-outlet]")
    assert "No name here contains “zeppelin”." in words(told)


def test_a_chosen_value_is_said_to_be_chosen(client, archive):
    chosen = page(client, "/search/?outlet=the-lantern").select("[aria-labelledby=facet-outlet] [aria-current]")
    assert [words(link) for link in chosen] == ["The Lantern, chosen; take it back"]


@pytest.mark.parametrize(
    ("query", "chip"),
    [
        ("outlet=the-lantern", "Take back Outlet: The Lantern ×"),
        ("outlet=none", "Take back Outlet: Unknown outlet ×"),
        ("topic=politics", "Take back Topic: Politics ×"),
        ("language=ar", "Take back Language: Arabic (العربيّة) ×"),
        ("role=listed", "Take back Appeared as: On a hashtag page ×"),
        ("certainty=wider", "Take back Date known: Wider ×"),
        ("person=none", "Take back Person: No person ×"),
        ("exclude.outlet=the-lantern", "Take back Not: The Lantern ×"),
        ("exclude.outlet=none", "Take back Not: Unknown outlet ×"),
        ("exclude.role=main", "Take back Not: Main article ×"),
        ("exclude.date=2025-06", "Take back Not: June 2025 ×"),
        ("exclude.date=none", "Take back Not: Undated ×"),
        ("after=2025-06&before=2025-06", "Take back In June 2025 ×"),
        ("after=2025-06&before=2025-07", "Take back In June 2025 – July 2025 ×"),
        ("after=2025", "Take back From 2025 ×"),
        ("before=2025-06", "Take back Until June 2025 ×"),
        ("date=none", "Take back Undated only ×"),
        ("in.outlet=lan", "Take back Outlet shown: “lan” ×"),
        ("dates=certain", "Take back Certain dates ×"),
    ],
)
def test_each_choice_has_a_chip(client, archive, query, chip):
    assert chips(client, f"/search/?{query}") == [chip]


def test_a_chip_takes_its_choice_back_and_keeps_the_rest(client, archive):
    chip = page(client, "/search/?q=ferry&outlet=the-lantern&page=1").select_one(".chips a")
    assert chip["href"] == "?q=ferry"


def test_several_choices_can_be_taken_back_at_once(client, archive):
    every = page(client, "/search/?q=ferry&outlet=the-lantern&topic=politics").select(".chips a")[-1]
    assert (words(every), every["href"]) == ("Take all back", "?q=ferry")


def test_a_new_search_keeps_the_choices(client, archive):
    kept = page(client, "/search/?q=ferry&outlet=the-lantern&page=2").select("input[type=hidden]")
    assert [(field["name"], field["value"]) for field in kept] == [("outlet", "the-lantern")]


def test_what_is_not_understood_is_named(client, archive):
    assert "after=soon is not a date" in words(page(client, "/search/?after=soon").select_one(".banner"))


def test_a_wrong_date_stays_in_its_field(client, archive):
    field = page(client, "/search/?after=soon").select_one("#after")
    assert (field["value"], field["aria-invalid"], field["aria-describedby"]) == ("soon", "true", "problems")


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("page=0", "page=0 is not understood; give a whole number from 1. This is page 1."),
        ("page=9", "There is no page 9: there is one page, and this is the last."),
        ("page=9&per_page=1", "There is no page 9: there are 3 pages, and this is the last."),
        ("page=2&page=1", "page can be given once: 2 was left out."),
        ("per_page=1000", "per_page=1000 is not understood; give a whole number from 1 to 100. Here it is 100."),
        ("per_page=many", "per_page=many is not understood; give a whole number from 1 to 100. Here it is 20."),
    ],
)
def test_a_page_that_cannot_be_had_is_named(client, archive, query, problem):
    assert words(page(client, f"/search/?{query}").select_one("#problems")) == problem


def test_nothing_found_says_what_to_do(client, archive):
    assert "Use fewer words" in words(page(client, "/search/?q=zeppelin").select_one(".entries"))


def test_pages_follow_each_other(client, archive):
    first = page(client, "/search/?q=ferry&per_page=1")
    second = page(client, "/search/" + first.select_one("a[rel=next]")["href"])
    assert {*titles(first), *titles(second)} == {"Ferry returns", "Ferry late"}


def test_a_page_too_far_gives_the_last(client, archive):
    last = page(client, "/search/?q=ferry&per_page=1&page=50")
    assert (len(titles(last)), words(last.select_one(".pages span"))) == (1, "Page 2 of 2")


def test_results_can_be_ordered(client, archive):
    assert titles(page(client, "/search/?sort=date"))[0] == "Ferry returns"


def test_without_an_index_the_other_choices_still_answer(client):
    make_article("Ferry returns", source=make_source())
    make_article("Toll dropped")
    answer = page(client, "/search/?q=zeppelin&outlet=the-lantern")
    assert "Search is unavailable" in words(answer.select_one("[role=alert]"))
    assert words(answer.select_one("#found")) == "1 article"
    assert titles(answer) == ["Ferry returns"]


def test_without_an_index_the_chips_still_take_choices_back(client):
    make_source()
    assert chips(client, "/search/?outlet=the-lantern&exclude.role=main")[:2] == [
        "Take back Outlet: The Lantern ×",
        "Take back Not: Main article ×",
    ]


def test_an_article_hidden_since_is_not_shown(client, archive):
    Article.objects.filter(title="Ferry late").update(status="hidden")
    assert titles(page(client, "/search/?q=ferry")) == ["Ferry returns"]
