"""The action that makes one article of several, after a page that shows what it would change."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.admin.curated import row_count
from articles.models import Article
from ingest.curation import MOST_ARTICLES, Join
from ingest.models import Appearance

from .deeds import DeedsMixin, named


class JoiningMixin(DeedsMixin):
    """For the admin of articles."""

    @admin.action(description="These are one article: join…", permissions=["change"])
    def join_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> TemplateResponse | None:
        rows = queryset.select_related("source").annotate(size=row_count(Appearance, "article"))
        articles = sorted(rows.order_by("pk")[: MOST_ARTICLES + 1], key=lambda article: (-article.size, article.pk))
        if not 1 < len(articles) <= MOST_ARTICLES:
            self.message_user(request, f"Select 2 to {MOST_ARTICLES} articles to join.", messages.WARNING)
            return None
        kept = next((one for one in articles if str(one.pk) == request.POST.get("kept")), articles[0])
        join = Join(kept, [one for one in articles if one != kept])
        if "confirm" in request.POST:
            self.do(request, lambda: self._join(request, join))
            return None
        context = {
            "title": "Join articles",
            "articles": articles,
            "join": join,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return self.deed_page(request, join, "admin/articles/article/join.html", context)

    def _join(self, request: HttpRequest, join: Join) -> str:
        join.make(request.user)
        self.log_change(request, join.kept, f"Joined {named(join.others)} to this.")
        for other in join.others:
            self.log_change(request, other, f"Joined to {named([join.kept])}.")
        return f"Joined {named(join.others)} to {named([join.kept])}."
