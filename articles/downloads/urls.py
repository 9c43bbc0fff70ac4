"""Addresses of data: those of the pages, with a dot and the name of a format at their end."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.urls.resolvers import URLPattern

from . import article, directories, lists, person


class ListFormat(StringConverter):
    """A format in which lists are given out."""

    regex = "|".join(lists.FORMATS)


register_converter(ListFormat, "list_format")


def _article(form: str) -> list[URLPattern]:
    """Give an article its address in a format, and one with its slug that leads there."""
    return [
        path(f"articles/<int:pk>.{form}", article.article, {"format": form}, name=f"article-{form}"),
        path(
            f"articles/<int:pk>/<slug_of_any_script:slug>.{form}",
            article.article,
            {"format": form},
            name=f"article-{form}",
        ),
    ]


def _list(route: str, view, name: str) -> URLPattern:
    return path(f"{route}.<list_format:format>", view, name=f"{name}-data")


urlpatterns = [
    *(address for form in article.FORMATS for address in _article(form)),
    path("outlets.json", directories.outlets, name="sources-data"),
    path("people.json", directories.people, name="people-data"),
    path("topics.json", directories.topics, name="topics-data"),
    path("people/<int:pk>.json", person.record, name="person-json"),
    path("people/<int:pk>.csv", person.places, name="person-csv"),
    _list("search", lists.search, "search"),
    _list("outlets/<slug_of_any_script:slug>", lists.outlet, "source"),
    _list("topics/<slug_of_any_script:slug>", lists.topic, "topic"),
    _list("people/<int:pk>/<slug_of_any_script:slug>", lists.person, "person"),
    _list("<year:year>", lists.period, "year"),
    _list("<year:year>/<two_figures:month>", lists.period, "month"),
    _list("<year:year>/<two_figures:month>/<two_figures:day>", lists.period, "day"),
    _list("undated", lists.undated, "undated"),
]
