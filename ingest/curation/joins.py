"""Make one article of several: the copies of all go to one of them, to which the others then lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, ArticleTopic
from articles.proposals import FIELDS
from ingest.filing.husks import inherit_locks
from ingest.models import Appearance, Decision

from .copies import Refusals, decide, decided_alone, lead_to, move, refuse, remembered, settle

MOST_ARTICLES = 20


@dataclass(frozen=True, slots=True)
class Join:
    """That some articles are one: which of them keeps its address, and which go."""

    kept: Article
    others: Sequence[Article]

    @property
    def articles(self) -> list[int]:
        return [article.pk for article in (self.kept, *self.others)]

    def refusals(self) -> Refusals:
        """Say what forbids it."""
        sentences = [
            f"“{one}” ({one.pk}) is a part of article {one.merged_into_id} already."
            for one in (self.kept, *self.others)
            if one.merged_into_id
        ]
        statuses = sorted({one.status for one in (self.kept, *self.others)})
        if len(statuses) > 1:
            sentences.append(f"Some are {' and some '.join(statuses)}: give them one status first.")
        return tuple(sentences)

    def warnings(self) -> list[str]:
        """Say what to know before."""
        outlets = sorted({one.source.name for one in (self.kept, *self.others) if one.source})
        sentences = [sentence for one in self.others for sentence in _locks_that_go(one, self.kept)]
        if len(outlets) > 1:
            sentences.append(
                f"They are of different outlets: {', '.join(outlets)}. A reprint is an article of its own."
            )
        if "people" in self.kept.locked:
            sentences.append("The text stays that of the kept article: a curator corrected the people in it.")
        return sentences

    def make(self, curator: AbstractBaseUser) -> None:
        """Do it. What a curator corrected goes along unless the kept article was corrected there itself."""
        with decided_alone():
            for one in (self.kept, *self.others):
                one.refresh_from_db()
            refuse(self.refusals())
            for other in self.others:
                _join(Article.objects.get(pk=self.kept.pk), other, curator)
            decide([self.kept.pk], curator.get_username())
            settle(self.articles)


def _locks_that_go(other: Article, kept: Article) -> list[str]:
    """Say of each correction of an article that goes what becomes of it."""
    return [
        f"{lock.capitalize()} of “{other}” ({other.pk}), corrected by {curator}: {_fate(lock, kept)}"
        for lock, curator in sorted(other.locked.items())
    ]


def _fate(lock: str, kept: Article) -> str:
    if lock in FIELDS:
        own = "the kept article has a correction of its own"
        return f"{own}." if lock in kept.locked else "the kept article takes it over."
    return "what was added goes along." if lock == "topics" else "it comes back only when this is taken back."


def _join(kept: Article, other: Article, curator: AbstractBaseUser) -> None:
    moved = {
        "copies": remembered(other.pk),
        "locks": sorted(FIELDS.keys() & other.locked.keys() - kept.locked.keys()),
        "topics": _move_topics(kept, other),
        "led": lead_to(other, kept.pk),
    }
    move(list(Appearance.objects.filter(article=other).values_list("pk", flat=True)), kept.pk)
    inherit_locks({other.pk: kept.pk})
    Decision.objects.create(kind=Decision.Kind.JOIN, article=kept, other=other, decided_by=curator, moved=moved)


def _move_topics(kept: Article, other: Article) -> list[int]:
    """Give the kept article the topics that a curator added to the other; say which these are."""
    if "topics" in kept.locked:
        return []
    present = kept.article_topics.values("topic")
    said = other.article_topics.filter(basis=ArticleTopic.Basis.CURATOR).exclude(topic__in=present)
    topics = list(said.order_by("topic").values_list("topic", flat=True))
    rows = [ArticleTopic(article=kept, topic_id=topic, basis=ArticleTopic.Basis.CURATOR) for topic in topics]
    ArticleTopic.objects.bulk_create(rows)
    return topics
