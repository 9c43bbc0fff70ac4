"""Read pages in this process or in several, in order, with never more than a few chunks waiting."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from .orphans import end_with_parent
from .reading import read_page
from .records import BUILT_IN, Engines, Outcome, RawPage, Record, Rejection, ResolvedPage

# Each record comes with the number of its dump.
Numbered = tuple[int, Record]
Read = tuple[int, Outcome]
ReadChunk = Callable[[list[Numbered]], list[Read]]

_CHUNK = 50
# A chunk of the largest pages would hold gigabytes; it ends with the page that makes it larger than this.
_CHUNK_BYTES = 8 * 1024 * 1024
_WAITING_PER_WORKER = 3


def read_all(
    records: Iterable[Numbered], workers: int, outlets: frozenset[str], engines: Engines = BUILT_IN
) -> Iterator[Read]:
    """Read each page; the outcomes keep the order of the records. Outlets are those known before."""
    read = partial(_read_chunk, outlets=outlets, engines=engines)
    chunks = _chunks(iter(records))
    first = next(chunks, [])
    if workers == 1 or not _is_full(first):
        yield from read(first)
        for chunk in chunks:
            yield from read(chunk)
    else:
        yield from _read_in_processes(first, chunks, workers, read)


def _chunks(records: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    chunk: list[Numbered] = []
    for record in records:
        chunk.append(record)
        if _is_full(chunk):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _is_full(chunk: list[Numbered]) -> bool:
    return len(chunk) >= _CHUNK or sum(size(record) for _, record in chunk) >= _CHUNK_BYTES


def size(record: Record | Outcome) -> int:
    """Give the bytes of the page that a record or its outcome holds."""
    page = record.page if isinstance(record, ResolvedPage | Rejection) else record
    return len(page.data) if isinstance(page, RawPage) else 0


def _read_in_processes(
    first: list[Numbered], chunks: Iterator[list[Numbered]], workers: int, read: ReadChunk
) -> Iterator[Read]:
    waiting: deque[Future[list[Read]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=end_with_parent) as pool:
        waiting.append(pool.submit(read, first))
        for chunk in chunks:
            waiting.append(pool.submit(read, chunk))
            if len(waiting) >= workers * _WAITING_PER_WORKER:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_chunk(chunk: list[Numbered], outlets: frozenset[str], engines: Engines) -> list[Read]:
    return [(dump, read_page(one, outlets, engines) if isinstance(one, RawPage) else one) for dump, one in chunk]
