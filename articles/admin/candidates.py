"""Who may be meant: people who bear a name, those whom most articles name first."""

from collections import defaultdict
from collections.abc import Collection
from typing import Literal, NamedTuple

from django.db.models import F, Sum, Window
from django.db.models.functions import RowNumber

from articles.models import Profile

MOST = 8  # that are offered for a name


class Candidate(NamedTuple):
    """A person who may be meant, and how many articles name them so."""

    person: int
    name: str
    articles: int

    def __str__(self) -> str:
        return f"{self.name} ({self.articles:,})"


def candidates(names: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Candidate]]:
    """Offer people for each name, by its surname and block; a surname alone has those of all its blocks."""
    bare = _bearers("surname", {surname for surname, block in names if surname == block})
    full = _bearers("block", {block for surname, block in names if surname != block})
    return {name: (bare if name[0] == name[1] else full)[name[1]] for name in names}


def _bearers(field: Literal["surname", "block"], values: Collection[str]) -> dict[str, list[Candidate]]:
    shown = Profile.objects.filter(**{f"{field}__in": values}, person__nobody=False, person__merged_into=None)
    people = shown.order_by().values(field, "person", "person__name").annotate(total=Sum("articles"))
    rank = Window(RowNumber(), partition_by=F(field), order_by=[F("total").desc(), F("person").asc()])
    found = defaultdict(list)
    for value, *candidate, _ in (
        people.annotate(rank=rank)
        .filter(rank__lte=MOST)
        .order_by(field, "rank")
        .values_list(field, "person", "person__name", "total", "rank")
    ):
        found[value].append(Candidate(*candidate))
    return found
