"""Read the invented articles from the story files. How they are printed is told in pages.py and damage.py."""

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from .dice import dice, happens

STORIES = Path(__file__).parent / "stories"
HEADING = "## "
BYLINES_KEPT = 0.2  # Most bylines do not reach the pages: they stand outside the text that is scraped.


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a sub-heading, or noise that stands between paragraphs (a byline, a caption, a teaser)."""

    kind: Literal["text", "heading", "noise"]
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One publication of one text by one outlet, as it was before any page damaged it."""

    slug: str
    outlet: str
    published: datetime
    title: str
    body: str = ""
    byline: str = ""
    dateline: str = ""
    caption: str = ""
    teaser: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    copy_of: str = ""

    def passages(self) -> list[Passage]:
        """Part the article as its outlet prints it, with byline, dateline, caption and teaser in their places."""
        passages = [_passage(block) for block in self.body.strip().split("\n\n")]
        passages[0] = Passage("text", self.dateline + passages[0].text)
        if self.teaser:
            passages.insert(len(passages) // 2 + 1, Passage("noise", self.teaser))
        if self.caption:
            passages.insert(1, Passage("noise", self.caption))
        if self.byline and happens(dice(self.slug, "byline"), BYLINES_KEPT):
            passages.insert(0, Passage("noise", self.byline))
        return passages


def read_stories(folder: Path = STORIES) -> tuple[Article, ...]:
    """Read every story file; a reprint takes text, dateline, tags and category from the article it copies."""
    articles = [_article(table) for path in sorted(folder.glob("*.toml")) for table in _tables(path)]
    originals = {article.slug: article for article in articles}
    return tuple(_reprint(article, originals) if article.copy_of else article for article in articles)


def _tables(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    return tables


def _article(table: dict[str, Any]) -> Article:
    return Article(**{**table, "tags": tuple(table.get("tags", ()))})


def _reprint(article: Article, originals: dict[str, Article]) -> Article:
    original = originals[article.copy_of]
    return replace(
        article, body=original.body, dateline=original.dateline, tags=original.tags, category=original.category
    )


def _passage(block: str) -> Passage:
    if block.startswith(HEADING):
        return Passage("heading", block.removeprefix(HEADING))
    return Passage("text", block)
