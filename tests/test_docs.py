"""What the manual says is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_environment_variable_is_described():
    named = re.findall(r'environ(?:\.get\(|\[)"(\w+)"', (ROOT / "newsarchive" / "settings.py").read_text())
    described = re.findall(r"^\| `(\w+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE)
    assert {*named, "DATABASE_URL"} <= set(described)


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_every_link_between_pages_leads_to_a_file(document):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_make_command_in_the_docs_exists():
    commands = {name for page in PAGES for name in re.findall(r"`make ([a-z-]+)", page.read_text())}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert commands <= targets


def test_every_page_of_the_manual_is_in_its_index():
    index = (ROOT / "docs" / "README.md").read_text()
    assert [page.name for page in (ROOT / "docs").glob("[a-z]*.md") if f"({page.name})" not in index] == []
