"""Make one outlet of several: what it would change, and doing it."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, Min

from articles.models import Article, Source
from articles.proposals import propose

from .entries import Holdings, Preview, search_follows

NAMED_COLLISIONS = 10


def preview_sources(kept: Source, others: Sequence[Source]) -> Preview:
    """Say what merging outlets would do."""
    holdings = tuple((source, _source_holdings(source)) for source in (kept, *others))
    return Preview(kept, tuple(others), holdings, (*_countries(kept, others), *_shared_articles([kept, *others])))


def _source_holdings(source: Source) -> Holdings:
    tables = {relation.related_model: relation.field.name for relation in Source._meta.related_objects}
    return {
        str(model._meta.verbose_name_plural): model._base_manager.filter(**{field: source}).count()
        for model, field in tables.items()
    }


def _countries(kept: Source, others: Iterable[Source]) -> list[str]:
    return [
        f"“{other}” is filed under {other.country}, “{kept}” under {kept.country}: are they one outlet?"
        for other in others
        if kept.country and other.country and kept.country != other.country
    ]


def _shared_articles(sources: Sequence[Source]) -> list[str]:
    groups = Article.objects.filter(source__in=sources, merged_into=None).order_by().values("copy_group")
    shared = groups.annotate(title=Min("title"), outlets=Count("source", distinct=True)).filter(outlets__gt=1)
    number = shared.count()
    sentences = [
        f"“{group['title']}” stands under {group['outlets']} of them and stays that many articles."
        for group in shared.order_by("title")[:NAMED_COLLISIONS]
    ]
    return sentences + ([f"… and {number - NAMED_COLLISIONS} more such articles."] if number > NAMED_COLLISIONS else [])


@transaction.atomic
def merge_sources(kept: Source, others: Sequence[Source]) -> None:
    """Move all that hangs on the other outlets to the kept one, spellings too, and delete the others."""
    list(Source.objects.select_for_update().filter(pk__in=[source.pk for source in (kept, *others)]))
    search_follows(Article.objects.filter(source__in=others))
    for relation in Source._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": others})
        rows.update(**{relation.field.name: kept})
    _fill_in(kept, others)
    _propose_kept(kept, others)
    for other in others:
        Source.objects.get(pk=other.pk).delete()


def _fill_in(kept: Source, others: Iterable[Source]) -> None:
    """Take over a homepage and a country where the kept outlet has none."""
    for field in ("homepage", "country"):
        found = [getattr(source, field) for source in (kept, *others) if getattr(source, field)]
        setattr(kept, field, found[0] if found else "")
    kept.save(update_fields=["homepage", "country"])


def _propose_kept(kept: Source, others: Iterable[Source]) -> None:
    """Have what imports make of a locked outlet follow."""
    merged = [source.pk for source in others]
    proposing = Article.objects.filter(proposals_seen__isnull=False, proposed__source__source_id__in=merged)
    for article in proposing:
        propose(article, "source", {} if article.source_id == kept.pk else {"source_id": kept.pk})
        article.save(update_fields=["proposed", "proposals_seen"])
