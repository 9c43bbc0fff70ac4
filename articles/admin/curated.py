"""What all of the archive's admin pages share: counted filters, a history that tells values, a search that follows."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from articles.models import Article
from articles.search import following, outbox

from .changes import change_message


def search_follows(article_ids: Iterable[int]) -> None:
    """Have the search index take up changed articles; call it in the transaction that changes them."""
    outbox.record(article_ids)
    transaction.on_commit(following.follow, robust=True)


def row_count(model: type[Model], field: str, to: str = "pk") -> Coalesce:
    """Count another table's rows whose `field` is `to`, as an annotation; grouping would read all columns."""
    rows = model._default_manager.filter(**{field: OuterRef(to)}).order_by().values(field)
    return Coalesce(Subquery(rows.values(number=Count("pk"))), 0)


class CuratedAdmin(admin.ModelAdmin):
    """A table that curators edit."""

    show_facets = admin.ShowFacets.ALWAYS
    queues: tuple = ()

    def affected_articles(self, rows: QuerySet) -> QuerySet[Article]:
        """Say which articles are found otherwise once these rows are gone."""
        return Article.objects.none()

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> list:
        return change_message(form, formsets, add)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Let whoever may delete a row delete what hangs on it, though the lists of such rows are read-only."""
        rows, counts, _, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(), protected

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_queryset(request, self.model._default_manager.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        search_follows(list(self.affected_articles(queryset).values_list("pk", flat=True)))
        queryset.delete()


class ReadOnly:
    """Rows that only imports write; for tables and for the rows inside another page."""

    def has_add_permission(self, *args: object) -> bool:
        return False

    def has_change_permission(self, *args: object) -> bool:
        return False

    def has_delete_permission(self, *args: object) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, CuratedAdmin):
    """A table that curators look at."""

    show_facets = admin.ShowFacets.ALLOW
    show_full_result_count = False
