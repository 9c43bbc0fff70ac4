"""Take back what curators decided about copies: these go where they were, and imports decide again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from articles.models import Article, ArticleTopic
from articles.proposals import FIELDS, take
from ingest.filing.husks import inherit_locks, leave_bare
from ingest.models import Appearance, Decision

from .copies import Refusals, decided_alone, found_again, lead_to, move, refuse, settle, undecide

_JOIN = Decision.Kind.JOIN


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a decision is taken back."""

    decision: Decision

    @property
    def articles(self) -> list[int]:
        return [self.decision.article_id, self.decision.other_id]

    def refusals(self) -> Refusals:
        """Say what forbids it: later decisions about the articles, as far as these depend on it."""
        one = self.decision
        sentences = [f"Take back first: {later}." for later in _later(one)]
        if one.kind == Decision.Kind.PART and one.article.status != one.other.status:
            sentences.append(f"One is {one.article.status}, the other {one.other.status}: give them one status first.")
        return tuple(sentences)

    def make(self, curator: AbstractBaseUser | None = None) -> None:
        """Do it. Copies that came since follow those with their words."""
        with decided_alone():
            refuse(self.refusals())
            _take_back(self.decision)
            undecide(self.articles)
            settle(self.articles)


def _later(decision: Decision) -> list[Decision]:
    both = [decision.article_id, decision.other_id]
    later = Decision.objects.filter(Q(article__in=both) | Q(other__in=both), pk__gt=decision.pk)
    if decision.kind == _JOIN:  # articles that were joined to the same one do not depend on one another
        later = later.exclude(kind=_JOIN, article=decision.article)
    return list(later.select_related("article", "other"))


def _take_back(decision: Decision) -> None:
    kept, other = (Article.objects.get(pk=pk) for pk in (decision.article_id, decision.other_id))
    if decision.kind == _JOIN:
        _unjoin(kept, other, decision.moved)
    else:
        _unpart(kept, other, decision.moved)
    decision.delete()
    settle([kept.pk, other.pk])
    if not other.appearances.exists():
        lead_to(other, kept.pk)
        inherit_locks({other.pk: kept.pk})
    leave_bare([kept.pk], {})


def _unjoin(kept: Article, other: Article, moved: dict) -> None:
    """Give the other article back what was moved; if none of that is found it still leads there."""
    if back := found_again(moved["copies"], kept.pk):
        Article.objects.filter(pk=other.pk).update(merged_into=None)
        Article.objects.filter(pk__in=moved["led"]).update(merged_into=other)
        move(back, other.pk)
    _give_up(kept, other, moved["locks"])
    topics = ArticleTopic.objects.filter(article=kept, topic__in=moved["topics"])
    topics.filter(basis=ArticleTopic.Basis.CURATOR).delete()


def _give_up(kept: Article, other: Article, locks: Iterable[str]) -> None:
    """Give back the corrections that were taken over, if they still are what they were."""
    for lock in locks:
        if all(getattr(kept, name) == getattr(other, name) for name in FIELDS[lock]):
            take(kept, lock)
    kept.save()


def _unpart(kept: Article, other: Article, moved: dict) -> None:
    move(found_again(moved["copies"], other.pk), kept.pk)


@dataclass(frozen=True, slots=True)
class Release:
    """That imports decide again about the copies of an article, and of all that decisions made of it or with it."""

    article: Article

    @property
    def articles(self) -> list[int]:
        concerned = {self.article.pk}
        for one in self.decisions():
            concerned |= {one.article_id, one.other_id}
        return sorted(concerned)

    def decisions(self) -> list[Decision]:
        """Gather the decisions about the article, those about the others that they name, and so on, the last first."""
        found: dict[int, Decision] = {}
        reached, fresh = {self.article.pk}, {self.article.pk}
        while fresh:
            rows = Decision.objects.filter(Q(article__in=fresh) | Q(other__in=fresh))
            new = {row.pk: row for row in rows.select_related("article", "other") if row.pk not in found}
            found |= new
            fresh = {pk for row in new.values() for pk in (row.article_id, row.other_id)} - reached
            reached |= fresh
        return [found[pk] for pk in sorted(found, reverse=True)]

    def refusals(self) -> Refusals:
        decided = Appearance.objects.filter(article__in=self.articles).exclude(filed_by="")
        return () if decided.exists() else ("No curator decided anything about the copies of this article.",)

    def make(self, curator: AbstractBaseUser | None = None) -> None:
        """Do it."""
        with decided_alone():
            refuse(self.refusals())
            articles = self.articles
            for decision in self.decisions():
                refuse(Undoing(Decision.objects.get(pk=decision.pk)).refusals())
                _take_back(decision)
            undecide(articles)
            settle(articles)
