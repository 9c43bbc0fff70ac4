"""A plain, slow engine that defines what is right: it looks at every article for every question."""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, timedelta

from articles.search.engine import Document, FacetKey, Hit, Results
from articles.search.query import UNITS, Query
from articles.search.words import AllOf, AnyOf, Expression, Not, Prefix, Word


class ReferenceEngine:
    """Keeps documents in a dictionary."""

    def __init__(self):
        self.documents: dict[int, Document] = {}

    def exists(self) -> bool:
        return True

    def ids(self) -> set[int]:
        return set(self.documents)

    def lock(self) -> nullcontext[None]:
        return nullcontext()

    def index(self, documents: Iterable[Document]) -> None:
        self.documents |= {document.id: document for document in documents}

    def remove(self, ids: Iterable[int]) -> None:
        for number in ids:
            self.documents.pop(number, None)

    def rebuild(self, documents: Iterable[Document]) -> int:
        self.documents = {document.id: document for document in documents}
        return len(self.documents)

    def search(
        self, query: Query, *, start: int = 0, count: int = 20, facets: bool = True, passages: bool = True
    ) -> Results:
        """Order by relevance is not defined here: it is taken for the newest first. Passages are not cut."""
        found = sorted(self._matching(query), key=_ORDERS[query.sort])
        hits = tuple(Hit(document.id) for document in found[start : start + count])
        return Results(len(found), hits, self._facets(query) if facets else {})

    def passages(self, query: Query, ids: Iterable[int]) -> dict[int, None]:
        return dict.fromkeys(ids)

    def _matching(self, query: Query) -> list[Document]:
        return [document for document in self.documents.values() if matches(query, document)]

    def _facets(self, query: Query) -> dict[str, dict[FacetKey, int]]:
        counts = {name: self._count(query.without(name), keys) for name, keys in _KEYS.items()}
        candidates = {key for document in self.documents.values() for key in _periods(document, query)}
        found = {key: len(self._matching(clicked(query, "date", key))) for key in candidates | {None}}
        return {**counts, "date": {key: count for key, count in found.items() if count}}

    def _count(self, query: Query, keys: Callable[[Document], Iterable[FacetKey]]) -> dict[FacetKey, int]:
        return dict(Counter(key for document in self._matching(query) for key in keys(document)))


_KEYS = {
    "outlet": lambda document: [document.source_id],
    "topic": lambda document: document.topic_ids,
    "person": lambda document: document.person_ids,
}


def clicked(query: Query, facet: str, key: FacetKey) -> Query:
    """Choose a value of a facet instead of what was chosen there; of people, in addition."""
    cleared = query.without(facet)
    if facet == "date":
        return (
            replace(cleared, undated=True)
            if key is None
            else replace(cleared, **dict(zip(("after", "before"), bounds(key), strict=True)))
        )
    if facet == "person":
        return replace(cleared, people=tuple({*cleared.people, key}))
    if key is None:
        return replace(cleared, no_outlet=True)
    return replace(cleared, **{f"{facet}s": (key,)})


def bounds(key: str) -> tuple[date, date]:
    """Give the first and last day of a year, month or day."""
    parts = [int(part) for part in key.split("-")]
    year, month, day = (*parts, None, None)[:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)


def matches(query: Query, document: Document) -> bool:
    """Say whether an article answers a query."""
    wanted = query.expression is None or _says(query.expression, document)
    return wanted and _chosen(query, document) and not _excluded(query, document) and _in_period(query, document)


def _chosen(query: Query, document: Document) -> bool:
    outlets = (*query.outlets, *([None] if query.no_outlet else []))
    return (
        (not outlets or document.source_id in outlets)
        and (not query.topics or bool({*query.topics} & {*document.topic_ids}))
        and {*query.people} <= {*document.person_ids}
    )


def _excluded(query: Query, document: Document) -> bool:
    return bool(
        document.source_id in query.exclude_outlets
        or {*query.exclude_topics} & {*document.topic_ids}
        or {*query.exclude_people} & {*document.person_ids}
    )


def _in_period(query: Query, document: Document) -> bool:
    days = _days(document)
    if days is None:
        return query.after is None and query.before is None
    after, before = query.after or date.min, query.before or date.max
    inside = after <= days[0] and days[1] <= before if query.certain else days[0] <= before and after <= days[1]
    return inside and not query.undated


def _days(document: Document) -> tuple[date, date] | None:
    if document.published_earliest is None:
        return None
    return tuple(edge.astimezone(UTC).date() for edge in (document.published_earliest, document.published_latest))


def _periods(document: Document, query: Query) -> set[str]:
    """Give the periods that an article's days lie in and that are counted as far as the reader has drilled."""
    days = _days(document)
    if days is None:
        return set()
    every = [days[0] + timedelta(number) for number in range((days[1] - days[0]).days + 1)]
    units = UNITS[: UNITS.index(query.date_unit) + 1]
    drilled = {"year": "", "month": f"{query.after or ''}"[:4], "day": f"{query.after or ''}"[:7]}
    written = {(unit, str(day)[: {"year": 4, "month": 7, "day": 10}[unit]]) for day in every for unit in units}
    return {key for unit, key in written if key.startswith(drilled[unit])}


def tokens(text: str) -> list[str]:
    """Part a text into words without case and accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain.lower())


def _stem(token: str) -> str:
    """Take off the ending of a plural: enough for the words that the tests use."""
    return token.removesuffix("s")


def _says(part: Expression, document: Document) -> bool:
    match part:
        case AllOf(parts):
            return all(_says(each, document) for each in parts)
        case AnyOf(parts):
            return any(_says(each, document) for each in parts)
        case Not(inner):
            return not _says(inner, document)
    return any(_stands_in(part, tokens(text)) for text in (document.title, document.body))


def _stands_in(part: Expression, words: list[str]) -> bool:
    sought = tokens(part.text)
    if isinstance(part, Prefix):
        return any(word.startswith(sought[0]) for word in words)
    if isinstance(part, Word) and len(sought) == 1:
        return _stem(sought[0]) in map(_stem, words)
    return any(words[place : place + len(sought)] == sought for place in range(len(words)))


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
