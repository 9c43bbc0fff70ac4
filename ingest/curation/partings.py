"""Part copies from an article: they are of another one, which may be new."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article
from ingest.models import Appearance, Decision
from ingest.rows import next_ids

from .copies import Refusals, decide, decided_alone, described, move, refuse, settle


@dataclass(frozen=True, slots=True)
class Parting:
    """That some copies (by primary keys) are not of their article but of another; None is a new one."""

    article: Article
    copies: Collection[int]
    target: Article | None = None

    @property
    def articles(self) -> list[int]:
        return [self.article.pk, *([self.target.pk] if self.target else [])]

    def going(self) -> list[int]:
        """Give those of the copies that are of the article, by their primary keys."""
        return list(self.article.appearances.filter(pk__in=self.copies).order_by("pk").values_list("pk", flat=True))

    def refusals(self) -> Refusals:
        """Say what forbids it."""
        sentences = [*self._refused_target()] if self.target else []
        going = self.going()
        if not going:
            sentences.append("No copy is ticked.")
        elif len(going) == self.article.appearances.count():
            sentences.append("All copies are ticked. Leave one at least, or join the articles in their list.")
        if self._takes_people(going):
            sentences.append(
                "A curator corrected the people in the text of a copy that goes. "
                "Part the other copies from it instead, or release the lock “people” first."
            )
        return tuple(sentences)

    def _refused_target(self) -> Collection[str]:
        if self.target == self.article:
            return ["The copies are of this article already."]
        if self.target.merged_into_id:
            return [f"“{self.target}” is a part of article {self.target.merged_into_id}: choose that one."]
        if self.target.status != self.article.status:
            return [f"One is {self.article.status}, the other {self.target.status}: give them one status first."]
        return []

    def _takes_people(self, going: Collection[int]) -> bool:
        return "people" in self.article.locked and Appearance.objects.filter(pk__in=going, gives_text=True).exists()

    def make(self, curator: AbstractBaseUser) -> Article:
        """Do it; give the article to which the copies went. A part of what is not shown is not shown either."""
        with decided_alone():
            self.article.refresh_from_db()
            refuse(self.refusals())
            number = self.target.pk if self.target else next_ids(Article, 1)[0]
            going = self.going()
            moved = {"copies": described(going)}
            move(going, number)
            decide([self.article.pk, number], curator.get_username())
            settle([self.article.pk, number])
            target = Article.objects.get(pk=number)
            if target.status != self.article.status:
                target.status, target.locked = self.article.status, {"status": curator.get_username()}
                target.save(update_fields=["status", "locked"])
            Decision.objects.create(
                kind=Decision.Kind.PART, article=self.article, other=target, decided_by=curator, moved=moved
            )
        return target
