"""Small worlds whose articles are hard to tell apart, or hard to know again, made of the texts under cases/."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from demo.pages import Sheet, print_page
from demo.stories import Article, read_stories

from .changes import Change, cut, tease
from .sheets import alone, glued, listing, one_line
from .truth import Shown, World, WorldArticle, WorldPage

CASES = Path(__file__).parent / "cases"
KINDS = tuple(sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
DATED, UNDATED = ", dated introduction", ", undated introduction"
SOON, LATER, LAST = timedelta(hours=5), timedelta(hours=26), timedelta(hours=30)


def alike(kind: str) -> World:
    """Show articles that are all different, however alike: whole and cut, with and without their outlet."""
    return _world(sheet for group in _groups(kind) for sheet in _visits(group))


def introduced(kind: str) -> World:
    """Show the same, and of each article copies that are little more than how it begins, which have names of their own.

    They stand alone, without a date, and in a list, with one.
    """
    groups = _groups(kind)
    teased = [_teaser(article, UNDATED) for group in groups for article in group]
    alone_later = [alone(teaser, teaser.published + LATER) for teaser in teased]
    lists = [_listing([_teaser(article, DATED) for article in group]) for group in groups]
    return _world([*(sheet for group in groups for sheet in _visits(group)), *alone_later, *lists])


def _teaser(article: Article, kind: str) -> Article:
    return replace(tease(article), slug=article.slug + kind)


def changed(change: Change, most: int = 40) -> World:
    """Show articles about events, and a changed copy of each: alone without an outlet, and in a list with it."""
    articles = read_stories(CASES / "events")[:most]
    return _world([*map(_glued, articles), *_copies([change(article) for article in articles])])


def edited() -> tuple[World, dict[str, str]]:
    """Show articles, copies that an editor changed, and reprints; give each reprint's original, both by name."""
    originals = {article.slug: article for article in read_stories(CASES / "events")}
    tables = tomllib.loads((CASES / "copies.toml").read_text(encoding="utf-8"))["copy"]
    copies = [_edited(originals[table["of"]], table) for table in tables]
    world = _world([*map(_glued, originals.values()), *_copies(copies)])
    return world, {copy.slug: copy.copy_of for copy in copies if copy.copy_of}


def _groups(kind: str) -> list[list[Article]]:
    """Give the articles of a kind that are alike, in the order of publication."""
    articles = sorted(read_stories(CASES / kind), key=lambda article: article.slug)
    return [list(group) for _, group in groupby(articles, key=lambda article: article.slug.rpartition("-")[0])]


def _edited(article: Article, table: dict[str, Any]) -> Article:
    """Change an article as the table of a copy says; under another outlet it is a reprint of the original."""
    body = article.body.strip()
    for old, new in table.get("edits", ()):
        body = body.replace(old, new)
    copy = replace(article, title=table["title"], body="\n\n".join([body, *filter(None, [table.get("added")])]))
    if "outlet" not in table:
        return copy
    return replace(copy, slug=f"{copy.slug}, {table['outlet']}", outlet=table["outlet"], copy_of=article.slug)


def _visits(group: Sequence[Article]) -> Iterator[Sheet]:
    """Show each article twice, with the others of its group beside it that were out by then: whole, and cut."""
    for article in group:
        for sheet, change in ((alone(article, article.published + SOON), None), (_glued(article), cut)):
            others = [other for other in group if other is not article and other.published <= sheet.captured]
            related = [change(other) if change else other for other in others]
            yield replace(sheet, listed=tuple(one_line(other, "related", sheet.captured) for other in related))


def _copies(copies: Sequence[Article]) -> Iterator[Sheet]:
    yield from (alone(copy, copy.published + LAST) for copy in copies if not copy.copy_of)
    yield _listing(copies)


def _glued(article: Article) -> Sheet:
    return glued(article, article.published + LATER)


def _listing(articles: Sequence[Article]) -> Sheet:
    return listing(articles, max(article.published for article in articles) + SOON)


def _world(sheets: Iterable[Sheet]) -> World:
    ordered = sorted(sheets, key=lambda sheet: sheet.captured)
    copies = [copy.article for sheet in ordered for copy in sheet.copies]
    articles = {one.slug: WorldArticle(one.outlet, one.published, one.body) for one in copies}
    return World(tuple(WorldPage(print_page(sheet), sheet.captured, _shown(sheet)) for sheet in ordered), articles)


def _shown(sheet: Sheet) -> tuple[Shown, ...]:
    says_outlet = sheet.layout != "compact-article" and sheet.names_outlet
    main = [sheet.main] if sheet.main else []
    shown = [Shown(copy.article.slug, copy.article.outlet * says_outlet, copy.time) for copy in main]
    shown += [Shown(copy.article.slug, copy.article.outlet, copy.time, " ".join(copy.lines)) for copy in sheet.listed]
    return tuple(shown)
