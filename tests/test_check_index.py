"""What differs between the index and the tables, and files that are damaged, are found, told and repaired."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, IndexTask
from articles.search import differences
from articles.search.documents import documents
from articles.search.engine import SearchUnavailable
from articles.search.engines import engine
from articles.search.outbox import drain, record
from articles.search.query import Query
from articles.search.tantivy import TantivyEngine

from .factories import IMPORTED_AT, index_articles, make_article, make_person, make_topic

pytestmark = pytest.mark.django_db

DAMAGES = ["no folder", "no files", "cut files", "no generation", "a file for a folder"]


@pytest.fixture
def article():
    article = make_article("Ferry returns", body="The quay was full.")
    index_articles()
    return article


def run(*arguments: str) -> str:
    output = StringIO()
    call_command(*arguments, stdout=output)
    return output.getvalue()


def told(*arguments: str) -> str:
    """Give what is said of an index that differs."""
    output = StringIO()
    with pytest.raises(CommandError, match=r"differs from the tables. Run “manage.py check_index --repair”"):
        call_command("check_index", *arguments, stdout=output)
    return output.getvalue()


def damaged(folder, damage: str) -> None:
    if damage == "no folder":
        shutil.rmtree(folder)
    elif damage == "no generation":
        shutil.rmtree((folder / "current").resolve())
    elif damage == "a file for a folder":
        shutil.rmtree(folder)
        folder.write_text("")
    else:
        for path in (path for path in (folder / "current").iterdir() if path.suffix or path.name == "meta.json"):
            path.unlink() if damage == "no files" else path.write_bytes(path.read_bytes()[:9])


def test_checking_says_that_all_is_well(article):
    assert "holds the published articles, as they are, and no others" in run("check_index")


def test_checking_names_what_is_missing_and_what_is_too_much(article):
    gone = article.pk
    article.delete()
    missing = make_article("Unrecorded", body="")
    output = told()
    assert f"1 missing from the index: {missing.pk}\n" in output
    assert f"1 in the index in error: {gone}\n" in output


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Tram returns"},
        {"body": "The quay was empty."},
        {"language": "de"},
        {"published_earliest": IMPORTED_AT, "published_latest": IMPORTED_AT, "date_basis": "day"},
    ],
)
def test_checking_names_what_was_changed_unrecorded(article, values):
    Article.objects.filter(pk=article.pk).update(**values)
    assert f"1 in the index as they were before: {article.pk}\n" in told()


def test_checking_sees_topics_and_people(article):
    article.article_topics.create(topic=make_topic(), basis="lexicon")
    assert "as they were before" in told()
    drained(article)
    article.mentions.create(person=make_person(), surface="Ilse Varga", start=0, end=10, field="body")
    assert "as they were before" in told()


def drained(article: Article) -> None:
    record([article.pk])
    drain()


def test_an_entry_that_is_there_twice_is_found(article):
    with engine().writer() as writer:
        writer._writer.add(documents([article.pk]))
        writer._writer.commit()
    assert "as they were before" in told()


def test_checking_knows_what_waits(article):
    record([make_article("Late news").pk])
    assert "1 waiting to be indexed" in run("check_index")


def test_what_changes_while_this_looks_is_no_difference(article, monkeypatch):
    look = differences._beside

    def changed(published, indexed):
        yield from look(published, indexed)
        Article.objects.filter(pk=article.pk).update(title="Tram returns")
        drained(article)

    monkeypatch.setattr(differences, "_beside", changed)
    assert "as they are" in run("check_index")


def test_repairing_indexes_what_differs(article):
    make_article("Unrecorded", body="")
    Article.objects.filter(pk=article.pk).update(title="Tram returns")
    assert "2 articles were indexed anew" in run("check_index", "--repair")
    assert "as they are" in run("check_index")
    assert engine().search(Query("ferry")).total == 0


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_is_found(article, search_index, data):
    generation = (search_index / "current").resolve()
    path = data.draw(st.sampled_from(sorted(generation.glob("[0-9a-f]*.*"))))
    before = path.read_bytes()
    place = data.draw(st.integers(0, before.rindex(b'{"version"') - 1))
    try:
        path.write_bytes(before[:place] + bytes([before[place] ^ data.draw(st.integers(1, 255))]) + before[place + 1 :])
        assert list(engine().flaws()) == [path.name]
    finally:
        path.write_bytes(before)


def test_a_damaged_file_is_named_with_the_cure(article, search_index):
    path = next((search_index / "current").glob("*.pos"))
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    with pytest.raises(CommandError, match=rf"{path.name}. Run “manage.py rebuild_index”"):
        run("check_index")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_gives_one_clear_error(article, search_index, damage):
    damaged(search_index, damage)
    with pytest.raises(SearchUnavailable, match=r"Run “manage.py rebuild_index”"):
        TantivyEngine(search_index).search(Query())


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_site_serves_without_an_index_and_takes_edits(article, search_index, damage, client):
    make_article("Bus returns")
    damaged(search_index, damage)
    Article.objects.filter(pk=article.pk).update(title="Tram returns")
    drained(article)
    page = client.get("/search/?q=tram").content.decode()
    assert "Search is unavailable at the moment." in page
    assert "Tram returns" in page


@pytest.mark.parametrize("damage", DAMAGES)
def test_health_tells_that_the_index_is_damaged(article, search_index, damage, client):
    damaged(search_index, damage)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert "Run “manage.py rebuild_index”" in answer.json()["index"]


@pytest.mark.parametrize("damage", DAMAGES[:-1])
def test_rebuilding_mends_a_damaged_index(article, search_index, damage):
    make_article("Tram returns", body="")
    damaged(search_index, damage)
    drained(article)
    assert IndexTask.objects.count() == 1
    run("rebuild_index")
    assert engine().search(Query("ferry")).ids == (article.pk,)
    assert not IndexTask.objects.exists()


def test_what_stands_in_the_way_of_an_index_is_named(article, search_index):
    damaged(search_index, "a file for a folder")
    with pytest.raises(CommandError, match="Look whether its folder is writable"):
        run("rebuild_index")
