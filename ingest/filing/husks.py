"""Articles that lost all their copies to others: they lead there, and what curators decided about them goes along."""

from collections.abc import Collection, Mapping

from articles.models import Article
from ingest.models import Appearance

# The fields that a lock keeps, where these are the article's own.
_FIELDS = {
    "title": ("title", "slug"),
    "source": ("source_id",),
    "published": ("published_earliest", "published_latest", "date_basis"),
    "status": ("status",),
}


def inherit_locks(heirs: Mapping[int, int]) -> None:
    """Let each heir have what a curator decided about the article that it continues, unless one did about itself."""
    locked = Article.objects.filter(pk__in=heirs).exclude(locked={}).in_bulk()
    for pk, article in locked.items():
        heir = Article.objects.filter(pk=heirs[pk]).first()
        if heir:
            _inherit(heir, article)


def _inherit(heir: Article, article: Article) -> None:
    for lock, fields in _FIELDS.items():
        if lock in article.locked and lock not in heir.locked:
            heir.locked[lock] = article.locked[lock]
            for field in fields:
                setattr(heir, field, getattr(article, field))
    heir.save(update_fields=["locked", *(field.removesuffix("_id") for fields in _FIELDS.values() for field in fields)])


def leave_bare(articles: Collection[int], heirs: Mapping[int, int]) -> set[int]:
    """See to those that have no copy any more: they lead to their heir or, without one, are hidden; give which.

    What a curator said of an article's status, and where a curator let it lead, stays.
    """
    held = Appearance.objects.filter(article__in=articles).values("article")
    bare = Article.objects.filter(pk__in=articles, merged_into=None).exclude(pk__in=held)
    changed = [article for article in bare if article.pk in heirs or "status" not in article.locked]
    for article in changed:
        if article.pk in heirs:
            article.merged_into_id = heirs[article.pk]
            Article.objects.filter(merged_into=article.pk).update(merged_into=heirs[article.pk])
        else:
            article.status = Article.Status.HIDDEN
    Article.objects.bulk_update(changed, ["merged_into", "status"])
    return {article.pk for article in changed}
