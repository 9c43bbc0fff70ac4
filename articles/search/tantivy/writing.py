"""Writing: to the index that serves, and to another that is to take its place."""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tantivy import Index, IndexWriter, Order
from tantivy import Query as Compiled

from articles.search.engine import Document, SearchUnavailable, WriterBusy

from .faults import CURE, writing_explained
from .fields import entry, register_analyzers, schema
from .folder import REBUILDING, SWAPPING, WRITING, IndexFolder, Signature

KEPT = 50_000  # articles after which a rebuilding is kept: some 30 s of work
_HEAP = 64_000_000  # bytes for each thread
_MOST_THREADS = 8


def open_index(path: Path) -> Index:
    """Open the index in a folder. Tantivy does not keep with it how text is read."""
    index = Index.open(str(path))
    register_analyzers(index)
    return index


def new_index(path: Path) -> Index:
    index = Index(schema(), str(path))
    register_analyzers(index)
    return index


class Writer:
    """Writes to one generation. It must not be used again after an error: Tantivy then loses what it says it keeps."""

    def __init__(self, index: Index, threads: int = 1):
        self._writer: IndexWriter | None = index.writer(_HEAP * threads, threads)
        self._writer.garbage_collect_files()  # what killed writers, and those for which there was no room, left

    def add(self, documents: Iterable[Document]) -> int:
        return sum(1 for document in documents if self._writer.add_document(entry(document)) is not None)

    def replace(self, documents: Iterable[Document], removed: Collection[int] = ()) -> None:
        """Add documents or put them in the place of their like, forget the removed ones, and commit."""
        for number in removed:
            self._writer.delete_documents_by_term("id", number)
        for document in documents:
            self._writer.delete_documents_by_term("id", document.id)
            self._writer.add_document(entry(document))
        self._writer.commit()

    def commit(self) -> None:
        self._writer.commit()

    def finish(self) -> None:
        """Wait until small parts are joined into larger ones, which may take minutes, and let go."""
        self._writer.wait_merging_threads()
        self.close()

    def close(self) -> None:
        """Let go at once: what is not committed is given up, and so is the joining of parts."""
        self._writer = None


class ServingWriter:
    """Writes to the index that serves."""

    def __init__(self, folder: IndexFolder, signature: Signature):
        self._folder = folder
        self._generation = folder.generation(signature)
        self._writer = Writer(open_index(self._generation))

    @writing_explained()
    def write(self, documents: Collection[Document], removed: Collection[int] = ()) -> None:
        self._writer.replace(documents, removed)
        self._folder.note_changed([*(document.id for document in documents), *removed])

    @writing_explained()
    def is_called_back(self) -> bool:
        signature = self._folder.signature()
        return self._folder.is_held(SWAPPING) or not signature or signature[0] != self._generation.name

    @writing_explained()
    def is_tidying(self) -> bool:
        """Look for files that no commit names yet: those of parts that small ones are being joined into."""
        parts = json.loads((self._generation / "meta.json").read_bytes())["segments"]
        known = {part["segment_id"].replace("-", "") for part in parts}
        return any(path.stem not in known for path in self._generation.glob("*.store"))

    def close(self) -> None:
        self._writer.close()


@contextmanager
def serving_writer(folder: IndexFolder) -> Iterator[ServingWriter]:
    """Hold the only writer of the index that serves; make an empty one if there is none."""
    with ExitStack() as held:
        with writing_explained():
            if folder.is_held(SWAPPING):
                raise WriterBusy("Another process puts a new search index in the place of this one.")
            held.enter_context(folder.held(WRITING))
            writer = ServingWriter(folder, _served(folder))
        held.callback(writer.close)
        yield writer


def _served(folder: IndexFolder) -> Signature:
    signature = folder.signature()
    if signature is None:
        generation = folder.new_generation()
        new_index(generation)
        signature = folder.serve(generation)
    if not folder.readable(signature):
        raise SearchUnavailable(f"The search index was made by another version. {CURE}")
    return signature


class Rebuilding:
    """Another index while it is made: so many articles are `written`, the last of them by its id is `last`."""

    def __init__(self, folder: IndexFolder, generation: Path, index: Index):
        self._folder, self._generation, self._index = folder, generation, index
        self._noted = 0
        self._unkept = 0
        searcher = index.searcher()
        found = searcher.search(Compiled.all_query(), limit=1, order_by_field="id", order=Order.Desc)
        ids = searcher.fast_field_values("id", [address for _, address in found.hits])
        self.written, self.last = found.count, max(ids, default=0)
        self._writer = Writer(index, min(len(os.sched_getaffinity(0)), _MOST_THREADS))

    @writing_explained()
    def add(self, documents: Iterable[Document]) -> None:
        added = self._writer.add(documents)
        self.written += added
        self._unkept += added
        if self._unkept >= KEPT:
            self.keep()

    @writing_explained()
    def keep(self) -> None:
        self._writer.commit()
        self._unkept = 0

    @writing_explained()
    def tidy(self) -> None:
        self._writer.commit()
        self._writer.finish()
        self._writer = Writer(self._index)

    @writing_explained()
    def changed(self) -> set[int]:
        ids, self._noted = self._folder.changed(self._generation, self._noted)
        return ids

    @writing_explained()
    def replace(self, documents: Collection[Document], removed: Collection[int]) -> None:
        self._writer.replace(documents, removed)

    @contextmanager
    def writers_away(self) -> Iterator[None]:
        with ExitStack() as held:
            with writing_explained():
                held.enter_context(self._folder.held(SWAPPING, wait=True))
                held.enter_context(self._folder.held(WRITING, wait=True))
            yield

    @writing_explained()
    def serve(self) -> None:
        self._writer.commit()
        self._writer.finish()
        self._folder.serve(self._generation)

    def close(self) -> None:
        self._writer.close()


@contextmanager
def rebuilding(folder: IndexFolder, *, anew: bool = False) -> Iterator[Rebuilding]:
    """Make another index or, unless it is to be made anew, go on with one whose making was broken off."""
    with ExitStack() as held:
        with writing_explained():
            held.enter_context(folder.held(REBUILDING))
            begun = None if anew else _broken_off(folder)
            folder.clear(but=[begun[0]] if begun else ())
            folder.check_room(begun[0] if begun else None)
            if begun is None:
                generation = folder.new_generation(unfinished=True)
                begun = generation, new_index(generation)
            made = Rebuilding(folder, *begun)
        held.callback(made.close)
        try:
            yield made
        except SearchUnavailable:
            made.close()
            with suppress(SearchUnavailable), writing_explained():
                Writer(begun[1]).close()  # which makes room
            raise


def _broken_off(folder: IndexFolder) -> tuple[Path, Index] | None:
    """Find an unfinished index of this version that can be opened."""
    for generation in folder.unfinished():
        with suppress(SearchUnavailable), writing_explained():
            if folder.readable((generation.name, 0, 0)):
                return generation, open_index(generation)
    return None
