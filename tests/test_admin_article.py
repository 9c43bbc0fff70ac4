"""Correcting an article in the admin: what is changed, locked, told in the history and taken up by the search."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Article, ArticleTopic, IndexTask, Mention, Person

from .admin_form import change_url, run_action, save
from .factories import day, make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db
DAY = {
    "published_earliest_0": "2025-06-04",
    "published_earliest_1": "17:00",
    "published_latest_0": "2025-06-04",
    "published_latest_1": "19:00",
}
NO_DAY = dict.fromkeys(DAY, "")


@pytest.fixture
def article():
    return make_article("Fery returns", source=make_source())


def reloaded(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def told(article: Article) -> str:
    """Read the newest line of an article's history."""
    return LogEntry.objects.filter(object_id=str(article.pk)).latest("pk").get_change_message()


def test_a_title_is_corrected(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    assert reloaded(article).title == "Ferry returns"


def test_the_address_follows_a_corrected_title(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    assert reloaded(article).slug == "ferry-returns"


def test_a_corrected_field_is_locked_by_its_curator(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    assert reloaded(article).locked == {"title": "admin"}


def test_saving_without_a_change_locks_nothing(admin_client, article):
    save(admin_client, article)
    assert reloaded(article).locked == {}


def test_the_history_tells_the_old_and_the_new_title(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    assert told(article) == "Changed title (“Fery returns” → “Ferry returns”)."


def test_the_history_page_shows_old_and_new_values(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    page = admin_client.get(change_url(article).replace("change", "history"))
    assert "(“Fery returns” → “Ferry returns”)" in page.content.decode()


def test_the_search_is_told_of_a_correction(admin_client, article):
    save(admin_client, article, title="Ferry returns")
    assert article.pk in IndexTask.objects.values_list("article_id", flat=True)


def test_the_search_takes_a_correction_up_on_commit(admin_client, article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        save(admin_client, article, title="Ferry returns")
    assert not IndexTask.objects.exists()


def test_an_outlet_is_corrected_and_locked(admin_client, article):
    herald = make_source("Coastline Herald")
    save(admin_client, article, source=herald.pk)
    assert (reloaded(article).source, reloaded(article).locked) == (herald, {"source": "admin"})


def test_the_history_names_the_old_and_the_new_outlet(admin_client, article):
    save(admin_client, article, source=make_source("Coastline Herald").pk)
    assert told(article) == "Changed outlet (“The Lantern” → “Coastline Herald”)."


def test_the_history_says_when_an_outlet_was_taken_away(admin_client, article):
    save(admin_client, article, source="")
    assert told(article) == "Changed outlet (“The Lantern” → none)."


def test_a_date_set_by_a_curator_has_the_curator_as_its_basis(admin_client, article):
    save(admin_client, article, **DAY)
    found = reloaded(article)
    assert (found.published_latest, found.date_basis) == (datetime(2025, 6, 4, 19, tzinfo=UTC), "curator")


def test_a_date_set_by_a_curator_is_locked(admin_client, article):
    save(admin_client, article, **DAY)
    assert reloaded(article).locked == {"published": "admin"}


def test_clearing_both_dates_makes_an_article_undated(admin_client):
    article = make_article(published=day(2025, 6, 4))
    save(admin_client, article, **NO_DAY)
    assert (reloaded(article).published_earliest, reloaded(article).date_basis) == (None, "")


def test_one_end_of_an_interval_is_refused(admin_client, article):
    page = save(admin_client, article, **(DAY | {"published_latest_0": "", "published_latest_1": ""}))
    assert "Give both ends of the interval" in page.content.decode()


def test_an_interval_that_ends_before_it_begins_is_refused(admin_client, article):
    page = save(admin_client, article, **(DAY | {"published_latest_0": "2025-06-01"}))
    assert "The latest time is before the earliest." in page.content.decode()


def test_a_title_alone_leaves_the_basis_of_the_date(admin_client):
    article = make_article(published=day(2025, 6, 4))
    save(admin_client, article, title="Ferry sails")
    assert reloaded(article).date_basis == "day"


def test_a_status_is_changed_and_locked(admin_client, article):
    save(admin_client, article, status="withdrawn")
    assert (reloaded(article).status, reloaded(article).locked) == ("withdrawn", {"status": "admin"})


def test_a_topic_added_by_a_curator_has_the_curator_as_its_basis(admin_client, article):
    rows = {"article_topics-TOTAL_FORMS": 1, "article_topics-0-topic": make_topic("Transport").pk}
    save(admin_client, article, **rows)
    assert ArticleTopic.objects.get().basis == "curator"


def test_a_changed_topic_has_the_curator_as_its_basis(admin_client):
    article = make_article(topics=[make_topic("Sport")])
    save(admin_client, article, **{"article_topics-0-topic": make_topic("Transport").pk})
    assert (ArticleTopic.objects.get().topic.label, ArticleTopic.objects.get().basis) == ("Transport", "curator")


def test_a_topic_left_alone_keeps_its_basis(admin_client):
    article = make_article(topics=[make_topic("Sport")])
    save(admin_client, article, title="Ferry sails")
    assert ArticleTopic.objects.get().basis == "lexicon"


def test_a_removed_topic_locks_the_topics(admin_client):
    article = make_article(topics=[make_topic("Sport")])
    save(admin_client, article, **{"article_topics-0-DELETE": "on"})
    assert (ArticleTopic.objects.count(), reloaded(article).locked) == (0, {"topics": "admin"})


def test_the_history_names_a_removed_topic(admin_client):
    article = make_article(topics=[make_topic("Sport")])
    save(admin_client, article, **{"article_topics-0-DELETE": "on"})
    assert told(article) == "Deleted topic of an article “Sport (lexicon)”."


def test_a_mention_is_given_to_another_person(admin_client):
    article, other = make_article(people=[make_person()]), make_person("Oto Brandt")
    save(admin_client, article, **{"mentions-0-person": other.pk})
    assert (Mention.objects.get().person, reloaded(article).locked) == (other, {"people": "admin"})


def test_the_history_names_the_old_and_the_new_person(admin_client):
    article = make_article(people=[make_person()])
    save(admin_client, article, **{"mentions-0-person": make_person("Oto Brandt").pk})
    assert told(article) == "Changed person (“Ilse Varga” → “Oto Brandt”) for mention “Ilse Varga”."


def test_a_mention_is_removed(admin_client):
    article = make_article(people=[make_person()])
    save(admin_client, article, **{"mentions-0-DELETE": "on"})
    assert (Mention.objects.count(), reloaded(article).locked) == (0, {"people": "admin"})


def test_a_mention_in_the_title_follows_a_corrected_title(admin_client):
    article = make_article("Varga drops tol")
    Mention.objects.create(article=article, person=make_person(), field="title", start=0, end=5, surface="Varga")
    save(admin_client, article, title="Mayor Varga drops toll")
    assert Mention.objects.values_list("start", "end").get() == (6, 11)


def test_a_mention_whose_name_left_the_title_is_dropped(admin_client):
    article = make_article("Varga drops toll")
    Mention.objects.create(article=article, person=make_person(), field="title", start=0, end=5, surface="Varga")
    save(admin_client, article, title="Mayor drops toll")
    assert not Mention.objects.exists()


def test_two_mentions_in_the_title_change_places(admin_client):
    article = make_article("Varga meets Brandt")
    for person, start, end, surface in ((make_person(), 0, 5, "Varga"), (make_person("Oto Brandt"), 12, 18, "Brandt")):
        Mention.objects.create(article=article, person=person, field="title", start=start, end=end, surface=surface)
    save(admin_client, article, title="Brandt meets Varga")
    assert sorted(Mention.objects.values_list("start", "surface")) == [(0, "Brandt"), (13, "Varga")]


def test_a_lock_is_shown_with_its_curator(admin_client):
    page = admin_client.get(change_url(make_article(locked={"title": "anna"})))
    assert "title, locked by anna" in page.content.decode()


def test_a_lock_is_released(admin_client):
    article = make_article(locked={"title": "anna", "source": "anna"})
    save(admin_client, article, release=["title"])
    assert reloaded(article).locked == {"source": "anna"}


def test_the_history_tells_of_a_released_lock(admin_client):
    article = make_article(locked={"title": "anna"})
    save(admin_client, article, release=["title"])
    assert told(article) == "Changed release locks (none → title)."


@pytest.mark.parametrize("label", ["Published earliest: date", "Published latest: time", "Person", "Delete"])
def test_inputs_without_a_label_of_their_own_are_named(admin_client, label):
    page = admin_client.get(change_url(make_article(people=[make_person()])))
    assert f'aria-label="{label}"' in page.content.decode()


def test_the_body_is_shown_as_text(admin_client):
    page = admin_client.get(change_url(make_article(body="<script>alert(1)</script>")))
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in page.content.decode()


def test_an_article_is_not_deleted(admin_client, article):
    assert admin_client.post(change_url(article).replace("change", "delete"), {"post": "yes"}).status_code == 403


@pytest.fixture
def crowded():
    """An article with 300 mentions of 300 people and twelve topics."""
    article = make_article(body="x" * 300, topics=[make_topic(f"Topic {number}") for number in range(12)])
    people = Person.objects.bulk_create(Person(name=f"Person {number:03}", slug="person") for number in range(300))
    Mention.objects.bulk_create(
        Mention(article=article, person=person, start=number, end=number + 1, surface="x")
        for number, person in enumerate(people)
    )
    return article


def test_an_article_with_hundreds_of_mentions_opens_in_few_queries(
    admin_client, crowded, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        admin_client.get(change_url(crowded))


def test_an_article_with_hundreds_of_mentions_is_saved_in_few_queries(
    admin_client, crowded, django_assert_max_num_queries
):
    with django_assert_max_num_queries(65):  # the form is opened, sent, and opened again
        save(admin_client, crowded, title="Many people")
    assert reloaded(crowded).title == "Many people"


def test_hundreds_of_mentions_are_shown_in_pages(admin_client, crowded):
    page = admin_client.get(change_url(crowded) + "?mentions_page=3")
    assert "Mentions 101 to 150 of 300." in page.content.decode()


def test_a_mention_on_a_later_page_of_mentions_is_removed(admin_client, crowded):
    save(admin_client, crowded, query="?mentions_page=3", **{"mentions-0-DELETE": "on"})
    assert set(range(300)) - set(crowded.mentions.values_list("start", flat=True)) == {100}


def test_a_bulk_action_hides_articles(admin_client, article):
    run_action(admin_client, "hide", [article, make_article("Toll dropped")])
    assert set(Article.objects.values_list("status", flat=True)) == {"hidden"}


def test_a_bulk_action_locks_the_status(admin_client, article):
    run_action(admin_client, "withdraw", [article])
    assert reloaded(article).locked == {"status": "admin"}


def test_a_bulk_action_is_told_in_the_history(admin_client, article):
    run_action(admin_client, "withdraw", [article])
    assert told(article) == "Changed status (“published” → “withdrawn”)."


def test_a_bulk_action_tells_the_search(admin_client, article):
    run_action(admin_client, "hide", [article])
    assert IndexTask.objects.get().article_id == article.pk


def test_a_bulk_action_leaves_articles_that_have_the_status_already(admin_client, article):
    run_action(admin_client, "publish", [article])
    assert (reloaded(article).locked, LogEntry.objects.count()) == ({}, 0)
