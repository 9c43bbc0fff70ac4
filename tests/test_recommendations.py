"""What captured pages recommended beside an article, on its page."""

import pytest

from articles.models import Article
from ingest.models import Appearance

from .factories import day, make_article, make_capture
from .soup import page, titles, words

pytestmark = pytest.mark.django_db


def listed(client, article: Article, name: str = "recommended") -> list[str]:
    return titles(page(client, article.get_absolute_url()), f"[aria-labelledby={name}] a")


def test_what_was_recommended_most_often_comes_first_with_its_pages(client):
    article, once, twice = (make_article(title) for title in ("Ferry", "Once", "Twice"))
    make_capture(article, once, twice)
    make_capture(article, twice)
    lines = page(client, article.get_absolute_url()).select("[aria-labelledby=recommended] li")
    assert [words(line) for line in lines] == [
        "Twice Unknown outlet · undated · on 2 pages",
        "Once Unknown outlet · undated · on 1 page",
    ]


def test_an_article_shows_beside_what_it_was_recommended(client):
    main, related = make_article("Ferry"), make_article("Toll")
    make_capture(main, related)
    assert listed(client, related, "recommending") == ["Ferry"]
    assert listed(client, related) == []


def test_an_article_says_who_chose_what_stands_beside_it(client):
    main = make_article("Ferry")
    make_capture(main, make_article("Toll"))
    said = words(page(client, main.get_absolute_url()).select_one(".graph .why"))
    assert said.startswith("The aggregator chose these: it printed one beside the other.")


def test_of_those_on_as_many_pages_the_newest_comes_first(client):
    main, old, new = (
        make_article("Ferry"),
        make_article("Old", published=day(2025, 6, 1)),
        make_article("New", published=day(2025, 6, 9)),
    )
    make_capture(main, new, old, make_article("Undated"))
    assert listed(client, main) == ["New", "Old", "Undated"]


def test_of_undated_ones_on_as_many_pages_the_first_by_title_comes_first(client):
    main, *others = (make_article(title) for title in ("Ferry", "Toll", "Pier"))
    make_capture(main, *others)
    assert listed(client, main) == ["Pier", "Toll"]


def test_an_article_twice_in_one_block_counts_one_page(client):
    main, related = make_article("Ferry"), make_article("Toll")
    make_capture(main, related, related)
    assert "on 1 page" in words(page(client, main.get_absolute_url()).select_one(".graph"))


def test_two_related_articles_of_a_page_do_not_recommend_each_other(client):
    main, first, second = (make_article(title) for title in ("Ferry", "First", "Second"))
    make_capture(main, first, second)
    assert listed(client, first) + listed(client, first, "recommending") == ["Ferry"]


def test_a_hashtag_page_recommends_nothing(client):
    first, second = make_article("First"), make_article("Second")
    make_capture(first, second)
    Appearance.objects.update(role="listed")
    assert page(client, first.get_absolute_url()).select(".graph") == []


@pytest.mark.parametrize("fields", [{"status": "hidden"}, {"status": "withdrawn"}])
def test_what_is_kept_from_readers_is_not_recommended(client, fields):
    main = make_article("Ferry")
    make_capture(main, make_article("Secret", **fields))
    assert listed(client, main) == []


def test_an_article_that_its_own_page_lists_is_not_recommended_beside_itself(client):
    main = make_article("Ferry")
    make_capture(main, main)
    assert page(client, main.get_absolute_url()).select(".graph") == []
