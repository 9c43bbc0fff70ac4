"""Read all articles that name a person, and all places where they do, in two queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import nlargest
from typing import NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from articles.models import Article, Mention, Person
from articles.timeline.intervals import Interval

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Listed(NamedTuple):
    """An article, as far as it counts here: its outlet's id and its interval."""

    source: int | None
    earliest: datetime | None
    latest: datetime | None
    basis: str


class Naming(NamedTuple):
    """A place where an article names the person."""

    article: int
    field: str
    start: int
    surface: str
    role: str
    age: int | None
    description: str = ""


class Ends(NamedTuple):
    """Between which instants the first, or the last, of some articles appeared."""

    earliest: datetime
    latest: datetime
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's published articles by id, those that print each form of the name, and where they say who it is."""

    articles: dict[int, Listed]
    printed: dict[str, set[int]]
    described: list[Naming]

    def intervals(self) -> list[Interval]:
        """Give the intervals of the articles that are dated."""
        dated = (listed for listed in self.articles.values() if listed.earliest and listed.latest)
        return [(listed.earliest, listed.latest, listed.basis) for listed in dated]

    def newest(self, most: int) -> list[int]:
        """Give the ids of the newest articles, undated ones last."""
        return nlargest(most, self.articles, key=lambda pk: (self.articles[pk].latest or _LONG_AGO, pk))

    def outlets(self) -> Counter[int | None]:
        """Count the articles of each outlet, by its id."""
        return Counter(listed.source for listed in self.articles.values())

    def forms(self) -> Counter[str]:
        """Count the articles that print each form of the name."""
        return Counter({form: len(articles) for form, articles in self.printed.items()})


def portrait(person: Person) -> Portrait:
    """Read what is published; nothing else is counted or shown. Places that say nothing of the person are not kept."""
    articles = dict(_articles(person))
    printed: defaultdict[str, set[int]] = defaultdict(set)
    described = []
    for row in _rows(person):
        article, _, _, surface, role, age, description = row
        if article in articles:
            printed[surface].add(article)
            if role or age is not None:
                described.append(Naming._make(row))
            if description:
                described.append(Naming._make(row)._replace(role=description, age=None))
    return Portrait(articles, dict(printed), described)


def namings(person: Person) -> Iterator[tuple[Naming, Listed]]:
    """Give every place by article, and within one in order: the body, then the title."""
    articles = dict(_articles(person))
    for row in _rows(person).order_by("article", "field", "start"):
        naming = Naming._make(row)
        if naming.article in articles:
            yield naming, articles[naming.article]


def first_and_last(intervals: Iterable[Interval]) -> tuple[Ends, Ends] | None:
    """Say when the first and the last of the articles appeared, as closely as their intervals tell; None without any.

    The first of several instants lies between the least of their lower bounds and the least of their upper ones.

    >>> day = [datetime(2025, 6, number) for number in range(1, 9)]
    >>> first, last = first_and_last([(day[0], day[6], "relative"), (day[2], day[3], "relative")])
    >>> [moment.day for moment in (first.earliest, first.latest, last.earliest, last.latest)]
    [1, 4, 3, 7]
    """
    intervals = list(intervals)
    if not intervals:
        return None
    by_earliest, by_latest = (sorted(intervals, key=lambda each, end=end: each[end]) for end in (0, 1))
    return _ends(by_earliest[0], by_latest[0]), _ends(by_earliest[-1], by_latest[-1])


def _ends(earliest: Interval, latest: Interval) -> Ends:
    """Keep the basis where one article gives both ends."""
    return Ends(earliest[0], latest[1], earliest[2] if earliest == latest else "")


def _rows(person: Person) -> QuerySet:
    return Mention.objects.filter(person=person).order_by().values_list(*Naming._fields)


def _articles(person: Person) -> Iterable[tuple[int, Listed]]:
    """Read the instants as text: of 20,000 articles that takes half as long as Django's own conversion."""
    named = Article.objects.published().filter(pk__in=person.mentions.order_by().values("article"))
    first, last = (Cast(f"published_{end}", TextField()) for end in ("earliest", "latest"))
    rows = named.order_by().values_list("pk", "source", first, last, "date_basis")
    for pk, source, earliest, latest, basis in rows.iterator(chunk_size=5000):
        yield pk, Listed(source, _instant(earliest), _instant(latest), basis)


def _instant(text: str | None) -> datetime | None:
    """Read an instant as both databases write it: in UTC, SQLite without saying so."""
    return datetime.fromisoformat(text if text.endswith("+00") else f"{text}+00:00") if text else None
