"""The index follows the tables by way of the outbox."""

import shutil

import pytest
from django.db import transaction

from articles.models import Article, IndexTask
from articles.search import outbox
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.outbox import drain, record, record_all
from articles.search.query import Query
from articles.search.tantivy import TantivyEngine
from articles.search.tantivy.writing import ServingWriter

from .factories import make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """One article, in the tables and in the index."""
    article = make_article("Ferry returns", body="The quay was full.")
    record([article.pk])
    drain()
    return article


def found(words: str = "") -> set[int]:
    return {*engine().search(Query(words)).ids}


def change(article: Article, **values) -> None:
    Article.objects.filter(pk=article.pk).update(**values)
    record([article.pk])


def test_a_recorded_article_is_found_after_draining(article):
    assert found("ferry") == {article.pk}


def test_draining_says_how_much_it_did_and_empties_the_outbox():
    record([make_article("One").pk, make_article("Two").pk])
    assert (drain(), drain(), IndexTask.objects.count()) == (2, 0, 0)


def test_a_change_is_found(article):
    change(article, title="Tram returns")
    drain()
    assert (found("ferry"), found("tram")) == (set(), {article.pk})


@pytest.mark.parametrize("status", [Article.Status.HIDDEN, Article.Status.WITHDRAWN])
def test_an_article_that_is_no_longer_published_is_gone(article, status):
    change(article, status=status)
    drain()
    assert found() == set()


def test_an_article_merged_into_another_is_gone(article):
    other = make_article("Ferry is back")
    change(article, merged_into=other)
    record([other.pk])
    drain()
    assert found() == {other.pk}


def test_a_deleted_article_is_gone(article):
    record([article.pk])
    article.delete()
    drain()
    assert found() == set()


def test_nothing_is_recorded_when_the_change_is_undone(article):
    with transaction.atomic():
        record([article.pk])
        transaction.set_rollback(True)
    assert not IndexTask.objects.exists()


def test_topics_and_people_are_indexed():
    topic, person = make_topic(), make_person()
    record([make_article(topics=[topic], people=[person]).pk])
    drain()
    facets = engine().search(Query()).facets
    assert (facets["topic"], facets["person"]) == ({topic.pk: 1}, {person.pk: 1})


def test_all_articles_of_an_outlet_can_be_recorded_without_loading_them(django_assert_num_queries):
    source = make_source()
    articles = {make_article(f"Article {number}", source=source).pk for number in range(3)}
    make_article("Another")
    with django_assert_num_queries(1):
        record_all(source.articles.all())
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == articles


def test_recording_all_of_no_articles_records_none():
    record_all(Article.objects.filter(pk__in=[]))
    assert not IndexTask.objects.exists()


def test_draining_leaves_the_work_to_whoever_writes_already(article, search_index):
    record([article.pk])
    with TantivyEngine(search_index).writer():
        assert drain() == 0
    assert IndexTask.objects.count() == 1


def test_what_is_recorded_while_draining_is_not_left(article, monkeypatch):
    late = make_article("Late news")
    read = outbox.documents
    monkeypatch.setattr(
        outbox, "documents", lambda ids: read(ids) if late.pk in ids else (record([late.pk]), read(ids))[1]
    )
    record([article.pk])
    assert (drain(), found("late")) == (2, {late.pk})


def test_interrupted_work_is_done_again(article, monkeypatch):
    change(article, title="Tram returns")
    with monkeypatch.context() as patch:
        patch.setattr(ServingWriter, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            drain()
    assert (drain(), found("tram")) == (1, {article.pk})


def interrupted(*_) -> None:
    raise KeyboardInterrupt


def test_an_index_entry_made_twice_is_found_once(article):
    record([article.pk, article.pk])
    drain()
    assert engine().search(Query()).total == 1


def test_another_process_sees_what_was_committed(article, search_index):
    reader = TantivyEngine(search_index)
    assert reader.search(Query("ferry")).total == 1
    change(article, title="Tram returns")
    drain()
    assert reader.search(Query("tram")).total == 1


def test_draining_keeps_the_work_when_the_index_is_gone(article, search_index):
    shutil.rmtree(search_index)
    record([make_article("Late news").pk])
    assert (drain(), IndexTask.objects.count()) == (0, 1)


def test_an_index_of_another_version_is_refused(article, search_index):
    generation = (search_index / "current").resolve()
    generation.rename(generation.with_name("v0-old"))
    (search_index / "current").unlink()
    (search_index / "current").symlink_to("v0-old")
    with pytest.raises(SearchUnavailable, match="another version"):
        engine().search(Query())
