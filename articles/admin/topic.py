"""Topics, and the topics of an article."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article, ArticleTopic, Topic

from .curated import CuratedAdmin, ReadOnlyAdmin, row_count
from .paging import PagedInline


class TopicForm(forms.ModelForm):
    """A topic is a subject or a hashtag, never both."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("qcode")) == bool(cleaned.get("hashtag")):
            raise forms.ValidationError("Give either a qcode, for a subject, or a hashtag.")
        return cleaned


class KindFilter(admin.SimpleListFilter):
    """Subject or hashtag."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("subject", "Subject"), ("hashtag", "Hashtag")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> QuerySet[Topic]:
        return queryset.filter(hashtag__isnull=self.value() == "subject") if self.value() else queryset


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    """Subjects and hashtags."""

    form = TopicForm
    list_display = ("label", "qcode", "hashtag", "parent", "article_count")
    list_filter = (KindFilter,)
    list_select_related = ("parent",)
    search_fields = ("label", "=qcode", "hashtag")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ["label"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).annotate(size=row_count(ArticleTopic, "topic"))

    @admin.display(description="articles", ordering="size")
    def article_count(self, topic: Topic) -> int:
        return topic.size

    def affected_articles(self, rows: QuerySet[Topic]) -> QuerySet[Article]:
        return Article.objects.filter(article_topics__topic__in=rows.values("pk")).distinct()


class ArticleTopicForm(forms.ModelForm):
    """What a curator says of an article has the curator as its basis."""

    def save(self, commit: bool = True) -> ArticleTopic:
        self.instance.basis, self.instance.score = ArticleTopic.Basis.CURATOR, 1.0
        self.instance.evidence = ""
        return super().save(commit)


class ArticleTopicInline(PagedInline):
    """The topics on an article's page, each with what spoke for it."""

    model = ArticleTopic
    form = ArticleTopicForm
    fields = ("topic", "basis", "score", "evidence")
    readonly_fields = ("basis", "score", "evidence")
    autocomplete_fields = ("topic",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleTopic]:
        return super().get_queryset(request).select_related("topic").order_by("-score", "pk")


@admin.register(ArticleTopic)
class ArticleTopicAdmin(ReadOnlyAdmin):
    """All topics of all articles, to look through; they are changed on the article's page."""

    list_display = ("article", "topic", "basis", "score", "evidence")
    list_filter = ("basis",)
    list_select_related = ("article", "topic")
    search_fields = ("article__title", "topic__label")
