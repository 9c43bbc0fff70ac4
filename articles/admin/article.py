"""Articles: what a curator corrects is locked, told in the history and taken up by the search."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html_join

from articles.models import Article

from .article_filters import LockFilter, OutletFilter
from .article_form import ArticleForm
from .changes import value_change
from .curated import CuratedAdmin, search_follows
from .locks import lock, release
from .mention import MentionInline
from .paging import PagedInline
from .queues import Queue
from .title_mentions import realign_title_mentions
from .topic import ArticleTopicInline

AS_IMPORTED = ("text", "byline", "dateline", "language", "imported_at", "merged_into")


@admin.register(Article)
class ArticleAdmin(CuratedAdmin):
    """Correct articles one by one, or show and hide many. They come from imports and leave by being withdrawn."""

    form = ArticleForm
    list_display = ("title", "source", "published", "date_basis", "status", "locks")
    list_filter = ("status", "date_basis", OutletFilter, LockFilter, "language")
    list_select_related = ("source",)
    search_fields = ("title", "source__name")
    date_hierarchy = "published_latest"
    show_facets = admin.ShowFacets.ALLOW
    show_full_result_count = False
    autocomplete_fields = ("source",)
    readonly_fields = ("date_basis", *AS_IMPORTED)
    fieldsets = (
        (None, {"fields": ("title", "source", ("published_earliest", "published_latest"), "date_basis", "status")}),
        ("Locks", {"fields": ("release",)}),
        ("As imported", {"classes": ("collapse",), "fields": AS_IMPORTED}),
    )
    inlines: tuple[type[PagedInline], ...] = (ArticleTopicInline, MentionInline)
    actions = ("publish", "hide", "withdraw")
    queues = (
        Queue("Articles of an unknown outlet", Q(source=None, merged_into=None), "outlet=none"),
        Queue("Undated articles", Q(published_earliest=None, merged_into=None), "date_basis__exact="),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    @admin.display(description="published", ordering=F("published_latest").desc(nulls_last=True))
    def published(self, article: Article) -> str:
        if article.published_earliest is None:
            return "undated"
        return f"{article.published_earliest:%Y-%m-%d %H:%M} – {article.published_latest:%Y-%m-%d %H:%M}"

    @admin.display(description="locked")
    def locks(self, article: Article) -> str:
        return ", ".join(sorted(article.locked))

    @admin.display(description="body")
    def text(self, article: Article) -> str:
        return format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph, _ in article.paragraphs())) or "–"

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[BaseModelFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance
        rows = [formset.get_default_prefix() for formset in formsets if formset.has_changed()]
        lock(article, [*form.changed_data, *rows], request.user)
        release(article, form.cleaned_data["release"])
        article.save(update_fields=["locked"])
        if "title" in form.changed_data:
            realign_title_mentions(article)
        search_follows([article.pk])

    @admin.action(description="Publish selected articles", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._set_status(request, queryset, Article.Status.PUBLISHED)

    @admin.action(description="Hide selected articles", permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._set_status(request, queryset, Article.Status.HIDDEN)

    @admin.action(description="Withdraw selected articles", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._set_status(request, queryset, Article.Status.WITHDRAWN)

    @transaction.atomic
    def _set_status(self, request: HttpRequest, queryset: QuerySet[Article], status: Article.Status) -> None:
        articles = sorted(queryset.exclude(status=status), key=lambda article: article.status)
        for old, group in groupby(articles, key=lambda article: article.status):
            self._log_status(request, list(group), value_change("Status", old, status))
        for article in articles:
            article.status = status
            lock(article, ["status"], request.user)
        Article.objects.bulk_update(articles, ["status", "locked"], batch_size=500)
        search_follows([article.pk for article in articles])
        self.message_user(request, f"{len(articles)} articles are {status} now.", messages.SUCCESS)

    def _log_status(self, request: HttpRequest, articles: Iterable[Article], change: str) -> None:
        LogEntry.objects.log_actions(request.user.pk, articles, CHANGE, [{"changed": {"fields": [change]}}])
