"""Captured pages: their text with what was read from it, their exact bytes; and the versions of an article on them."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import conditional_page, etag

from articles.models import Article
from articles.views.article import article
from articles.views.gone import gone

from .markings import FIELDS, pieces, withheld
from .models import Appearance, Capture
from .versions import LONGEST as LONGEST_COMPARED
from .versions import choose, compare_with_shown, compared, versions_of

LONGEST = 200_000  # characters shown of a page; the longest seen holds 60,000
RETRIEVALS = 50


@conditional_page
def capture(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show a page and where each field of each article stands on it."""
    capture = _first(sha256)
    appearances = list(capture.appearances.select_related("article", "source").order_by("rank"))
    for appearance in appearances:
        appearance.withheld = withheld(appearance)
    return render(request, "captures/capture.html", _context(capture, appearances))


@etag(lambda request, sha256: f'"{sha256}"')
def capture_text(request: HttpRequest, sha256: str) -> HttpResponse:
    """Answer with the exact bytes, which no browser may run or take for anything else."""
    capture = _first(sha256)
    if capture.appearances.exclude(article__status="published").exists():
        return gone(request)
    content_type = f"text/plain; charset={capture.charset}"
    response = HttpResponse(capture.raw_bytes(), content_type=content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@conditional_page
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """List the versions of an article's text, and compare two of them word by word.

    An article whose title is “Versions” has its own page here.
    """
    found = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    if found.slug == "versions" or found.status != Article.Status.PUBLISHED or found.merged_into_id:
        return article(request, pk, "versions")
    versions = versions_of(found)
    if versions.shown:
        compare_with_shown(versions.shown, versions.listed)
    chosen, problem = choose(versions, request.GET.get("from", ""), request.GET.get("to", ""))
    pair = compared(*chosen) if chosen else None
    context = {"article": found, "versions": versions, "pair": pair, "problem": problem, "longest": LONGEST_COMPARED}
    return render(request, "versions/versions.html", context)


def _first(sha256: str) -> Capture:
    """Take the first retrieval of these bytes, one that was read before one that was not."""
    capture = Capture.objects.filter(sha256=sha256).select_related("dump").order_by("problem", "pk").first()
    if capture is None:
        raise Http404
    return capture


def _context(capture: Capture, appearances: list[Appearance]) -> dict[str, Any]:
    text = capture.text()
    present = {field for appearance in appearances for field in appearance.spans}
    retrievals = Capture.objects.filter(sha256=capture.sha256).select_related("dump").defer("raw")
    return {
        "capture": capture,
        "appearances": appearances,
        "pieces": pieces(text[:LONGEST], appearances),
        "fields": [field for field in FIELDS if field in present],
        "cut": max(0, len(text) - LONGEST),
        "exact": not any(appearance.withheld for appearance in appearances),
        "retrievals": retrievals.order_by(F("captured_at").desc(nulls_last=True), "pk")[:RETRIEVALS],
        "linked": capture.url.startswith(("http://", "https://")),
    }
