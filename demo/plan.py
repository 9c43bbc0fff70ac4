"""Decide which pages were captured when, and what stands on each. Every choice hangs on the seed alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from .ages import time_ago
from .damage import main_lines, one_line
from .dice import dice, happens
from .pages import Copy, Sheet
from .stories import Article

CATEGORIES = ("Entertainment", "Sport", "Business", "Politics", "Science", "General")
AGES = tuple(
    timedelta(minutes=minutes)
    for minutes in (0.3, 1.2, 9, 26, 55, 80, 150, 300, 480, 700, 1080, 1270, 1700, 2900, 4300, 5900, 7300, 8600, 12000)
)
JUNK = (("===",), ("&w=3840&q=100)", ""))
BUSY = 4  # Articles under a hashtag that has a page.
GAPS = ((2, 2, 2, 2), (2, 1, 2, 0), (1, 1, 1, 1), (0, 0, 0, 0), (2, 2, 2, 2))


def plan(articles: Sequence[Article], seed: str = "demo") -> Iterator[Sheet]:
    """Yield the pages of a crawl: about five article pages to every four articles, and one for each busy hashtag."""
    for number, article in enumerate(articles):
        for visit in range(_visits(dice(seed, article.slug), article)):
            yield _article_page(article, articles, dice(seed, article.slug, visit), number + 7 * visit)
    for tag in _busy_tags(articles):
        yield _hashtag_page(tag, articles, dice(seed, f"#{tag}"))


def _visits(throw: Random, article: Article) -> int:
    if article.copy_of:
        return int(happens(throw, 0.4))
    return 0 if happens(throw, 0.08) else 1 + happens(throw, 0.3)


def _article_page(article: Article, articles: Sequence[Article], throw: Random, turn: int) -> Sheet:
    captured = _captured(article, throw, turn)
    main = Copy(article, "main", time_ago(article.published, captured), main_lines(article, throw))
    layout = throw.choices(("compact-article", "spaced-article-tight", "spaced-article-loose"), weights=(60, 23, 17))[0]
    sheet = Sheet(layout, captured, main, gaps=throw.choice(GAPS), says_hashtags=happens(throw, 0.6))
    sheet = replace(sheet, names_outlet=happens(throw, 0.87), titles=throw.choices((1, 2, 3), (5, 90, 5))[0])
    if main.lines and happens(throw, 0.07):
        return replace(sheet, ends_early=True)
    if layout == "compact-article" and happens(throw, 0.05):
        sheet = replace(sheet, junk=throw.choice(JUNK))
    related = _related(article, articles, captured, throw)
    return replace(sheet, listed=tuple(_listed(other, "related", captured, throw) for other in related))


def _captured(article: Article, throw: Random, turn: int) -> datetime:
    age = AGES[turn * 11 % len(AGES)] * throw.uniform(0.92, 1.08)
    return (article.published + age).replace(microsecond=0)


def _related(article: Article, articles: Sequence[Article], captured: datetime, throw: Random) -> list[Article]:
    """Choose up to three articles already out, those that share tags and are fresh before others."""
    itself = happens(throw, 0.08)
    known = [other for other in articles if other.published <= captured and (itself or other is not article)]
    known.sort(key=lambda other: -_nearness(article, other, captured, throw))
    return known[: throw.choices((3, 2, 1, 0), weights=(66, 18, 10, 6))[0]]


def _nearness(article: Article, other: Article, captured: datetime, throw: Random) -> float:
    days = (captured - other.published) / timedelta(days=1)
    return 2 * len(set(article.tags) & set(other.tags)) - days / 2 + throw.uniform(0, 3)


def _listed(article: Article, role: str, captured: datetime, throw: Random) -> Copy:
    body = one_line(article, throw)
    split = ": " in article.title and happens(throw, 0.15)
    return Copy(article, role, time_ago(article.published, captured), (body,), split_title=split)


def _busy_tags(articles: Sequence[Article]) -> list[str]:
    tags = [tag for article in articles for tag in article.tags]
    return sorted(tag for tag in set(tags) if tags.count(tag) >= BUSY)


def _hashtag_page(tag: str, articles: Sequence[Article], throw: Random) -> Sheet:
    tagged = sorted((article for article in articles if tag in article.tags), key=lambda article: article.published)
    newest = tagged[throw.randrange(2, len(tagged))]
    captured = _captured(newest, throw, throw.randrange(len(AGES)))
    shown = [article for article in reversed(tagged) if article.published <= captured][:8]
    layout = throw.choices(("compact-hashtag", "spaced-hashtag"), weights=(2, 3))[0]
    copies = tuple(_categorised(_listed(article, "listed", captured, throw), layout, throw) for article in shown)
    return Sheet(layout, captured, listed=copies, hashtag=tag, gaps=throw.choice(GAPS))


def _categorised(copy: Copy, layout: str, throw: Random) -> Copy:
    """Add the page's category: often wrong, and at times missing on a compact page."""
    if layout == "compact-hashtag" and happens(throw, 0.15):
        return copy
    category = copy.article.category if happens(throw, 0.7) else throw.choice(CATEGORIES)
    return replace(copy, category=category)
