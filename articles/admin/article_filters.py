"""Filters of the list of articles."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from articles.models import Article, Source

SHOWN_OUTLETS = 20
OPEN_CONFLICT = Q(date_conflict=True, merged_into=None) & ~Q(locked__has_key="published")
UNSEEN = Q(proposals_seen=False, merged_into=None)


class OutletFilter(admin.SimpleListFilter):
    """The outlets with most articles; others are found by the search field."""

    title = "outlet"
    parameter_name = "outlet"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        largest = Source.objects.annotate(size=Count("articles")).order_by("-size", "name")[:SHOWN_OUTLETS]
        return [("none", "Unknown outlet"), *((str(source.pk), source.name) for source in largest)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        chosen = self.value() or ""
        if chosen == "none":
            return queryset.filter(source=None)
        return queryset.filter(source=int(chosen)) if chosen.isdecimal() else queryset


class LockFilter(admin.SimpleListFilter):
    """Whether a curator decided anything about the article."""

    title = "locks"
    parameter_name = "locked"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "Corrected by a curator"), ("no", "As imported")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "yes":
            return queryset.exclude(locked={})
        return queryset.filter(locked={}) if self.value() == "no" else queryset


class ConflictFilter(admin.SimpleListFilter):
    """Whether the captures agree on the date, or a curator settled it."""

    title = "conflict of dates"
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("open", "Captures do not agree"), ("settled", "Settled by a curator")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "open":
            return queryset.filter(OPEN_CONFLICT)
        if self.value() == "settled":
            return queryset.filter(date_conflict=True, merged_into=None, locked__has_key="published")
        return queryset


class ProposalFilter(admin.SimpleListFilter):
    """Whether imports read a locked field otherwise than the curator."""

    title = "imports read otherwise"
    parameter_name = "imports"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("unseen", "A locked field, not seen yet"), ("any", "A locked field")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "unseen":
            return queryset.filter(UNSEEN)
        return queryset.filter(proposals_seen__isnull=False, merged_into=None) if self.value() == "any" else queryset
