"""The index is made anew while the old one serves and follows the tables."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, IndexTask
from articles.search import rebuilding
from articles.search.engines import engine
from articles.search.outbox import drain, record
from articles.search.query import Query
from articles.search.rebuilding import rebuild
from articles.search.tantivy import TantivyEngine, writing

from .factories import index_articles, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Three articles, in the tables and in the index."""
    articles = [make_article(title, body="") for title in ("Ferry returns", "Tram returns", "Bus returns")]
    index_articles()
    return articles


@pytest.fixture
def one_by_one(monkeypatch):
    """Have articles read and kept one by one."""
    monkeypatch.setattr("articles.search.documents.CHUNK", 1)
    monkeypatch.setattr(writing, "KEPT", 1)


def found(words: str = "") -> set[int]:
    return {*engine().search(Query(words)).ids}


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("rebuild_index", *arguments, stdout=output)
    return output.getvalue()


def change(article: Article, title: str) -> None:
    Article.objects.filter(pk=article.pk).update(title=title)
    record([article.pk])


def broken_off(after: int) -> None:
    """Rebuild until so many articles are in."""
    for written in rebuild():
        if written == after:
            return


def test_the_new_index_holds_what_the_old_one_lacked(three):
    late = make_article("Unrecorded", body="")
    assert run() == "The index is new; it holds 4 articles.\n"
    assert found("unrecorded") == {late.pk}


def test_another_process_sees_a_rebuilt_index(three, search_index):
    reader = TantivyEngine(search_index)
    before = reader.state().generation
    run()
    assert reader.search(Query()).total == 3
    assert reader.state().generation != before


def test_the_old_index_serves_and_takes_edits_meanwhile(three, one_by_one):
    for written in rebuild():
        if written == 2:
            change(three[0], "Plane returns")
            assert (drain(), found("plane"), found("bus")) == (1, {three[0].pk}, {three[2].pk})


def test_what_was_edited_meanwhile_is_in_the_new_index(three, one_by_one):
    for written in rebuild():
        if written == 2:
            change(three[0], "Plane returns")
            drain()
    assert (found("plane"), found("ferry"), len(found())) == ({three[0].pk}, set(), 3)


def test_what_was_deleted_meanwhile_is_not_in_the_new_index(three, one_by_one):
    for written in rebuild():
        if written == 3:
            record([three[0].pk])
            three[0].delete()
            drain()
    assert found() == {three[1].pk, three[2].pk}


def test_articles_that_keep_coming_do_not_keep_it_from_ending(three, one_by_one):
    for written in rebuild():
        if written:
            record([make_article("Late news", body="").pk])
            drain()
    assert len(found()) == 6


def test_what_is_edited_at_the_very_end_waits_for_the_new_index(three, monkeypatch):
    serve = writing.Rebuilding.serve

    def edited(self) -> None:
        change(three[0], "Plane returns")
        assert (drain(), IndexTask.objects.count()) == (0, 1)
        serve(self)

    monkeypatch.setattr(writing.Rebuilding, "serve", edited)
    run()
    assert (found("plane"), IndexTask.objects.count()) == ({three[0].pk}, 0)


def test_a_rebuilding_that_is_broken_off_is_gone_on_with(three, one_by_one):
    broken_off(2)
    assert list(rebuild()) == [2, 3]
    assert len(found()) == 3


def test_it_says_that_it_goes_on(three, one_by_one):
    broken_off(2)
    assert run().startswith("Going on after 2 articles that were kept.\n")


def test_it_does_not_begin_when_the_disk_has_no_room_for_another_index(three, monkeypatch, search_index):
    free = shutil.disk_usage(search_index)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: free)
    with pytest.raises(CommandError, match=r"Another index needs 0\.\d GB more than .* has free\. Make room"):
        run()
    assert len(found()) == 3


def test_what_was_edited_in_between_is_in_the_index_that_is_gone_on_with(three, one_by_one):
    broken_off(2)
    change(three[0], "Plane returns")
    drain()
    run()
    assert (found("plane"), found("ferry")) == ({three[0].pk}, set())


def test_a_rebuilding_can_begin_anew(three, one_by_one):
    broken_off(2)
    assert next(rebuild(anew=True)) == 0


def test_what_another_version_began_is_not_gone_on_with(three, one_by_one, search_index):
    broken_off(2)
    (unfinished,) = (path.parent for path in search_index.glob("*/changed"))
    unfinished.rename(search_index / "v0-begun")
    assert next(rebuild()) == 0
    assert not (search_index / "v0-begun").exists()


def test_what_cannot_be_opened_is_begun_anew(three, one_by_one, search_index):
    broken_off(2)
    (unfinished,) = (path.parent for path in search_index.glob("*/changed"))
    (unfinished / "meta.json").write_bytes(b"{")
    assert list(rebuild()) == [0, 1, 2, 3]


def test_a_rebuilding_that_fails_leaves_the_old_index(three, monkeypatch):
    monkeypatch.setattr(rebuilding, "all_documents", lambda after: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()
    assert len(found()) == 3


def test_stopping_says_how_to_go_on_and_keeps_what_was_done(three, one_by_one, monkeypatch):
    read = rebuilding.all_documents

    def stopped(after: int):
        yield next(read(after))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "all_documents", stopped)
        with pytest.raises(CommandError, match=r"To go on, run “manage.py rebuild_index” again") as error:
            run()
    assert (error.value.returncode, next(rebuild())) == (130, 1)


def test_nothing_but_the_new_index_is_left(three, search_index):
    broken_off(1)
    run("--anew")
    run()
    assert {path.name for path in search_index.glob("v*")} == {(search_index / "current").readlink().name}


def test_one_rebuilding_at_a_time(three, search_index):
    with TantivyEngine(search_index).rebuilding(), pytest.raises(CommandError, match="being rebuilt already"):
        run()


def test_whoever_writes_lets_go_for_the_new_index(three, search_index):
    with TantivyEngine(search_index).writer() as writer:
        assert not writer.is_called_back()
        with engine().folder.held("swapping"):
            assert writer.is_called_back()


def test_an_index_is_left_alone_unless_it_is_missing(three):
    assert run("--if-missing") == ""


def test_progress_is_told_line_by_line(three, one_by_one, monkeypatch):
    monkeypatch.setattr("articles.management.progress.SECONDS_BETWEEN_LINES", 0)
    assert "2 of 3 articles, " in run()
