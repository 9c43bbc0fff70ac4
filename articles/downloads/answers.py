"""How data is answered: to anyone, read-only, and with what went wrong in sentences."""

from collections.abc import Callable, Iterable
from functools import wraps

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles.search.engine import SearchUnavailable

CONTENT_TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}

View = Callable[..., HttpResponseBase]


class Refusal(Exception):  # noqa: N818 (most are no error of anybody)
    """A request that cannot be answered, its HTTP status, and why: one sentence for each problem."""

    def __init__(self, status: int, *problems: str) -> None:
        super().__init__(*problems)
        self.status, self.problems = status, problems


def public(view: View) -> View:
    """Let pages of other sites read the answer (nothing in it is private), and turn a Refusal into one."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **parts) -> HttpResponseBase:
        try:
            response = view(request, **parts)
        except Refusal as refusal:
            response = as_json({"problems": refusal.problems}, status=refusal.status)
        except SearchUnavailable as problem:
            response = as_json({"problems": [str(problem)]}, status=503)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def as_json(content: object, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(content), content_type=CONTENT_TYPES["json"], status=status)


def as_download(lines: Iterable[bytes], format: str, total: int) -> StreamingHttpResponse:  # noqa: A002 (as in addresses)
    """Stream a list under a file name, with the number of all that match in a header."""
    headers = {
        "Content-Disposition": f'attachment; filename="articles.{format}"',
        "X-Total": str(total),
        "Access-Control-Expose-Headers": "X-Total",
    }
    return StreamingHttpResponse(lines, content_type=CONTENT_TYPES[format], headers=headers)
