"""Articles whose captures do not agree on the date: found, looked into and settled in the admin."""

import pytest

from articles.models import Article

from .admin_form import change_url, list_url, save
from .test_curation import FROST, keep, related
from .test_proposals import FIRST_OF_JUNE

pytestmark = pytest.mark.django_db
QUEUE = "Articles whose captures do not agree on the date</a>: "


@pytest.fixture
def clashing():
    """An article that two pages put on 4 June and one on 1 May."""
    for time in ("04-06-2025", "a day ago", "01-05-2025"):
        keep(related("Frost in Tarn", FROST, time=time))
    return Article.objects.get(title="Frost in Tarn")


def listed(client, conflict: str) -> list[Article]:
    return list(client.get(list_url(Article), {"conflict": conflict}).context["cl"].result_list)


def test_articles_whose_captures_clash_are_counted_on_the_first_page(admin_client, clashing):
    assert f"{QUEUE}1" in admin_client.get("/admin/").content.decode()


def test_articles_whose_captures_clash_are_listed(admin_client, clashing):
    assert (listed(admin_client, "open"), listed(admin_client, "settled")) == ([clashing], [])


def test_each_capture_says_whether_it_agrees(admin_client, clashing):
    page = admin_client.get(change_url(clashing)).content.decode()
    assert "<p>agrees: “04-06-2025”, 2025-06-03 10:00 – " in page
    assert "<p><strong>clashes</strong>: “01-05-2025”, 2025-04-30 10:00 – " in page


def test_captures_are_held_against_what_imports_make_of_a_settled_date(admin_client, clashing):
    save(admin_client, clashing, **FIRST_OF_JUNE)
    assert "<p>agrees: “04-06-2025”" in admin_client.get(change_url(clashing)).content.decode()


def test_a_capture_before_the_date_of_its_article_clashes(admin_client, clashing):
    moved = Article.objects.filter(pk=clashing.pk)
    moved.update(published_earliest="2025-06-06T00:00Z", published_latest="2025-06-07T00:00Z")
    page = admin_client.get(change_url(clashing)).content.decode()
    assert "<strong>clashes</strong>: captured before the article&#x27;s date" in page


def test_a_date_in_the_text_is_told_too(admin_client):
    keep(related("Frost in Tarn", f"ORME, June 2 (Wirepress) -{FROST}"))
    page = admin_client.get(change_url(Article.objects.get(title="Frost in Tarn"))).content.decode()
    assert "clashes" not in page
    assert "from the day in the dateline" in page


def test_a_conflict_is_settled_by_giving_the_date(admin_client, clashing):
    save(admin_client, clashing, **FIRST_OF_JUNE)
    assert (listed(admin_client, "open"), listed(admin_client, "settled")) == ([], [clashing])
    assert QUEUE + "0" in admin_client.get("/admin/").content.decode()


def test_a_settled_conflict_opens_again_when_the_date_is_given_back(admin_client, clashing):
    save(admin_client, clashing, **FIRST_OF_JUNE)
    save(admin_client, clashing, release=["published"])
    assert listed(admin_client, "open") == [clashing]


def test_an_article_that_leads_to_another_waits_for_nobody(admin_client, clashing):
    Article.objects.filter(pk=clashing.pk).update(merged_into=Article.objects.get(title="Library opens"))
    assert listed(admin_client, "open") == []
