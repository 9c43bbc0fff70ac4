"""What curators decided about copies: listed, shown beside their articles, and taken back."""

from collections.abc import Callable, Iterable

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from articles.admin import ReadOnlyAdmin
from articles.models import Article
from ingest.curation import Deed, Release, Undoing
from ingest.models import Decision

from .deeds import DeedsMixin, named


def may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.change_article")


class TakingBackMixin(DeedsMixin):
    """For pages on which decisions are taken back."""

    def take_back(self, request: HttpRequest, deed: Deed, title: str, done: Callable[[], str]) -> HttpResponse:
        """Show what that would change, and do it once it is confirmed."""
        if not may_decide(request):
            raise PermissionDenied
        if request.method == "POST" and self.do(request, done):
            return HttpResponseRedirect(reverse("admin:ingest_decision_changelist"))
        articles = Article.objects.filter(pk__in=deed.articles).order_by("pk")
        return self.deed_page(request, deed, "admin/take_back.html", {"title": title, "articles": articles})

    def log_all(self, request: HttpRequest, articles: Iterable[int], message: str) -> None:
        for article in Article.objects.filter(pk__in=articles):
            self.log_change(request, article, message)


@admin.register(Decision)
class DecisionAdmin(TakingBackMixin, ReadOnlyAdmin):
    """Joins and partings of articles, the last first."""

    list_display = ("decided_at", "decided_by", "kind", "other", "article", "take_back_link")
    list_display_links = ("decided_at",)
    list_filter = ("kind",)
    list_select_related = ("article", "other", "decided_by")
    search_fields = ("article__title", "other__title", "decided_by__username")
    date_hierarchy = "decided_at"
    exclude = ("moved",)

    def get_list_display(self, request: HttpRequest) -> Iterable[str]:
        return self.list_display if may_decide(request) else self.list_display[:-1]

    @admin.display(description="")
    def take_back_link(self, decision: Decision) -> str:
        return undo_link(decision)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="ingest_decision_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = get_object_or_404(Decision.objects.select_related("article", "other"), pk=pk)
        undoing, told = Undoing(decision), f"Took back: {decision}."

        def done() -> str:
            undoing.make(request.user)
            self.log_all(request, undoing.articles, told)
            return told

        return self.take_back(request, undoing, f"Take back: {decision}", done)


def undo_link(decision: Decision) -> str:
    """Link to where a decision is taken back."""
    address = reverse("admin:ingest_decision_undo", args=[decision.pk])
    return format_html('<a href="{}" aria-label="Take back: {}">Take back…</a>', address, decision)


class DecidedMixin(TakingBackMixin):
    """For the admin of articles: what curators decided about their copies."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.release_view)
        return [path("<int:pk>/release/", view, name="articles_article_release"), *super().get_urls()]

    @admin.display(description="decisions")
    def decisions(self, article: Article) -> str:
        return format_html_join("", "<p>{}</p>", ((one,) for one in _told(_about(article)))) or "none"

    @admin.display(description="decisions")
    def decisions_to_take_back(self, article: Article) -> str:
        about = list(_about(article))
        if not about:
            return "none"
        rows = ((told, undo_link(one)) for told, one in zip(_told(about), about, strict=True))
        address = reverse("admin:articles_article_release", args=[article.pk])
        release = format_html('<p><a href="{}">Give all copies back to imports…</a></p>', address)
        return format_html_join("", "<p>{} {}</p>", rows) + release

    def release_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        release = Release(article)
        articles = Article.objects.filter(pk__in=release.articles).order_by("pk")

        def done() -> str:
            concerned, told = release.articles, f"Gave the copies of {named(articles)} back to imports."
            release.make(request.user)
            self.log_all(request, concerned, told)
            return told

        return self.take_back(request, release, f"Give the copies of {named([article])} back to imports", done)


def _about(article: Article) -> QuerySet[Decision]:
    rows = Decision.objects.filter(Q(article=article) | Q(other=article))
    return rows.select_related("article", "other", "decided_by")


def _told(decisions: Iterable[Decision]) -> list[str]:
    return [f"{one}, {one.decided_by} said on {one.decided_at:%Y-%m-%d}." for one in decisions]
