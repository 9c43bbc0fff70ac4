"""One article: its text, what it is filed under, and where it was found."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import conditional_page

from articles.copies import LEAD, came_first
from articles.evidence import dating
from articles.models import Article, Mention
from articles.passages import paragraphs
from articles.recommendations import recommended, recommending

from .gone import gone
from .hit import Hit, hit_of

RELATED, COPIES, COMPARED, APPEARANCES = 8, 20, 500, 50


class Unresolved(NamedTuple):
    """The fullest form of a name in an article, and the first role stated beside it."""

    name: str
    role: str


@conditional_page
def article(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Show an article; the id decides which, a wrong slug or a merged one leads to the right address."""
    known = Article.objects.exclude(status=Article.Status.HIDDEN, merged_into=None)
    article = get_object_or_404(known.select_related("source", "merged_into"), pk=pk)
    if article.merged_into:
        return _moved(request, article.merged_into)
    if article.status == Article.Status.WITHDRAWN:
        return gone(request)
    if slug != article.slug:
        return _moved(request, article)
    return render(request, "articles/article.html", _context(article, hit_of(request, article)))


def raw(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the captured page, and the place on it, that the article's text came from.

    An article whose title is “Raw” has its own page here.
    """
    found = get_object_or_404(Article, pk=pk)
    if found.slug == "raw" or found.status != Article.Status.PUBLISHED or found.merged_into_id:
        return article(request, pk, "raw")
    appearance = found.appearances.select_related("capture").defer("capture__raw").order_by("-gives_text").first()
    if appearance is None:
        return redirect(found)
    return redirect(reverse("capture", args=[appearance.capture.sha256]) + f"#appearance-{appearance.rank}")


def _moved(request: HttpRequest, article: Article) -> HttpResponse:
    """Lead to an article's right address, and take the search along."""
    search = request.GET.urlencode()
    return redirect(article.get_absolute_url() + (f"?{search}" if search else ""), permanent=True)


def _context(article: Article, hit: Hit | None) -> dict[str, Any]:
    mentions = list(article.mentions.select_related("person", "profile").order_by("-field", "start"))
    named = [mention for mention in mentions if mention.field == Mention.Field.BODY]
    return {
        "article": article,
        "hit": hit,
        "paragraphs": paragraphs(article, named, hit.marks if hit else ()),
        "people": _people(mentions),
        "unresolved": _unresolved(mentions),
        "article_topics": article.article_topics.select_related("topic"),
        "appearances": _appearances(article),
        **_counts(article),
        "dating": dating(article),
        "recommended": recommended(article, RELATED),
        "recommending": recommending(article, RELATED),
        **_copies(article),
    }


def _people(mentions: Iterable[Mention]) -> list[Mention]:
    """Take one mention of each person, in reading order: the first that states a role, else the first."""
    first: dict[int, Mention] = {}
    for mention in mentions:
        if mention.person and not (mention.person_id in first and first[mention.person_id].role):
            first[mention.person_id] = mention if mention.role else first.get(mention.person_id, mention)
    return list(first.values())


def _unresolved(mentions: Iterable[Mention]) -> list[Unresolved]:
    """Gather those of whom it is not known who they are, by their profile; what is no person's name is left out."""
    found: dict[object, Unresolved] = {}
    for mention in mentions:
        if mention.person is None and not (mention.profile and mention.profile.person_id):
            key = mention.profile_id or mention.surface.casefold()
            known = found.get(key, Unresolved("", ""))
            found[key] = Unresolved(max(known.name, mention.surface, key=len), known.role or mention.role)
    return list(found.values())


def _counts(article: Article) -> dict[str, int]:
    """Count the pages, and the versions of the text: at least as many as it has lengths."""
    numbers = {"captures": "capture", "versions": "length", "wordings": "wording"}
    return article.appearances.aggregate(**{name: Count(field, distinct=True) for name, field in numbers.items()})


def _appearances(article: Article) -> QuerySet:
    latest = article.appearances.order_by(F("capture__captured_at").desc(nulls_last=True), "capture", "rank")
    return latest.select_related("capture").defer("capture__raw")[:APPEARANCES]


def _copies(article: Article) -> dict[str, Any]:
    """Gather the articles of the same text, the earliest first, and the one among all that surely came first."""
    same_text = Article.objects.published().filter(copy_group=article.copy_group)
    every = list(same_text.select_related("source").defer("body").order_by(*LEAD)[:COMPARED])
    others = [copy for copy in every if copy != article]
    if len(every) < COMPARED:
        return {"copies": others[:COPIES], "more_copies": len(others[COPIES:]), "first": came_first(every)}
    return {"copies": others[:COPIES], "more_copies": same_text.count() - COPIES - 1, "first": None}
