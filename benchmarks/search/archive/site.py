"""Ask this project: `python -m benchmarks.search.archive.site page|part COUNT SECONDS KIND…` prints the costs.

`page` is the whole answer of the site, as its WSGI application gives it to a server; `part` is what search has to do
with it: the hits, the total, all facets, and the passages of the hits. A process for each kind of request finds nothing
remembered that another kind asked.
"""

import sys
from dataclasses import replace
from time import process_time
from wsgiref.util import setup_testing_defaults

from django.http import QueryDict

from articles.filters import ArticleFilter
from articles.models import Article
from articles.search.engines import engine
from articles.search.passages import passages
from articles.search.query import Query
from benchmarks.search.measuring import Answer, Engine, is_found, print_costs
from benchmarks.search.requests import Request
from newsarchive.wsgi import application

PER_PAGE = 20


class Page:
    """The whole page, as the proxy before the site would ask for it."""

    def cpu(self) -> float:
        return process_time()

    def written(self, request: Request) -> dict[str, object]:
        environ = {"PATH_INFO": "/search/", "QUERY_STRING": request.address(), "HTTP_X_FORWARDED_PROTO": "https"}
        environ["HTTP_HOST"] = "localhost"
        setup_testing_defaults(environ)
        return environ

    def ask(self, written: dict[str, object]) -> Answer:
        statuses: list[str] = []
        response = application(written, lambda status, headers: statuses.append(status))
        try:
            html = b"".join(response)
        finally:
            response.close()
        status = int(statuses[0][:3])
        return Answer(problem="" if is_found(status, html) else f"{status}: {html[:200]!r}")


class Part:
    """What the engine does for a page, and the passages of its hits."""

    def cpu(self) -> float:
        return process_time()

    def written(self, request: Request) -> tuple[Query, int]:
        filters = ArticleFilter(QueryDict(request.address()), queryset=Article.objects.all())
        return filters.query(), (request.page - 1) * PER_PAGE

    def ask(self, written: tuple[Query, int]) -> Answer:
        query, start = replace(written[0]), written[1]  # A copy has not read its words yet.
        results = engine().search(query, start=start, count=PER_PAGE)
        if query.text:
            marker = engine().marker(query)
            for body, language in Article.objects.filter(pk__in=results.ids).values_list("body", "language"):
                passages(body, marker.spans(body, language))
        return Answer(results.total, {key or 0: count for key, count in results.facets["outlet"].items()})


ENGINES: dict[str, type[Engine]] = {"page": Page, "part": Part}


def main() -> None:
    how, *asked = sys.argv[1:]
    print_costs(ENGINES[how](), *asked)


if __name__ == "__main__":
    main()
