"""Stored pages read again with today's rules."""

import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, ArticleTopic, IndexTask, Mention, Person, Source, Topic
from ingest import reading
from ingest.layouts.compact import ArticleCompact, Compact
from ingest.models import Appearance, Capture, Dump, ImportRun
from ingest.records import RawPage, Value
from ingest.store import Batch, store

PAGES = Path(__file__).parent / "pages"
NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
MAYOR = "Mayor of Orme drops bridge toll"

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored() -> None:
    """Some golden pages, and a letter that no layout knows."""
    keep("compact-article", "compact-hashtag", "spaced-article-tight", "html-article", "generic-news")
    keep_page(b"Dear Ines,\n\nthank you.\n\nRafi")


def keep(*names: str) -> None:
    for name in names:
        (path,) = [path for path in PAGES.glob(f"{name}.*") if path.suffix != ".json"]
        keep_page(path.read_bytes())


def keep_page(data: bytes) -> None:
    dump, _ = Dump.objects.get_or_create(
        sha256="ab" * 32, defaults={"name": "pages.jsonl", "size": 1, "run": ImportRun.objects.create()}
    )
    page = RawPage(data, Capture.objects.count() + 1, 0, captured_at=NOON, captured_basis="stated")
    batch = Batch()
    batch.add(dump.pk, reading.read_page(page))
    store(batch)


def reread(*arguments: str) -> str:
    printed = StringIO()
    call_command("reread", *arguments, stdout=printed)
    return printed.getvalue()


def said(*arguments: str) -> list[str]:
    """Give the changes without the numbers of new articles, which PostgreSQL does not use twice."""
    lines = re.sub(r"(“|article )[0-9]+(?=”|:)", r"\1", reread(*arguments)).splitlines()
    return sorted(line for line in lines if " → " in line)


def snapshot() -> list:
    models = (Article, Appearance, Capture, Source, Person, Topic, Mention, ArticleTopic)
    return [list(model.objects.order_by("pk").values()) for model in models]


def shout(monkeypatch) -> None:
    """Change a rule: blocks of compact pages have their titles in capitals."""
    before = Compact.block_title

    def block_title(self, anchor: int) -> Value | None:
        title = before(self, anchor)
        return title and Value(f"{title.text} TODAY", title.span)

    monkeypatch.setattr(Compact, "block_title", block_title)


def find_nothing(monkeypatch) -> None:
    """Change a rule: compact article pages are no longer known."""
    monkeypatch.setattr(ArticleCompact, "refusal", lambda page: "it is not wanted")


def test_unchanged_rules_change_nothing(stored):
    before = snapshot()
    assert "0 fields changed" in reread()
    assert snapshot() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(stored, monkeypatch):
    before = snapshot()
    shout(monkeypatch)
    assert f"title: “{MAYOR}” → “{MAYOR} TODAY”" in reread("--dry-run")
    assert snapshot() == before


def test_what_is_said_is_done_and_the_article_keeps_its_address(stored, monkeypatch):
    article = Article.objects.get(title=MAYOR, source__name="The Lantern")
    shout(monkeypatch)
    would = said("--dry-run")
    assert said() == would
    article.refresh_from_db()
    assert article.title == f"{MAYOR} TODAY"


def test_a_locked_field_stays(stored, monkeypatch):
    Article.objects.filter(title=MAYOR).update(locked={"title": "ines"})
    shout(monkeypatch)
    reread()
    assert Article.objects.filter(title=MAYOR).exists()


def test_a_merge_of_people_stays(stored, monkeypatch):
    mention = Mention.objects.filter(person__isnull=False).first()
    kept = Person.objects.create(name="Ilse Varga-Moreno", slug="ilse")
    mention.person.names.update(person=kept)
    Mention.objects.filter(person=mention.person).update(person=kept)
    shout(monkeypatch)
    reread()
    assert Mention.objects.filter(article=mention.article, person=kept).exists()


def test_an_article_that_no_page_has_any_more_is_hidden(monkeypatch):
    keep("compact-article")
    find_nothing(monkeypatch)
    reread("--layout", "compact article")
    article = Article.objects.get(title="Museum roof repaired", source__name="Coastline Herald")
    assert (article.status, article.appearances.count()) == ("hidden", 0)


def test_an_article_loses_what_only_the_lost_copy_said(monkeypatch):
    page = "\nTram opens\nIt opens on Friday, said the mayor of Orme to the press.\n"
    tail = (PAGES / "compact-article.txt").read_text().partition("\nTry Our")
    related = (
        "The Lantern\n14-06-2025\n- The Lantern\nTram opens\nIt opens on Friday, said the mayor of Orme to the press.\n"
    )
    keep_page(f"{page}".encode())
    keep_page(f"{page}\nTry Our{tail[2].partition('The Lantern')[0]}{related}".encode())
    article = Article.objects.get()
    assert article.source.name == "The Lantern"
    monkeypatch.setattr(Compact, "is_time", lambda page, number: False)
    reread()
    article.refresh_from_db()
    assert (article.source, article.published_earliest, article.appearances.count()) == (None, None, 2)


def test_a_page_that_a_new_layout_knows_is_filed(monkeypatch):
    with monkeypatch.context() as patched:
        find_nothing(patched)
        keep("compact-article")
    assert not Article.objects.exists()
    reread("--layout", "none")
    assert (Capture.objects.get().layout, Capture.objects.get().problem) == ("compact article", "")
    assert Article.objects.filter(title=MAYOR).exists()


def test_the_search_is_told(stored, monkeypatch):
    IndexTask.objects.all().delete()
    monkeypatch.setattr("ingest.rereading.pages.following.keep_pace", lambda: 0)
    shout(monkeypatch)
    reread()
    assert IndexTask.objects.filter(article_id=Article.objects.filter(title=f"{MAYOR} TODAY").first().pk).exists()


def test_a_page_keeps_the_version_of_the_rules_that_read_it(stored, monkeypatch):
    monkeypatch.setattr("ingest.reading.READER_VERSION", "next")
    reread()
    assert set(Capture.objects.values_list("reader", flat=True)) == {"next"}


def test_pages_that_todays_rules_read_are_not_outdated(stored):
    with pytest.raises(CommandError, match="No stored page is like that"):
        reread("--outdated")


def test_batches_of_one_page_change_the_same(stored, monkeypatch):
    shout(monkeypatch)
    whole = said("--dry-run")
    assert said("--batch", "1") == whole


def test_reading_goes_on_behind_a_page(stored):
    last = Capture.objects.order_by("pk").last().pk
    assert "1 pages read again" in reread("--after", str(last - 1))


def test_reading_again_twice_changes_nothing_more(stored, monkeypatch):
    shout(monkeypatch)
    reread()
    assert "0 fields changed" in reread()


def test_an_article_whose_only_copy_joins_another_leads_there(monkeypatch):
    keep_page(b"\nFrost in Tarn\nHalf the blossom is lost.\n")
    keep_page(b"\nFrost in Tarn, again\nHalf the blossom is lost.\n")
    title = ArticleCompact.title
    monkeypatch.setattr(ArticleCompact, "title", lambda page: Value("Frost in Tarn", title(page).span))
    reread()
    first, second = Article.objects.order_by("pk")
    assert (second.merged_into, first.appearances.count()) == (first, 2)


def test_a_lost_text_is_taken_from_another_page(monkeypatch):
    body = "Growers in Tarn lost half their blossom in the frost of last night, they said."
    keep_page(f"\nFrost in Tarn\n{body}\nMore follows.\n".encode())
    keep_page(f"\nFrost in Tarn\n{body}\n".encode())
    read = ArticleCompact.body
    empty = lambda page: None if "More follows." in page.lines.text else read(page)  # noqa: E731
    monkeypatch.setattr(ArticleCompact, "body", empty)
    reread("--batch", "1")
    assert (Article.objects.get().body, Appearance.objects.get(gives_text=True).capture.record) == (body, 2)
