"""What every request of the site goes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.search import following


class Watching:
    """Has each process of the site see to the search index from its first request on: a fork leaves threads behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        following.watch()
        return self.get_response(request)
