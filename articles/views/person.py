"""A person: their articles, and what these say of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.filters import CopiesFilter
from articles.models import Article, ArticleQuerySet, Person, Source
from articles.portraits.companions import companions
from articles.portraits.descriptions import Description, OutletDescriptions, descriptions
from articles.portraits.namesakes import namesakes, uncertain
from articles.portraits.portrait import Portrait, first_and_last, portrait
from articles.timeline.intervals import timeline

from .listing import article_list, list_page, per_page_of

NAMES, NAMESAKES, OPEN = 12, 8, 3
# Of one page; the person's record holds the rest.
MOST_SAID, MOST_FORMS, EXAMPLES = 150, 60, 2
FIRST, MOST_OF_FIRST, MOST_OF_OTHERS = 4, 25, 5  # where not all descriptions have room


@dataclass(frozen=True, slots=True)
class Said:
    """A description, and the newest articles that print it, each with the place of the name in it."""

    description: Description
    places: tuple[tuple[Article, str], ...]

    @property
    def more(self) -> int:
        return self.description.total - len(self.places)


@dataclass(frozen=True, slots=True)
class SaidByOutlet:
    """What an outlet says: what most of its articles print, then the rest."""

    source: Source | None
    total: int
    open: tuple[Said, ...]
    folded: tuple[Said, ...]

    @property
    def left_out(self) -> int:
        return self.total - len(self.open) - len(self.folded)


def person(request: HttpRequest, pk: int, slug: str = "", feed: bool = False) -> HttpResponse:
    """Show a person; the id decides who, a wrong slug or a merged entry leads to the right address.

    What articles say of them stands on the first page of their list.
    """
    person = get_object_or_404(Person.objects.filter(nobody=False).select_related("merged_into"), pk=pk)
    if person.merged_into or slug != person.slug:
        return redirect(_address(person.merged_into or person, feed), permanent=True)
    if feed:
        return article_list(request, _articles(person), template="", heading=person.name, feed=True)
    read = None if "page" in request.GET else portrait(person)
    listed = _listed(request, person, read)
    about = _about(person, read or portrait(person)) if listed["page"].number == 1 else {}
    return render(request, "articles/person.html", {"heading": person.name, "person": person, **about, **listed})


def _address(person: Person, feed: bool) -> str:
    return reverse("person-atom" if feed else "person", args=[person.pk, person.slug])


def _articles(person: Person) -> ArticleQuerySet:
    return Article.objects.published().filter(pk__in=person.mentions.order_by().values("article")).newest()


def _listed(request: HttpRequest, person: Person, read: Portrait | None) -> dict[str, Any]:
    """Give a page of the articles; the first one is known without looking through all of them again."""
    if read is None or CopiesFilter(request.GET).folded():
        return list_page(request, _articles(person))
    newest = Article.objects.filter(pk__in=read.newest(per_page_of(request))).newest()
    return list_page(request, newest, total=len(read.articles))


def _about(person: Person, read: Portrait) -> dict[str, Any]:
    intervals, outlets = read.intervals(), read.outlets()
    sources = Source.objects.in_bulk([source for source in outlets if source])
    described = descriptions(read)
    said = _said(described, sources)
    return {
        "ends": first_and_last(intervals),
        "undated": len(read.articles) - len(intervals),
        "timeline": timeline(intervals),
        "bars_at": f"{reverse('search')}?person={person.pk}&",
        "known_outlets": len(sources),
        "outlets": [(sources.get(source), total) for source, total in _by_number(outlets, sources)],
        "said": said,
        "silent": len(described) - len(said),
        "forms": _forms(person, read),
        "together": companions(person, NAMES),
        "namesakes": namesakes(person, NAMESAKES),
        "uncertain": uncertain(person),
    }


def _by_number(outlets: dict[int | None, int], sources: dict[int, Source]) -> list[tuple[int | None, int]]:
    """Put the outlet of most articles first, articles of no known outlet last."""
    return sorted(outlets.items(), key=lambda each: (each[0] is None, -each[1], each[0] and sources[each[0]].name))


def _forms(person: Person, read: Portrait) -> list[tuple[str, int]]:
    """List the printed forms of the name, what most articles print first, then those that only a curator gave."""
    printed = sorted(read.forms().items(), key=lambda form: (-form[1], form[0]))
    known = {form for form, _ in printed} | {person.name}
    given = person.names.exclude(name__in=list(known)[:500]).values_list("name", flat=True)
    return [*printed, *((name, 0) for name in given)][:MOST_FORMS]


def _said(outlets: Sequence[OutletDescriptions], sources: dict[int, Source]) -> list[SaidByOutlet]:
    """Fetch the articles that are linked, in one query."""
    shown = list(_shown(outlets))
    wanted = {place.article for _, said in shown for each in said for place in each.places[:EXAMPLES]}
    articles = _for_links(Article.objects.filter(pk__in=wanted)).in_bulk()
    return [_of_outlet(outlet, said, sources, articles) for outlet, said in shown]


def _shown(outlets: Iterable[OutletDescriptions]) -> Iterable[tuple[OutletDescriptions, tuple[Description, ...]]]:
    """Choose what the page has room for: all, or of the outlets that say most what most of their articles print."""
    all_fit = sum(len(outlet.descriptions) for outlet in outlets) <= MOST_SAID
    room = MOST_SAID
    for place, outlet in enumerate(outlets):
        most = room if all_fit else min(room, MOST_OF_FIRST if place < FIRST else MOST_OF_OTHERS)
        if said := outlet.descriptions[:most]:
            yield outlet, said
        room -= len(said)


def _for_links(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.only("title", "slug", "language", "published_earliest", "published_latest", "date_basis")


def _of_outlet(
    outlet: OutletDescriptions,
    shown: Iterable[Description],
    sources: dict[int, Source],
    articles: dict[int, Article],
) -> SaidByOutlet:
    said = tuple(Said(each, tuple(_places(each, articles))) for each in shown)
    source = sources[outlet.source] if outlet.source else None
    return SaidByOutlet(source, len(outlet.descriptions), said[:OPEN], said[OPEN:])


def _places(description: Description, articles: dict[int, Article]) -> Iterable[tuple[Article, str]]:
    """Link to the name in the text; a name in a title needs no place."""
    for place in description.places[:EXAMPLES]:
        if place.article in articles:
            yield articles[place.article], f"#name-{place.start}" if place.field == "body" else ""
