"""Articles that lost all their copies to others: they lead there, and what curators decided about them goes along."""

from collections.abc import Collection, Mapping

from articles.models import Article
from articles.proposals import FIELDS, imported_values, propose
from ingest.models import Appearance

from .people import drop_people


def inherit_locks(heirs: Mapping[int, int]) -> None:
    """Let each heir have what a curator decided about the article that it continues, unless one did about itself."""
    for article in Article.objects.filter(pk__in=heirs).exclude(locked={}).order_by("pk"):
        heir = Article.objects.filter(pk=heirs[article.pk]).first()
        if heir:
            _inherit(heir, article)


def _inherit(heir: Article, article: Article) -> None:
    for lock in FIELDS.keys() & article.locked.keys() - heir.locked.keys():
        imported = imported_values(heir, lock)
        heir.locked[lock] = article.locked[lock]
        for field in FIELDS[lock]:
            setattr(heir, field, getattr(article, field))
        if lock != "status":
            propose(heir, lock, {field: value for field, value in imported.items() if value != getattr(heir, field)})
    fields = (field.removesuffix("_id") for fields in FIELDS.values() for field in fields)
    heir.save(update_fields=["locked", "proposed", "proposals_seen", *fields])


def leave_bare(articles: Collection[int], heirs: Mapping[int, int]) -> set[int]:
    """See to those that have no copy any more: they lead to their heir or, without one, are hidden; give which.

    What a curator said of an article's status or people, and where a curator let it lead, stays.
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
    leading = {article.pk: article for article in changed if article.pk in heirs}
    curated = [pk for pk, article in leading.items() if "people" in article.locked]
    return {article.pk for article in changed} | drop_people(leading, curated)
