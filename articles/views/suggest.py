"""Suggestions while a reader types: for the site's own search field, and for the browser's."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control

from articles.suggestions import LONGEST, Suggestion, suggestions

OPENSEARCH = "application/x-suggestions+json"


@cache_control(public=True, max_age=60)
def suggest(request: HttpRequest) -> JsonResponse:
    """Answer with groups of names and titles, each with its address, or as browsers expect it (OpenSearch)."""
    asked = request.GET.get("q", "")[:LONGEST]
    found = suggestions(asked)
    if request.GET.get("format") == "opensearch":
        return _opensearch(request, asked, found)
    groups = [{"label": kind, "items": [_item(one) for one in some]} for kind, some in found.items()]
    return JsonResponse({"q": asked, "groups": groups})


def _item(suggestion: Suggestion) -> dict[str, str]:
    return {"label": suggestion.label, "url": suggestion.url, "note": suggestion.note}


def _opensearch(request: HttpRequest, asked: str, found: dict[str, list[Suggestion]]) -> JsonResponse:
    """Give the words asked for, the completions, what each is, and where it leads."""
    every = [(one, kind) for kind, some in found.items() for one in some]
    completions = [one.label for one, _ in every]
    kinds = [one.note or kind for one, kind in every]
    addresses = [request.build_absolute_uri(one.url) for one, _ in every]
    return JsonResponse([asked, completions, kinds, addresses], safe=False, content_type=OPENSEARCH)
