"""Tell crawlers what there is, in pages of at most 10,000 addresses."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from .models import Article, Person, Source, Topic


class ArticleSitemap(Sitemap):
    limit = 10_000

    def items(self) -> QuerySet[Article]:
        return Article.objects.published().only("pk", "slug").order_by("pk")


class SourceSitemap(Sitemap):
    limit = 10_000

    def items(self) -> QuerySet[Source]:
        return Source.objects.order_by("pk")


class TopicSitemap(Sitemap):
    limit = 10_000

    def items(self) -> QuerySet[Topic]:
        return Topic.objects.order_by("pk")


class PersonSitemap(Sitemap):
    limit = 10_000

    def items(self) -> QuerySet[Person]:
        return Person.objects.shown().order_by("pk")


SITEMAPS = {"articles": ArticleSitemap, "outlets": SourceSitemap, "topics": TopicSitemap, "people": PersonSitemap}
