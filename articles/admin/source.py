"""Outlets: their names, and making one of two."""

from collections.abc import Iterable, Sequence

from django.contrib import admin
from django.db.models import QuerySet, URLField
from django.http import HttpRequest

from articles import merging
from articles.models import Article, Source, SourceName

from .curated import CuratedAdmin, ReadOnlyAdmin, row_count
from .merge import MergeMixin


@admin.register(Source)
class SourceAdmin(MergeMixin, CuratedAdmin):
    """Outlets. One that has articles cannot be deleted, only merged."""

    list_display = ("name", "country", "homepage", "article_count")
    list_filter = ("country", ("homepage", admin.EmptyFieldListFilter))
    search_fields = ("name", "names__name")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    prepopulated_fields = {"slug": ["name"]}
    actions = ("merge_selected",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(size=row_count(Article, "source"))

    @admin.display(description="articles", ordering="size")
    def article_count(self, source: Source) -> int:
        return source.size

    def get_deleted_objects(self, objs: Iterable[Source], request: HttpRequest) -> tuple:
        """Say how many articles stand in the way, rather than list them."""
        held = Source.objects.filter(pk__in=[source.pk for source in objs]).annotate(size=row_count(Article, "source"))
        protected = [f"Articles of “{source}” ({source.size}): merge it instead" for source in held.filter(size__gt=0)]
        return ([], {}, set(), protected) if protected else super().get_deleted_objects(objs, request)

    def preview_merge(self, kept: Source, others: Sequence[Source]) -> merging.Preview:
        return merging.preview_sources(kept, others)

    def merge(self, request: HttpRequest, kept: Source, others: Sequence[Source]) -> None:
        merging.merge_sources(kept, others)


@admin.register(SourceName)
class SourceNameAdmin(ReadOnlyAdmin):
    """All spellings of outlets, to look through; they are changed on the outlet's page."""

    list_display = ("name", "source", "key")
    list_select_related = ("source",)
    search_fields = ("name", "source__name")
