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
from articles.proposals import take

from .article_filters import OPEN_CONFLICT, UNSEEN, ConflictFilter, LockFilter, OutletFilter, ProposalFilter
from .article_form import ArticleForm
from .changes import value_change
from .curated import CuratedAdmin, search_follows
from .differences import people_named
from .differences_page import DifferencesPage
from .locks import keep_imported, keep_imported_people, lock, see_proposals
from .mention import MentionInline, recount
from .paging import PagedInline
from .queues import Queue
from .title_mentions import realign_title_mentions
from .topic import ArticleTopicInline

AS_IMPORTED = ("text", "byline", "dateline", "language", "imported_at", "merged_into")


@admin.register(Article)
class ArticleAdmin(DifferencesPage, CuratedAdmin):
    """Correct articles one by one, or show and hide many. They come from imports and leave by being withdrawn."""

    form = ArticleForm
    list_display = ("title", "source", "published", "date_basis", "status", "locks")
    list_filter = (
        "status",
        "date_basis",
        ConflictFilter,
        OutletFilter,
        LockFilter,
        ProposalFilter,
        ("merged_into", admin.EmptyFieldListFilter),
        "language",
    )
    list_select_related = ("source",)
    search_fields = ("title", "source__name")
    date_hierarchy = "published_latest"
    show_facets = admin.ShowFacets.ALLOW
    show_full_result_count = False
    autocomplete_fields = ("source",)
    readonly_fields: tuple[str, ...] = ("date_basis", *AS_IMPORTED)
    fieldsets = (
        (None, {"fields": ("title", "source", ("published_earliest", "published_latest"), "date_basis", "status")}),
        ("Locks", {"fields": ("release",)}),
        ("As imported", {"classes": ("collapse",), "fields": AS_IMPORTED}),
    )
    inlines: tuple[type[PagedInline], ...] = (ArticleTopicInline, MentionInline)
    actions: tuple[str, ...] = ("publish", "hide", "withdraw")
    queues = (
        Queue("Articles of an unknown outlet", Q(source=None, merged_into=None), "outlet=none"),
        Queue("Undated articles", Q(published_earliest=None, merged_into=None), "date_basis__exact="),
        Queue("Articles whose captures do not agree on the date", OPEN_CONFLICT, "conflict=open"),
        Queue("Articles of which imports read a locked field otherwise", UNSEEN, "imports=unseen"),
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
        rows = [formset.get_default_prefix() for formset in formsets if formset.has_changed()]
        people = [name for _, name in people_named([form.instance])] if "mentions" in rows else []
        moving = "mentions" in rows or "title" in form.changed_data
        profiles = set(form.instance.mentions.values_list("profile", flat=True)) - {None} if moving else ()
        super().save_related(request, form, formsets, change)
        article, changed = form.instance, [*form.changed_data, *rows]
        lock(article, changed, request.user)
        keep_imported(article, form.former, changed)
        if "mentions" in rows:
            keep_imported_people(article, people)
        self.keep_imported_topics(article, changed)
        see_proposals(article)
        article.save(update_fields=["locked", "proposed", "proposals_seen"])
        if "title" in form.changed_data:
            realign_title_mentions(article)
        recount(profiles)
        if form.cleaned_data["release"]:
            self.give_back(request, article, form.cleaned_data["release"])
        search_follows([article.pk])

    def keep_imported_topics(self, article: Article, changed: Iterable[str]) -> None:
        """Propose the topics that imports read, if a curator changed them; for who knows what imports read."""

    def give_back(self, request: HttpRequest, article: Article, locks: Iterable[str]) -> None:
        """Give fields back to imports, with the values that they have read so far."""
        for name in locks:
            take(article, name)
        article.save()

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
