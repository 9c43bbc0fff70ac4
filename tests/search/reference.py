"""A plain, slow engine that defines what is right: it looks at every article for every question."""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import combinations

from articles.search.certainty import certainty
from articles.search.engine import MOST_SIMILAR, MOST_VALUES, Document, Results, Spread
from articles.search.query import FACETS, FacetKey, Query
from articles.search.words import AllOf, AnyOf, Dated, Expression, Named, Near, Not, Prefix, Titled, Undated, Word

from .spellings import alike


class ReferenceEngine:
    """Keeps documents in a dictionary."""

    def __init__(self):
        self.documents: dict[int, Document] = {}

    def exists(self) -> bool:
        return True

    def entries(self, ids: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
        for number in sorted(self.documents.keys() if ids is None else self.documents.keys() & set(ids)):
            yield number, self.documents[number].digest()

    def index(self, documents: Iterable[Document]) -> None:
        self.documents |= {document.id: document for document in documents}

    def remove(self, ids: Iterable[int]) -> None:
        for number in ids:
            self.documents.pop(number, None)

    def rebuild(self, documents: Iterable[Document]) -> int:
        self.documents = {document.id: document for document in documents}
        return len(self.documents)

    def search(
        self,
        query: Query,
        *,
        start: int = 0,
        count: int = 20,
        facets: bool = True,
        most: int = MOST_VALUES,
        also: Mapping[str, Collection[FacetKey]] | None = None,
    ) -> Results:
        """Order by relevance is not defined here: it is taken for the newest first."""
        found = sorted(self._matching(query), key=_ORDERS[query.sort])
        ids = tuple(document.id for document in found[start : start + count])
        if not facets:
            return Results(len(found), ids)
        counts = {name: self._count(query, name, most, (also or {}).get(name, ())) for name in FACETS}
        return Results(len(found), ids, counts, self._dates(query))

    def similar(self, word: str) -> list[tuple[str, int]]:
        """Try every word of every article, and every two that stand side by side."""
        texts = [[tokens(text) for text in (each.title, each.body)] for each in self.documents.values()]
        return alike(tokens(word), texts)[:MOST_SIMILAR]

    def _matching(self, query: Query) -> list[Document]:
        return [document for document in self.documents.values() if matches(query, document)]

    def _count(self, query: Query, facet: str, most: int, also: Collection[FacetKey]) -> dict[FacetKey, int]:
        found = self._matching(query.without(facet))
        counts = Counter(key for document in found for key in keys_of(facet, document))
        wanted = {*query.chosen[facet], *also, None}
        return {key: count for key, count in counts.items() if key in wanted or key in dict(counts.most_common(most))}

    def _dates(self, query: Query) -> dict[str | None, Spread]:
        found = [_days(document) for document in self._matching(query.without("date"))]
        dated = [days for days in found if days]
        spreads: dict[str | None, Spread] = {}
        for period in {period for days in dated for period in _periods(days, query)}:
            falling = [[_falls(days, *bounds(period), certain) for days in dated] for certain in (True, False)]
            spreads[period] = Spread(*map(sum, falling))
        if undated := found.count(None):
            spreads[None] = Spread(undated, undated)
        return spreads


def keys_of(facet: str, document: Document) -> tuple[FacetKey, ...]:
    """Give an article's values in a facet; None when it has none."""
    values = {
        "outlet": [document.source_id],
        "topic": document.topic_ids,
        "person": document.person_ids,
        "language": [document.language or None],
        "role": document.roles,
        "certainty": [certainty(document.published_earliest, document.published_latest)],
    }
    return tuple(values[facet]) or (None,)


def clicked(query: Query, facet: str, key: FacetKey) -> Query:
    """Choose a value of a facet instead of what was chosen there; of people, in addition."""
    cleared = query.without(facet)
    if facet == "date":
        return (
            replace(cleared, undated=True)
            if key is None
            else replace(cleared, **dict(zip(("after", "before"), bounds(key), strict=True)))
        )
    chosen = (*cleared.chosen.person, key) if facet == "person" else (key,)
    return replace(cleared, chosen=replace(cleared.chosen, **{facet: chosen}))


def bounds(key: str) -> tuple[date, date]:
    """Give the first and last day of a year, month or day."""
    parts = [int(part) for part in key.split("-")]
    year, month, day = (*parts, None, None)[:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def matches(query: Query, document: Document) -> bool:
    """Say whether an article answers a query."""
    wanted = query.expression is None or _says(query.expression, document, query)
    return wanted and _chosen(query, document) and not _excluded(query, document) and _in_period(query, document)


def _chosen(query: Query, document: Document) -> bool:
    return all(
        (all if facet == "person" else any)(key in keys_of(facet, document) for key in query.chosen[facet])
        for facet in FACETS
        if query.chosen[facet]
    )


def _excluded(query: Query, document: Document) -> bool:
    return any(key in keys_of(facet, document) for facet in FACETS for key in query.excluded[facet])


def _in_period(query: Query, document: Document) -> bool:
    days = _days(document)
    if days is None:
        return query.after is None and query.before is None and not query.dated
    without = any(_falls(days, first, last, query.certain) for first, last in query.without_dates)
    inside = _falls(days, query.after or date.min, query.before or date.max, query.certain)
    return inside and not without and not query.undated


def _falls(days: tuple[date, date], first: date, last: date, certain: bool) -> bool:
    return first <= days[0] and days[1] <= last if certain else days[0] <= last and first <= days[1]


def _days(document: Document) -> tuple[date, date] | None:
    if document.published_earliest is None:
        return None
    return tuple(edge.astimezone(UTC).date() for edge in (document.published_earliest, document.published_latest))


def _periods(days: tuple[date, date], query: Query) -> set[str]:
    """Give the years and months that an article's days lie in, and the days among those that are counted."""
    every = [days[0] + timedelta(number) for number in range((days[1] - days[0]).days + 1)]
    first, last = query.days_counted or (date.max, date.min)
    return {str(day)[:length] for day in every for length in (4, 7)} | {
        str(day) for day in every if first <= day <= last
    }


def tokens(text: str) -> list[str]:
    """Part a text into words without case and accents."""
    signs = unicodedata.normalize("NFD", text)
    plain = "".join(sign for sign in signs if unicodedata.category(sign) not in {"Mn", "Cf"})
    return re.findall(r"[^\W_]+", plain.lower())


def _stem(token: str) -> str:
    """Take off the ending of an English plural: enough for the words that the tests use."""
    return token.removesuffix("s")


def _says(part: Expression, document: Document, query: Query) -> bool:
    match part:
        case AllOf(parts):
            return all(_says(each, document, query) for each in parts)
        case AnyOf(parts):
            return any(_says(each, document, query) for each in parts)
        case Not(inner):
            return not _says(inner, document, query)
        case Titled(inner):
            return _says(inner, replace(document, body=""), query)
        case Named() | Dated() | Undated():
            return _is(part, document, query)
    stem = _stem if document.language == "en" else str
    return any(_stands_in(part, tokens(text), stem) for text in (document.title, document.body))


def _is(part: Named | Dated | Undated, document: Document, query: Query) -> bool:
    match part:
        case Named(facet):
            return any(key in keys_of(facet, document) for key in query.named.get(part, ()))
        case Dated(first, last):
            days = _days(document)
            return days is not None and _falls(days, first, last, query.certain)
    return document.published_earliest is None


def _stands_in(part: Expression, words: list[str], stem: Callable[[str], str]) -> bool:
    sought = tokens(part.text)
    if isinstance(part, Near):
        return _stand_near(part.distance, list(dict.fromkeys(sought)), words)
    if isinstance(part, Prefix):
        return any(word.startswith(sought[0]) for word in words)
    if isinstance(part, Word) and len(sought) == 1:
        return stem(sought[0]) in map(stem, words)
    return any(words[place : place + len(sought)] == sought for place in range(len(words)))


def _stand_near(distance: int, sought: list[str], words: list[str]) -> bool:
    """Say whether each two of the words have no more others between them than the distance and the rest sought."""
    farthest = distance + len(sought) - 1
    places = [[place for place, word in enumerate(words) if word == each] for each in sought]
    return all(places) and all(
        any(abs(there - here) <= farthest for here in ones for there in others)
        for ones, others in combinations(places, 2)
    )


def _newest(document: Document) -> tuple:
    latest = document.published_latest
    return latest is None, -latest.timestamp() if latest else 0, -document.id


def _oldest(document: Document) -> tuple:
    earliest = document.published_earliest
    return earliest is None, earliest.timestamp() if earliest else 0, document.id


_ORDERS = {
    "relevance": _newest,
    "-date": _newest,
    "date": _oldest,
    "-added": lambda document: (-document.imported_at.timestamp(), -document.id),
}
