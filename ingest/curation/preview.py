"""What a decision would change: it is made, looked at and taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count

from articles.models import Article
from ingest.models import Appearance
from ingest.rereading.changes import Change, State, changes, state

from .copies import CurationError, Refusals


class Deed(Protocol):
    """What a curator may do, and may look at before."""

    @property
    def articles(self) -> list[int]: ...

    def refusals(self) -> Refusals: ...

    def make(self, curator: AbstractBaseUser) -> object: ...


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change of each article (by number), field by field, or why it is refused."""

    refusals: Refusals = ()
    changed: Mapping[str, Collection[Change]] | None = None


def preview(deed: Deed, curator: AbstractBaseUser) -> Preview:
    """Say what it would change."""
    if refusals := deed.refusals():
        return Preview(refusals)
    concerned = set(deed.articles)
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    try:
        with transaction.atomic():
            before = _state(concerned)
            deed.make(curator)
            made = Article.objects.filter(pk__gt=last).values_list("pk", flat=True)
            found = changes(before, _state(concerned.union(made)))
            transaction.set_rollback(True)
    except CurationError as refusal:
        return Preview((str(refusal),))
    things = dict.fromkeys(one.thing for one in found)
    return Preview(changed={thing: [one for one in found if one.thing == thing] for thing in things})


def _state(articles: Collection[int]) -> State:
    held = Appearance.objects.filter(article__in=articles).order_by().values_list("article")
    copies = dict(held.annotate(Count("pk")))
    rows = Article.objects.filter(pk__in=articles).values_list("pk", "date_conflict", "locked")
    more = {
        f"article {pk}": {
            "copies": f"{copies.get(pk, 0):,}",
            "captures on the date": "do not agree" if conflict else "agree",
            "locked": ", ".join(sorted(locked)),
        }
        for pk, conflict, locked in rows
    }
    return {thing: {**more[thing], **fields} for thing, fields in state((), articles).items()}
