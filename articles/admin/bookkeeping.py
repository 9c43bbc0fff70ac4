"""The archive's own books: who changed what, and what the search has not taken up yet."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry

from articles.models import IndexTask

from .curated import ReadOnlyAdmin


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """Every change that a curator made, newest first."""

    list_display = ("action_time", "user", "content_type", "object_repr", "get_change_message")
    list_filter = ("action_flag", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "user__username")
    date_hierarchy = "action_time"


@admin.register(IndexTask)
class IndexTaskAdmin(ReadOnlyAdmin):
    """Articles whose entry in the search index is older than their row; usually none."""

    list_display = ("article_id",)
