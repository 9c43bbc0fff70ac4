"""Articles, the pages they were read from, and what curators decide about these."""

from collections.abc import Iterable

from django.contrib import admin
from django.http import HttpRequest

from articles.admin import ArticleAdmin
from articles.models import Article
from ingest import curation
from ingest.filing.imported_topics import propose_topics

from .decisions import DecidedMixin, may_decide
from .joining import JoiningMixin
from .parting import PartingMixin
from .provenance import ProvenanceInline


class CopiedArticleAdmin(JoiningMixin, PartingMixin, DecidedMixin, ArticleAdmin):
    """Articles, their copies, and what these tell of the fields that a curator locked."""

    inlines = (*ArticleAdmin.inlines, ProvenanceInline)
    actions: tuple[str, ...] = ("join_selected", *ArticleAdmin.actions)
    readonly_fields: tuple[str, ...] = (*ArticleAdmin.readonly_fields, "decisions", "decisions_to_take_back")

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list:
        decisions = "decisions_to_take_back" if may_decide(request) else "decisions"
        about = ("Which copies are of it", {"fields": (decisions,)})
        first, locks, *others = super().get_fieldsets(request, obj)
        return [first, locks, about, *others]

    def keep_imported_topics(self, article: Article, changed: Iterable[str]) -> None:
        if "article_topics" in changed:
            propose_topics([article])

    def give_back(self, request: HttpRequest, article: Article, locks: Iterable[str]) -> None:
        """Have the fields read anew from what the captured pages say."""

        def done() -> str:
            curation.give_back(article.pk, locks)
            return f"Imports decide again about: {', '.join(locks)}."

        self.do(request, done)


admin.site.unregister(Article)
admin.site.register(Article, CopiedArticleAdmin)
