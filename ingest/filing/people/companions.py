"""Count the people with whom two sets of profiles are named together."""

from collections.abc import Collection

from django.db.models import F

from articles.models import Mention, Profile

MOST = 2  # more say no more


class Companions:
    """For one block: those of its surname are no companions, and bare surnames say too little.

    Father and son of one name are named beside the same relatives.
    """

    def __init__(self, block: str) -> None:
        self.surname = block.partition(" ")[0]

    def __call__(self, one: Collection[int], other: Collection[int]) -> int:
        """Count the names that stand in articles of both, up to MOST."""
        fewer, more = sorted((sorted(one), sorted(other)), key=self._articles)
        shared = self._names(more).filter(key__in=list(self._names(fewer)))
        return len(shared[:MOST])

    def _articles(self, profiles: Collection[int]) -> int:
        return sum(Profile.objects.filter(pk__in=profiles).values_list("articles", flat=True))

    def _names(self, profiles: Collection[int]):
        articles = Mention.objects.filter(profile__in=profiles).values("article")
        beside = Profile.objects.filter(mentions__article__in=articles)
        full = beside.exclude(surname=self.surname).exclude(block=F("surname"))
        return full.order_by().values_list("key", flat=True).distinct()
