"""The engine itself: opening, searching and writing an index of Tantivy's."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock

from tantivy import Index, Order, Searcher
from tantivy import Query as Compiled

from articles.search.engine import MOST_VALUES, Document, Results, SearchUnavailable, State
from articles.search.query import FacetKey, Query

from .compiler import Compiler
from .counts import Counter
from .faults import CURE, is_fault
from .fields import schema
from .folder import IndexFolder, Signature
from .inspection import entries, flaws
from .marker import WordMarker
from .memory import Memory
from .snapshot import Snapshot
from .spelling import similar
from .writing import Rebuilding, ServingWriter, open_index, rebuilding, serving_writer

_ANSWERS_KEPT = 500  # of pages and of facets: some 20 kB each
_LARGEST_KEPT = 100  # ids
_ORDERS = {"-date": ("by_latest", Order.Desc), "date": ("by_earliest", Order.Asc), "-added": ("by_added", Order.Desc)}

logger = logging.getLogger(__name__)


class TantivyEngine:
    """An index in a folder."""

    def __init__(self, path: Path):
        self.folder = IndexFolder(path)
        self.schema = schema()
        self._opening = Lock()
        self._opened: tuple[Signature, Index] | None = None
        self._memory = Memory(_ANSWERS_KEPT)

    def exists(self) -> bool:
        return self.folder.signature() is not None

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
        with self._explained():
            snapshot = self._snapshot()
            compiler = Compiler(self.schema, snapshot)
            total, ids = self._page(snapshot, compiler, query, start, start + count)
            if not facets:
                return Results(total, ids)
            return Results(total, ids, *Counter(snapshot, compiler, query, total).count(most, also or {}))

    def marker(self, query: Query) -> WordMarker:
        return WordMarker(query.expression)

    def similar(self, word: str) -> list[tuple[str, int]]:
        with self._explained():
            return similar(self._searcher(), self.schema, word)

    def state(self) -> State:
        with self._explained():
            snapshot = self._snapshot()
            return State(snapshot.signature[0], snapshot.searcher.num_docs, snapshot.searcher.num_segments)

    def entries(self, ids: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
        with self._explained():
            yield from entries(self._searcher(), self.schema, ids)

    def flaws(self) -> Iterator[str]:
        with self._explained():
            yield from flaws(self.folder.generation(self._signature()))

    def writer(self) -> AbstractContextManager[ServingWriter]:
        return serving_writer(self.folder)

    def rebuilding(self, *, anew: bool = False) -> AbstractContextManager[Rebuilding]:
        return rebuilding(self.folder, anew=anew)

    def index(self, documents: Iterable[Document]) -> None:
        with self.writer() as writer:
            writer.write([*documents])

    def remove(self, ids: Collection[int]) -> None:
        with self.writer() as writer:
            writer.write((), ids)

    def rebuild(self, documents: Iterable[Document]) -> int:
        with self.rebuilding(anew=True) as made, made.writers_away():
            made.add(documents)
            made.serve()
            return made.written

    def _snapshot(self) -> Snapshot:
        """Open the index that serves, or see what other processes have committed to it."""
        with self._opening:
            signature = self._signature()
            while self._opened is None or self._opened[0] != signature:
                try:
                    self._opened = signature, self._reopened(signature)
                except BaseException as error:
                    if not is_fault(error) or signature == self._signature():
                        raise
                    signature = self._signature()  # another took its place, and it was cleared away
            return Snapshot(self._opened[1].searcher(), signature, self._memory)

    def _signature(self) -> Signature:
        signature = self.folder.signature()
        if signature is None:
            raise SearchUnavailable(f"There is no search index. {CURE}")
        if not self.folder.readable(signature):
            raise SearchUnavailable(f"The search index was made by another version. {CURE}")
        return signature

    def _reopened(self, signature: Signature) -> Index:
        if self._opened and self._opened[0][0] == signature[0]:
            self._opened[1].reload()
            return self._opened[1]
        index = open_index(self.folder.generation(signature))
        index.config_reader("manual")
        index.reload()
        return index

    def _searcher(self) -> Searcher:
        return self._snapshot().searcher

    def _page(
        self, snapshot: Snapshot, compiler: Compiler, query: Query, start: int, end: int
    ) -> tuple[int, tuple[int, ...]]:
        """Say how many articles match and which stand on a page."""
        key = (query, start, end)
        found = snapshot.known(key)
        if found is None:
            total, ids = self._found(snapshot.searcher, compiler.compile(query), query, end)
            found = total, tuple(ids[start:end])
            if end - start <= _LARGEST_KEPT:
                snapshot.keep(key, found)
        return found

    def _found(self, searcher: Searcher, compiled: Compiled, query: Query, end: int) -> tuple[int, list[int]]:
        if query.order == "relevance":
            return _most_relevant(searcher, compiled, max(end, 1))
        field, order = _ORDERS[query.order]
        found = searcher.search(compiled, limit=max(end, 1), order_by_field=field, order=order)
        return found.count, searcher.fast_field_values("id", [address for _, address in found.hits])

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn whatever a missing or damaged index makes Tantivy say into one error that names the cure."""
        try:
            yield
        except BaseException as error:
            if not is_fault(error):
                raise
            raise self._unusable(error) from error

    def _unusable(self, error: BaseException) -> SearchUnavailable:
        logger.error("The search index in %s cannot be used: %s", self.folder.path, error)
        self._opened = None
        return SearchUnavailable(f"The search index cannot be used. {CURE}")


def _most_relevant(searcher: Searcher, compiled: Compiled, end: int) -> tuple[int, list[int]]:
    """Find the best, equally good ones by falling id. Look on until the last one wanted differs from the next."""
    limit = end + 64
    while True:
        found = searcher.search(compiled, limit=limit)
        scores = [score for score, _ in found.hits]
        if len(scores) < limit or scores[-1] != scores[end - 1]:
            break
        limit *= 4
    ids = searcher.fast_field_values("id", [address for _, address in found.hits])
    ranked = sorted(zip(scores, ids, strict=True), reverse=True)
    return found.count, [number for _, number in ranked[:end]]
