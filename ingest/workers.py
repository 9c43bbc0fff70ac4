"""Read pages in this process or in several, in order, with never more than a few chunks waiting."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from .reading import read_page
from .records import Outcome, RawPage, Record

# Each record comes with the number of its dump.
Numbered = tuple[int, Record]
Read = tuple[int, Outcome]

_CHUNK = 50
_WAITING_PER_WORKER = 3


def read_all(records: Iterable[Numbered], workers: int, outlets: frozenset[str]) -> Iterator[Read]:
    """Read each page; the outcomes keep the order of the records. Outlets are those known before."""
    chunks = _chunks(iter(records))
    first = next(chunks, [])
    if workers == 1 or len(first) < _CHUNK:
        yield from _read_chunk(first, outlets)
        for chunk in chunks:
            yield from _read_chunk(chunk, outlets)
    else:
        yield from _read_in_processes(first, chunks, workers, outlets)


def _chunks(records: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while chunk := list(islice(records, _CHUNK)):
        yield chunk


def _read_in_processes(
    first: list[Numbered], chunks: Iterator[list[Numbered]], workers: int, outlets: frozenset[str]
) -> Iterator[Read]:
    waiting: deque[Future[list[Read]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting.append(pool.submit(_read_chunk, first, outlets))
        for chunk in chunks:
            waiting.append(pool.submit(_read_chunk, chunk, outlets))
            if len(waiting) >= workers * _WAITING_PER_WORKER:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _end_with_parent() -> None:
    """Let a worker whose importer was killed end too, which by itself it would not."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=[parent.sentinel], daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _read_chunk(chunk: list[Numbered], outlets: frozenset[str]) -> list[Read]:
    return [(dump, read_page(one, outlets) if isinstance(one, RawPage) else one) for dump, one in chunk]
