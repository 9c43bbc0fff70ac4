"""The seam between the archive and a search engine. Nothing here knows which engine it is."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from .query import FacetKey, Query

MOST_VALUES = 100
MOST_SIMILAR = 5

READ = 200_000  # characters of a text in which words are marked, so that a text of any length costs little

Span = tuple[int, int]  # the first character and the one after the last


class SearchUnavailable(Exception):  # noqa: N818
    """The index is missing, damaged or cannot be written. The message names the cure."""


class WriterBusy(Exception):  # noqa: N818
    """Another process or thread is writing to the index."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine is told of a published article."""

    id: int
    title: str
    body: str
    imported_at: datetime
    language: str = "en"
    source_id: int | None = None
    topic_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    published_earliest: datetime | None = None
    published_latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles a period has: those whose interval lies within it, and all whose interval touches it."""

    certain: int
    possible: int


@dataclass(frozen=True, slots=True)
class Results:
    """How many articles match, the ids of one page of them, and how many each value of each facet would show.

    A facet's values (see Choices) are its most frequent ones, those that are chosen or asked for and match, and None.
    The keys of `dates` are years and months that any article touches, such as "2025" and "2025-06", and the days
    that the query has counted; None is the undated.
    """

    total: int
    ids: tuple[int, ...]
    facets: dict[str, dict[FacetKey, int]] = field(default_factory=dict)
    dates: dict[str | None, Spread] = field(default_factory=dict)


class Marker(Protocol):
    """Finds a query's words in a text."""

    def spans(self, text: str, language: str, *, title: bool = False) -> list[Span]:
        """Give the places of the words that were asked for, in order and apart: a phrase is one place.

        Words that were asked for in titles alone are found when the text is a `title`. What follows on the first READ
        characters is not read.
        """


class Engine(Protocol):
    """What every search engine offers."""

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
        """Find articles; raise SearchUnavailable when the index cannot be read.

        Of each facet the `most` frequent values are counted and, by facet, those that are `also` asked for.
        """

    def marker(self, query: Query) -> Marker:
        """Give what finds the query's words, not those it leaves out, in titles and texts."""

    def similar(self, word: str) -> list[tuple[str, int]]:
        """Give words of the archive spelt much like this one, itself too, and how many articles have each.

        They are written without case and accents; the likeliest come first, by the rules in misspellings.py.
        """

    def exists(self) -> bool:
        """Say whether there is an index."""

    def ids(self) -> set[int]:
        """Give the ids of all articles in the index."""

    def lock(self) -> AbstractContextManager[None]:
        """Hold the only writer for a while; raise WriterBusy when another holds it."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add these articles or replace their entries; found from now on. Call it with the lock held."""

    def remove(self, ids: Collection[int]) -> None:
        """Forget these articles. Call it with the lock held."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Make the index anew from these articles alone, swap it in, and say how many there are. Needs the lock."""
