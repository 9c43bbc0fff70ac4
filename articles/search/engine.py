"""The seam between the archive and a search engine. Nothing here knows which engine it is."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Protocol
from zlib import crc32

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

    def digest(self) -> int:
        """Sum it up in 32 bits, which an engine keeps with the entry: of other values the sum is another."""
        values = (getattr(self, one.name) for one in fields(self))
        told = [value.timestamp() if isinstance(value, datetime) else value for value in values]
        return crc32(repr(told).encode("utf-8", "surrogatepass"))


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


@dataclass(frozen=True, slots=True)
class State:
    """An index at one moment: which generation it is, and how many articles it holds in how many parts."""

    generation: str
    articles: int
    parts: int


class Writer(Protocol):
    """The only writer of the index that serves, for as long as it is held. After an error it must be let go."""

    def write(self, documents: Collection[Document], removed: Collection[int] = ()) -> None:
        """Add these articles or replace their entries, and forget the removed ones; found so from now on.

        An index that is being made is told which they are, so that it takes them in before it serves.
        """

    def is_called_back(self) -> bool:
        """Say whether to let go at once: another index is to take the place of this one, or has."""

    def is_tidying(self) -> bool:
        """Say whether small parts are still being joined; to let go is to give that up."""


class Rebuilding(Protocol):
    """Another index while it is made; the one that serves is searched and written to meanwhile.

    `written` articles are in it, and `last` is the highest of their ids.
    """

    written: int
    last: int

    def add(self, documents: Iterable[Document]) -> None:
        """Add articles, by rising id. Every so often they are kept."""

    def keep(self) -> None:
        """Keep what was added: a killed rebuilding is gone on with after that."""

    def tidy(self) -> None:
        """Keep everything and bring it into the form in which searching is fastest; it may take minutes."""

    def changed(self) -> set[int]:
        """Give the articles that were written to the index that serves, since this was last asked."""

    def replace(self, documents: Collection[Document], removed: Collection[int]) -> None:
        """Replace the entries of articles, and forget the removed ones."""

    def writers_away(self) -> AbstractContextManager[None]:
        """Have whoever writes to the index that serves let go of it, and keep others from taking it up."""

    def serve(self) -> None:
        """Let this index serve from now on instead of the other. Call it while writers are away."""


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

    def state(self) -> State:
        """Say what the index is at this moment, cheaply."""

    def entries(self, ids: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
        """Give the id and the digest of each entry, or of those of some articles, by rising id."""

    def flaws(self) -> Iterator[str]:
        """Name the files of the index that are not as they were written. It may read all of them."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Hold the only writer; raise WriterBusy when another holds it. An index is made if there is none."""

    def rebuilding(self, *, anew: bool = False) -> AbstractContextManager[Rebuilding]:
        """Make another index, or go on where that was broken off; raise WriterBusy when another does."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add these articles or replace their entries; found from now on."""

    def remove(self, ids: Collection[int]) -> None:
        """Forget these articles."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Make the index anew from these articles alone, swap it in, and say how many there are."""
