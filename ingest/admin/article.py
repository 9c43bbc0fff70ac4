"""Articles, and the pages they were read from."""

from django.contrib import admin

from articles.admin import ArticleAdmin
from articles.models import Article

from .copies import AppearanceInline


class ProvenanceInline(AppearanceInline):
    """The pages an article was read from."""

    verbose_name_plural = "provenance"
    fields = (
        "page",
        "captured",
        "role",
        "title",
        "outlet",
        "time",
        "category",
        "hashtag",
        "doubt",
        "where",
        "lost_words",
        "gives_text",
    )


class ArticleWithProvenanceAdmin(ArticleAdmin):
    """Articles, and the pages they were read from."""

    inlines = (*ArticleAdmin.inlines, ProvenanceInline)


admin.site.unregister(Article)
admin.site.register(Article, ArticleWithProvenanceAdmin)
