"""Which fields of an article a curator decided, so that imports leave them alone."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article

LOCK_OF = {
    "title": "title",
    "source": "source",
    "published_earliest": "published",
    "published_latest": "published",
    "status": "status",
    "article_topics": "topics",
    "mentions": "people",
}


def lock(article: Article, changed: Iterable[str], user: AbstractBaseUser) -> None:
    """Note that the user decided the changed fields or rows; the caller saves the article."""
    article.locked |= {LOCK_OF[name]: user.get_username() for name in changed if name in LOCK_OF}


def release(article: Article, fields: Iterable[str]) -> None:
    """Give fields back to the imports; the caller saves the article."""
    article.locked = {field: who for field, who in article.locked.items() if field not in fields}


def lock_choices(article: Article) -> list[tuple[str, str]]:
    """List the locks of an article for a form."""
    return [(field, f"{field}, locked by {who}") for field, who in sorted(article.locked.items())]
