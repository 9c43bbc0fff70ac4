"""Filters of the list of articles."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.models import Article, Source

SHOWN_OUTLETS = 20


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
