"""Keep the mentions in a title where the names stand, after a curator changed the title."""

from django.db.models import F

from articles.models import Article, Mention

OUT_OF_THE_WAY = 10_000  # more than a title has characters


def realign_title_mentions(article: Article) -> None:
    """Move each mention to where its name stands in the new title; drop those whose name is gone."""
    mentions = article.mentions.filter(field=Mention.Field.TITLE)
    found = _positions(article.title, list(mentions.order_by("start")))
    mentions.exclude(pk__in=found).delete()
    mentions.update(start=F("start") + OUT_OF_THE_WAY, end=F("end") + OUT_OF_THE_WAY)
    for key, (start, end) in found.items():
        mentions.filter(pk=key).update(start=start, end=end)


def _positions(title: str, mentions: list[Mention]) -> dict[int, tuple[int, int]]:
    """Find the names in their order; one that moved to the front is looked for from the beginning."""
    positions: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for mention in mentions:
        start = title.find(mention.surface)
        while start in taken:
            start = title.find(mention.surface, start + 1)
        if start >= 0:
            taken.add(start)
            positions[mention.pk] = (start, start + len(mention.surface))
    return positions
