"""Read an invented news world: the pages of its dump, and what is true of them.

A world is a folder with dump.jsonl (text, url, date) and truth.json, whose `pages` say which of its `articles` stand on
each line of the dump, in the order of the page, with the outlet and time that are printed there.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

DUMP = "dump.jsonl"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A copy of an article, by its name in the truth, as a page shows it; what the page does not say is empty.

    `body` is the text of a related copy; None for the main article, whose text the truth does not repeat.
    """

    article: str
    outlet: str
    time: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class WorldPage:
    """A page of a world and when it was captured (None: not known)."""

    text: str
    captured: datetime | None
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class WorldArticle:
    """An article as its outlet published it."""

    outlet: str
    published: datetime
    text: str


@dataclass(frozen=True, slots=True)
class World:
    """All pages in the order of the dump, and the articles by name."""

    pages: tuple[WorldPage, ...]
    articles: dict[str, WorldArticle]


def read_world(folder: Path) -> World:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with (folder / DUMP).open(encoding="utf-8") as lines:
        pages = tuple(_page(json.loads(line), page) for line, page in zip(lines, truth["pages"], strict=True))
    return World(pages, {str(article["n"]): _article(article) for article in truth["articles"]})


def words(text: str) -> str:
    """Reduce a text to its words, each between spaces.

    >>> words("At night.More “rain”")
    ' at night more rain '
    """
    return f" {' '.join(_WORD.findall(unicodedata.normalize('NFKC', text).casefold()))} "


def _page(record: dict[str, Any], page: dict[str, Any]) -> WorldPage:
    captured = datetime.fromisoformat(record["date"]) if record.get("date") else None
    shown = [*([page["main"]] if page["main"] else []), *page["related"]]
    return WorldPage(record["text"], captured, tuple(_shown(one) for one in shown))


def _shown(one: dict[str, Any]) -> Shown:
    return Shown(str(one["n"]), one["outlet"] or "", one["time"] or "", one.get("body"))


def _article(article: dict[str, Any]) -> WorldArticle:
    published = datetime.fromisoformat(article["published"])
    return WorldArticle(article["outlet"], published, "\n".join(article["paragraphs"]))


def write_pages(world: World, path: Path) -> Path:
    """Write the pages of a world as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, page in enumerate(world.pages):
            record = {"text": page.text, "url": f"https://news.daily8.example/{number}"}
            dated = {"date": page.captured.isoformat()} if page.captured else {}
            file.write(json.dumps(record | dated) + "\n")
    return path
