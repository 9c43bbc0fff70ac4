"""What imports would make of a field that a curator locked: kept beside it, and taken when the field is given back."""

from collections.abc import Mapping
from datetime import datetime

from .models import Article

# The article's own fields that a lock keeps.
FIELDS = {
    "title": ("title", "slug"),
    "source": ("source_id",),
    "published": ("published_earliest", "published_latest", "date_basis"),
    "status": ("status",),
}
_INSTANTS = ("published_earliest", "published_latest")


def imported_values(article: Article, lock: str) -> dict[str, object]:
    """Give the values that imports would give the fields of a lock."""
    values = article.proposed.get(lock, {})
    return {name: _value(name, values[name]) if name in values else getattr(article, name) for name in FIELDS[lock]}


def _value(name: str, value: object) -> object:
    return datetime.fromisoformat(value) if name in _INSTANTS and isinstance(value, str) else value


def propose(article: Article, lock: str, values: Mapping[str, object]) -> bool:
    """Keep the values beside those that a curator locked, in the place of earlier ones; none if they do not differ.

    Say whether that changed the article. A basis alone makes no other date.
    """
    found = {name: kept for name, kept in article.proposed.items() if name != lock}
    if values.keys() - {"date_basis"}:
        found[lock] = {name: _plain(value) for name, value in values.items()}
    if found == article.proposed:
        return False
    article.proposed = found
    article.proposals_seen = bool(article.proposals_seen) and lock not in found if found else None
    return True


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def take(article: Article, lock: str) -> None:
    """Give a field back to imports: it has their value and no lock; the caller saves the article."""
    for name, value in imported_values(article, lock).items() if lock in FIELDS else ():
        setattr(article, name, value)
    propose(article, lock, {})
    article.locked = {name: who for name, who in article.locked.items() if name != lock}
