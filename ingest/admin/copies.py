"""Copies of articles, and the words that they share."""

from datetime import time, timedelta

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from articles.admin import PagedInline, ReadOnly, ReadOnlyAdmin
from articles.admin.curated import row_count
from ingest.models import Appearance, Capture, Wording

_TICK = timedelta(microseconds=1)


def page_link(capture: Capture) -> str:
    """Link to the raw page."""
    return format_html('<a href="{}">{}</a>', capture.get_absolute_url(), capture)


def capture_time(capture: Capture) -> str:
    """Say when a page was captured, and what says so."""
    if capture.captured_at is None:
        return "not known (said a curator)" if capture.captured_basis else "not known"
    return f"{_ends(capture)} ({capture.get_captured_basis_display()})"


def _ends(capture: Capture) -> str:
    """Name a day, an instant, or the first and the last one, to the minute."""
    at, until = capture.captured_at, capture.captured_until
    if until and until - at + _TICK == timedelta(days=1) and at.time() == time():
        return f"{at:%Y-%m-%d}"
    return " – ".join(dict.fromkeys(f"{end:%Y-%m-%d %H:%M}" for end in capture.captured.ends))


def span_list(appearance: Appearance) -> str:
    """List where on the page each field stands."""
    return ", ".join(f"{field} {start}–{end}" for field, (start, end) in appearance.spans.items())


class AppearanceInline(ReadOnly, PagedInline):
    """The copies of an article, or on a page: what was printed, and where."""

    model = Appearance
    readonly_fields: tuple[str, ...] = ("page", "captured", "where")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        return super().get_queryset(request).select_related("capture", "article").defer("capture__raw", "article__body")

    @admin.display(description="raw page")
    def page(self, appearance: Appearance) -> str:
        return page_link(appearance.capture)

    @admin.display(description="captured")
    def captured(self, appearance: Appearance) -> str:
        return capture_time(appearance.capture)

    @admin.display(description="where on the page")
    def where(self, appearance: Appearance) -> str:
        return span_list(appearance)


class OnPageInline(AppearanceInline):
    """The articles on a page."""

    fields = ("article", "role", "title", "outlet", "time", "category", "hashtag", "where", "gives_text")


@admin.register(Appearance)
class AppearanceAdmin(ReadOnlyAdmin):
    """All copies of all articles, as printed."""

    list_display = ("title", "article", "role", "outlet", "time", "category", "hashtag", "page")
    list_filter = ("role", "date_basis", "gives_text")
    search_fields = ("title", "outlet")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        return super().get_queryset(request).select_related("article", "capture", "source").defer("capture__raw")

    @admin.display(description="raw page")
    def page(self, appearance: Appearance) -> str:
        return page_link(appearance.capture)


@admin.register(Wording)
class WordingAdmin(ReadOnlyAdmin):
    """The words that copies have in common, and which of them are one text."""

    list_display = ("__str__", "copy_group", "appearance_count")
    fields = ("key", "copy_group", "title_key")
    search_fields = ("appearances__title",)
    inlines = (OnPageInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Wording]:
        return super().get_queryset(request).annotate(appearance_number=row_count(Appearance, "wording"))

    @admin.display(description="copies", ordering="appearance_number")
    def appearance_count(self, wording: Wording) -> int:
        return wording.appearance_number
