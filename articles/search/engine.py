"""The seam between the archive and a search engine. Nothing here knows which engine it is."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.utils.safestring import SafeString

from .query import Query

FacetKey = int | str | None


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
    published_earliest: datetime | None = None
    published_latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and its best passage: escaped, with <mark> around the words; None if only the
    title matches or no words were asked for."""

    id: int
    snippet: SafeString | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """How many articles match, one page of them, and how many each value of each facet would show.

    Facets are `outlet`, `topic`, `person` (keys: ids) and `date` (keys: "2025" and, as far as the reader has drilled,
    "2025-06" of that year and "2025-06-04" of that month). The key None is the unknown outlet and the undated.
    Of long facets the most frequent hundred values are given, and always the chosen ones that match.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[FacetKey, int]] = field(default_factory=dict)


class Engine(Protocol):
    """What every search engine offers."""

    def search(
        self, query: Query, *, start: int = 0, count: int = 20, facets: bool = True, passages: bool = True
    ) -> Results:
        """Find articles; raise SearchUnavailable when the index cannot be read.

        Without passages, which need the texts, thousands of hits cost little more than twenty.
        """

    def passages(self, query: Query, ids: Collection[int]) -> dict[int, SafeString | None]:
        """Cut the best passage of each of these articles, as a Hit holds it."""

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
