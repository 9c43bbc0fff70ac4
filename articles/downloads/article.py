"""One article as JSON, plain text or Markdown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.exports import article_record
from articles.models import Article
from articles.texts import markdown, plain_text

from .answers import CONTENT_TYPES, Refusal, as_json, public

TEXTS = {"txt": plain_text, "md": markdown}
FORMATS = ("json", *TEXTS)


@public
def article(request: HttpRequest, pk: int, format: str, slug: str | None = None) -> HttpResponse:  # noqa: A002
    """Answer at the address without a slug, so that it outlives a new title; the one with a slug leads there."""
    found = Article.objects.select_related("source").filter(pk=pk).first()
    if found is None or found.status == Article.Status.HIDDEN:
        raise Refusal(404, f"There is no article {pk}.")
    if found.merged_into_id or slug is not None:
        return redirect(f"article-{format}", found.merged_into_id or pk, permanent=True)
    if found.status == Article.Status.WITHDRAWN:
        raise Refusal(410, f"Article {pk} was withdrawn.")
    if format == "json":
        return as_json(article_record(found))
    return HttpResponse(TEXTS[format](found), content_type=CONTENT_TYPES[format])
