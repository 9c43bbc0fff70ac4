"""Put articles on pages: alone without outlet and time, alone with both, in a list, or beside another."""

from collections.abc import Sequence
from datetime import datetime

from demo.ages import time_ago
from demo.pages import Copy, Sheet
from demo.stories import Article

from .changes import paragraphs


def alone(article: Article, captured: datetime) -> Sheet:
    """Show an article on a compact page, which names neither its outlet nor its time."""
    return Sheet("compact-article", captured, Copy(article, "main", "", tuple(paragraphs(article))))


def glued(article: Article, captured: datetime) -> Sheet:
    """Show an article on a spaced page, which glues its outlet to its time."""
    main = Copy(article, "main", time_ago(article.published, captured), tuple(paragraphs(article)))
    return Sheet("spaced-article-loose", captured, main)


def listing(articles: Sequence[Article], captured: datetime) -> Sheet:
    """Show articles on the page of a hashtag."""
    listed = tuple(one_line(article, "listed", captured) for article in articles)
    return Sheet("compact-hashtag", captured, listed=listed, hashtag="News")


def one_line(article: Article, role: str, captured: datetime) -> Copy:
    return Copy(article, role, time_ago(article.published, captured), (" ".join(paragraphs(article)),))
