"""Make the index anew from the tables, while the one before it serves and follows them."""

from collections.abc import Collection, Iterator

from .documents import CHUNK, all_documents, documents
from .engine import Rebuilding
from .engines import engine

ROUNDS = 20  # at most, of taking in what changes, before whoever changes something has to wait


def rebuild(*, anew: bool = False) -> Iterator[int]:
    """Say again and again how many articles are in; in the end the new index serves.

    What was kept when this is broken off is gone on with, unless everything is to be made `anew`. What is indexed
    meanwhile is noted by the engine and taken in at the end; only for the last of it do writers wait.
    """
    with engine().rebuilding(anew=anew) as made:
        yield made.written
        try:
            for found in all_documents(after=made.last):
                made.add(found)
                yield made.written
        except (KeyboardInterrupt, GeneratorExit):
            made.keep()
            raise
        made.tidy()
        for _ in range(ROUNDS):
            if not _take_in(made, made.changed()):
                break
        with made.writers_away():
            _take_in(made, made.changed())
            made.serve()


def _take_in(made: Rebuilding, changed: Collection[int]) -> int:
    ids = sorted(changed)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        found = documents(some)
        made.replace(found, set(some) - {document.id for document in found})
    return len(ids)
