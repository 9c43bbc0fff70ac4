"""Addresses of what readers see."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.urls.resolvers import URLPattern

from . import converters  # noqa: F401 (registers what stands between < and >)
from .sitemaps import SITEMAPS
from .views import article, dates, front, people, person, search, site, sources, suggest, topics
from .views.help import search_help


def listed(route: str, view, name: str) -> list[URLPattern]:
    """Give a list of articles its page and its feed."""
    return [
        path(f"{route}/", view, name=name),
        path(f"{route}.atom", view, {"feed": True}, name=f"{name}-atom"),
    ]


urlpatterns = [
    path("", front.front, name="front"),
    path("search/help/", search_help, name="search-help"),
    *listed("search", search.search, "search"),
    path("suggest/", suggest.suggest, name="suggest"),
    path("articles/<int:pk>/", article.article),
    path("articles/<int:pk>/raw/", article.raw, name="article-raw"),
    path("articles/<int:pk>/<slug_of_any_script:slug>/", article.article, name="article"),
    path("outlets/", sources.sources, name="sources"),
    *listed("outlets/<slug_of_any_script:slug>", sources.source, "source"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", person.person),
    *listed("people/<int:pk>/<slug_of_any_script:slug>", person.person, "person"),
    path("topics/", topics.topics, name="topics"),
    *listed("topics/<slug_of_any_script:slug>", topics.topic, "topic"),
    path("days/", site.days, name="days"),
    *listed("<year:year>", dates.year, "year"),
    *listed("<year:year>/<two_figures:month>", dates.month, "month"),
    *listed("<year:year>/<two_figures:month>/<two_figures:day>", dates.day, "day"),
    *listed("undated", dates.undated, "undated"),
    path("", include("articles.downloads.urls")),
    path("healthz", site.healthz, name="healthz"),
    path("robots.txt", site.robots, name="robots"),
    path("opensearch.xml", site.opensearch, name="opensearch"),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
]
