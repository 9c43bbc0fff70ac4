"""The places where articles name people."""

from collections.abc import Collection

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html

from articles.models import Mention, Profile

from .curated import ReadOnlyAdmin
from .paging import PagedInline
from .profile import why

CONTEXT = 40  # characters each side


def recount(profiles: Collection[int]) -> None:
    """Count the articles that have these profiles anew."""
    rows = Mention.objects.filter(profile=OuterRef("pk")).order_by().values("profile")
    number = Coalesce(Subquery(rows.values(number=Count("article", distinct=True))), 0)
    Profile.objects.filter(pk__in=profiles).update(articles=number)


class MentionForm(forms.ModelForm):
    """A curator's choice of a person is this mention's own, and no profile's."""

    def save(self, commit: bool = True) -> Mention:
        if "person" in self.changed_data:
            self.instance.profile = None
        return super().save(commit)


class MentionInline(PagedInline):
    """The mentions on an article's page: give one to another person, or remove it."""

    model = Mention
    form = MentionForm
    fields = ("person", "place", "role", "evidence", "score", "why")
    readonly_fields = fields[1:]
    autocomplete_fields = ("person",)

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).select_related("person", "profile").order_by("-field", "start")

    @admin.display(description="why this person")
    def why(self, mention: Mention) -> str:
        return why(mention.profile)

    @admin.display(description="in the text")
    def place(self, mention: Mention) -> str:
        text = mention.article.title if mention.field == Mention.Field.TITLE else mention.article.body
        before = text[max(mention.start - CONTEXT, 0) : mention.start]
        after = text[mention.end : mention.end + CONTEXT]
        return format_html("{}: …{}<strong>{}</strong>{}…", mention.field, before, mention.surface, after)


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    """All mentions of all articles, to look through; they are changed on the article's page."""

    list_display = ("surface", "person", "article", "role", "evidence", "score", "why")
    list_filter = ("field", ("person", admin.EmptyFieldListFilter), ("profile", admin.EmptyFieldListFilter))
    list_select_related = ("person", "article", "profile")
    search_fields = ("surface", "person__name")

    @admin.display(description="why this person")
    def why(self, mention: Mention) -> str:
        return why(mention.profile)
