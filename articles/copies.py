"""Copies: articles of one text under several outlets, and how a list shows each text once.

Of the copies in a list the lead stands for all: the one with the earliest date, undated ones last; of equal dates the
first by the outlet's name (unknown ones last), then by title. A copy that the list does not hold never stands for one
that it does.
"""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from .models import Article, ArticleQuerySet

# The id is reached only by copies that look the same: it keeps a lead from changing between two pages of a list.
LEAD = (F("published_earliest").asc(nulls_last=True), F("source__name").asc(nulls_last=True), "title", "pk")


def folded(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Keep of each text the lead among these articles, in their order.

    A window is sorted once, whatever indexes a planner chooses; to look for an earlier copy of each article is not.
    """
    place = Window(RowNumber(), partition_by="copy_group", order_by=LEAD)
    leads = articles.order_by().annotate(place=place).filter(place=1).values("pk")
    return Article.objects.filter(pk__in=leads).order_by(*articles.query.order_by)


def fold(ids: Sequence[int], *, best_first: bool = False) -> list[int]:
    """Keep of each text the lead among these articles, in the order of the leads.

    With `best_first`, the order of relevance, a lead takes the place of the first of its copies instead.
    """
    other = Article.objects.filter(copy_group=OuterRef("copy_group")).exclude(pk=OuterRef("pk"))
    copies = Article.objects.published().filter(Exists(other), pk__in=ids).order_by(*LEAD)
    groups = dict(copies.values_list("pk", "copy_group"))
    leads = {group: pk for pk, group in reversed(groups.items())}
    if best_first:
        return list(dict.fromkeys(leads[groups[pk]] if pk in groups else pk for pk in ids))
    return [pk for pk in ids if pk not in groups or leads[groups[pk]] == pk]


def count_elsewhere(articles: Collection[Article]) -> None:
    """Tell each article how many other outlets have its text, and how many other copies there are, in one query."""
    groups = {article.copy_group for article in articles}
    copies = Article.objects.published().filter(copy_group__in=groups).order_by().values_list("copy_group")
    counts = {group: totals for group, *totals in copies.annotate(Count("source", distinct=True), Count("pk"))}
    for article in articles:
        outlets, total = counts.get(article.copy_group, (0, 0))
        article.elsewhere = max(outlets - (article.source_id is not None), 0)
        article.other_copies = max(total - 1, 0)


def came_first(copies: Iterable[Article]) -> Article | None:
    """Name the copy that was surely published before each other one, or none where their dates do not tell.

    Dates that contradict one another tell nothing.
    """
    copies = list(copies)
    if any(copy.published_earliest is None or copy.date_conflict for copy in copies):
        return None
    first, *others = sorted(copies, key=lambda copy: copy.published_latest)
    return first if all(first.published_latest < other.published_earliest for other in others) else None
