"""Which fields of an article a curator decided, so that imports leave them alone."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article
from articles.proposals import FIELDS, imported_values, propose

from .differences import differences, people_named

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


def keep_imported(article: Article, former: Article, changed: Iterable[str]) -> None:
    """Propose what imports made of the fields that a curator just changed; `former` is the article before."""
    for name in {LOCK_OF[name] for name in changed if name in LOCK_OF} & FIELDS.keys() - {"status"}:
        imported = imported_values(former, name)
        propose(article, name, {field: value for field, value in imported.items() if value != getattr(article, field)})


def keep_imported_people(article: Article, former: list[str]) -> None:
    """Propose the people whom imports read in the text, of whom some were just corrected."""
    imported = article.proposed.get("people", {}).get("people", former)
    now = [name for _, name in people_named([article])]
    propose(article, "people", {"people": imported} if sorted(imported) != sorted(now) else {})


def see_proposals(article: Article) -> None:
    """Note that a curator saw what imports propose."""
    article.proposals_seen = True if article.proposed else None


def lock_choices(article: Article) -> list[tuple[str, str]]:
    """List the locks of an article for a form, each with what imports make of the field where that differs."""
    imported: dict[str, list[str]] = defaultdict(list)
    for one in differences([article])[article.pk]:
        imported["people" if one.field == "text" else one.field].append(one.imported)
    return [(field, _choice(field, who, imported[field])) for field, who in sorted(article.locked.items())]


def _choice(field: str, who: str, imported: list[str]) -> str:
    if not imported:
        return f"{field}, locked by {who}"
    return f"{field}, locked by {who}. Imports would make it: {'; '.join(imported)}"
