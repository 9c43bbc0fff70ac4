"""The places where articles name people."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from articles.models import Mention

from .curated import ReadOnlyAdmin
from .paging import PagedInline

CONTEXT = 40  # characters each side


class MentionInline(PagedInline):
    """The mentions on an article's page: give one to another person, or remove it."""

    model = Mention
    fields = ("person", "place", "role", "evidence")
    readonly_fields = ("place", "role", "evidence")
    autocomplete_fields = ("person",)

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).select_related("person").order_by("-field", "start")

    @admin.display(description="in the text")
    def place(self, mention: Mention) -> str:
        text = mention.article.title if mention.field == Mention.Field.TITLE else mention.article.body
        before = text[max(mention.start - CONTEXT, 0) : mention.start]
        after = text[mention.end : mention.end + CONTEXT]
        return format_html("{}: …{}<strong>{}</strong>{}…", mention.field, before, mention.surface, after)


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    """All mentions of all articles, to look through; they are changed on the article's page."""

    list_display = ("surface", "person", "article", "role", "evidence")
    list_filter = ("field", ("person", admin.EmptyFieldListFilter))
    list_select_related = ("person", "article")
    search_fields = ("surface", "person__name")
