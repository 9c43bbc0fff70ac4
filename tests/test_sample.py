"""The real sample page, read from beside the checkout."""

import json

import pytest
from django.core.management import call_command

from articles.models import Article, Person
from ingest.models import Appearance

from .shared import beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    page = beside("sample/daily8-article.txt")
    call_command("import_dump", str(page), captured_at="2025-06-05T12:00:00Z", workers=1)
    return page.read_text()


@pytest.fixture
def links():
    """The (title, canonical name) pairs that a careful reader found."""
    gold = json.loads(beside("gold/sample-people.json").read_text())
    return {(article["title"], person["canonical"]) for article in gold["articles"] for person in article["people"]}


def found_links() -> set[tuple[str, str]]:
    return set(Article.objects.filter(people__isnull=False).values_list("title", "people__name"))


def test_it_holds_four_articles_of_three_known_outlets(sample):
    outlets = Article.objects.order_by("pk").values_list("source__name", flat=True)
    assert list(outlets) == [None, "NBC News", "BBC News", "NBC News"]


def test_its_titles_stand_on_the_page_as_they_are(sample):
    assert all(f"\n{title}\n" in sample for title in Article.objects.values_list("title", flat=True))


def test_its_related_articles_are_dated_and_the_main_one_is_not(sample):
    dates = Article.objects.order_by("pk").values_list("published_earliest", "published_latest", "date_basis")
    (_, _, main), *related = [(str(earliest)[:16], str(latest)[:16], basis) for earliest, latest, basis in dates]
    assert (main, set(related)) == ("", {("2025-06-04 17:00", "2025-06-04 18:30", "relative")})


def test_its_main_article_has_three_subheadings_and_its_glued_sentences_are_parted(sample):
    article = Article.objects.order_by("pk")[0]
    assert len(article.subheadings) == 3
    assert "quell a riot.\n\nThe troops" in article.body


def test_each_field_reads_back(sample):
    for appearance in Appearance.objects.all():
        assert sample[slice(*appearance.spans["title"])] == appearance.title


def test_all_26_links_of_people_to_articles_are_found(sample, links):
    assert links - found_links() == set()


def test_nobody_is_found_who_is_not_in_it(sample, links):
    assert set(Person.objects.values_list("name", flat=True)) <= {name for _, name in links}
