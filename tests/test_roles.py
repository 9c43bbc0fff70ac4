"""The index knows on which pages an article stands as their main one: also when nothing else of it changes."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from articles.search.engines import engine
from articles.search.query import Choices, Query
from ingest.layouts.compact import Compact

PAGES = Path(__file__).parent / "pages"
MAYOR = "Mayor of Orme drops bridge toll"
CUT = f"\n{MAYOR}\nORME (Wirepress) -Mayor Piet van der Berg dropped the toll on Monday. 'It was\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(tmp_path):
    """Import pages, each as a dump of its own."""

    def imported(*texts: str) -> None:
        for text in texts:
            path = tmp_path / f"{len(list(tmp_path.glob('*.jsonl')))}.jsonl"
            path.write_text(json.dumps({"text": text}))
            run("import_dump", str(path), workers=1)

    return imported


def run(*arguments: str, **options) -> str:
    printed = StringIO()
    call_command(*arguments, stdout=printed, stderr=StringIO(), **options)
    return printed.getvalue()


def roles() -> list[str]:
    """Say in which roles the search finds the mayor's article."""
    mayor = Article.objects.get(title=MAYOR, merged_into=None).pk
    return [
        role
        for role in ("main", "related", "listed")
        if mayor in engine().search(Query(chosen=Choices(role=(role,)))).ids
    ]


def test_an_article_that_was_related_is_found_as_a_main_one_too(imported):
    imported((PAGES / "compact-article.txt").read_text())
    assert roles() == ["related"]
    imported(CUT)
    assert roles() == ["main", "related"]


def test_an_article_that_was_a_main_one_is_found_as_related_too(imported):
    imported(CUT)
    assert roles() == ["main"]
    imported((PAGES / "compact-article.txt").read_text())
    assert roles() == ["main", "related"]


def test_an_article_whose_page_is_read_otherwise_is_found_in_its_new_role(imported, monkeypatch):
    imported((PAGES / "compact-article.txt").read_text())
    monkeypatch.setattr(Compact, "role", "listed", raising=False)
    run("reread")
    assert "as they are" in run("check_index")


def test_after_imports_and_reading_again_the_index_holds_what_the_tables_hold(imported):
    texts = [path.read_text() for path in sorted(PAGES.glob("compact-*.txt"))]
    imported(CUT, *texts)
    assert "as they are" in run("check_index")
    run("reread")
    assert "as they are" in run("check_index")
