"""The index follows the tables in a thread of each process, so that nobody waits for its writer.

A web process watches from its first request on, and also sees to what others left, such as an import that was killed.
A command that changes many articles keeps pace, and finishes before it ends.
"""

import atexit
import logging
from threading import Event, Lock, Thread
from time import monotonic

from django.conf import settings
from django.db import connection, connections

from articles.models import IndexTask

from .engine import SearchUnavailable, Writer, WriterBusy
from .engines import engine
from .outbox import Drain, drain, ensure_complete

LOOK = 2.0  # seconds between looks for what others left
PAUSE = 0.2  # seconds between looks while the writer is held here, or by another who should do our work
LINGER = 5.0  # seconds that the writer is kept after work of this process, for edits often follow one another
PATIENCE = 60.0  # seconds that nothing moves, before a command gives up waiting
BRIEF = 100  # milliseconds that SQLite's other writer is waited for; what is done can be struck off later

logger = logging.getLogger(__name__)


class Follower:
    """Drains the outbox in a thread of its own, started when it is first needed: a fork leaves threads behind."""

    def __init__(self) -> None:
        self.problem = ""
        self._starting = Lock()
        self._thread: Thread | None = None
        self._told, self._stopping = Event(), Event()
        self._busy = self._tidying = False

    def start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._stopping.clear()
                self._thread = Thread(target=self._run, name="search index", daemon=True)
                self._thread.start()
                atexit.register(self.stop)

    def tell(self) -> None:
        """Say that this process recorded something."""
        self._told.set()
        self.start()

    def wait(self) -> None:
        """Wait until all is done that was recorded by now, unless that has no prospect."""
        tasks = IndexTask.objects.order_by("pk").values_list("pk", flat=True)
        newest, oldest, moved = tasks.last(), None, monotonic()
        while newest and (waiting := tasks.filter(pk__lte=newest).first()):
            if waiting != oldest:
                oldest, moved = waiting, monotonic()
            if self.problem or monotonic() - moved > PATIENCE:
                return
            self._stopping.wait(PAUSE / 4)

    def finish(self) -> None:
        """Wait until nothing is left to do, and stop."""
        self.wait()
        until = monotonic() + PATIENCE
        while self._tidying and monotonic() < until:
            self._stopping.wait(PAUSE)
        self.stop()

    def stop(self) -> None:
        """Stop after what is being done at this moment."""
        atexit.unregister(self.stop)
        self._stopping.set()
        self._told.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        before = None
        while not self._stopping.is_set():
            told = self._told.wait(PAUSE if self._busy else LOOK)
            self._told.clear()
            try:
                before = self._look(before, told=told)
            except Exception:
                logger.exception("Changes wait to be indexed.")
            finally:
                connections.close_all()

    def _look(self, before: int | None, *, told: bool) -> int | None:
        """Work if there is work that is this process's own, or that nobody did since the last look."""
        oldest = IndexTask.objects.order_by("pk").values_list("pk", flat=True).first()
        if oldest is None:
            self._busy = False
        elif told or self._busy or oldest == before:
            self._work()
        return oldest

    def _work(self) -> None:
        problem = ""
        try:
            ensure_complete()
            with engine().writer() as writer:
                self._hold(writer)
            self._busy = False
        except WriterBusy:
            self._busy = True
        except SearchUnavailable as error:
            self._busy, problem = False, str(error)
        finally:
            self._tidying = False
        if problem != self.problem:
            logger.warning("Changes wait to be indexed. %s", problem) if problem else logger.info("Indexing goes on.")
        self.problem = problem

    def _hold(self, writer: Writer) -> None:
        """Do all work there is, that of others too, until there has been none of this process for a while."""
        if connection.vendor == "sqlite":
            connection.cursor().execute(f"PRAGMA busy_timeout = {BRIEF}")
        work, own = Drain(writer), monotonic()
        while not (writer.is_called_back() or self._stopping.is_set()):
            done = work.step()
            self.problem = ""
            self._tidying = not done and writer.is_tidying()
            if self._told.is_set():
                self._told.clear()
                own = monotonic()
            elif monotonic() - own > (PATIENCE if self._tidying else LINGER):
                return
            if not done:
                self._told.wait(PAUSE)


_follower = Follower()


def watch() -> None:
    """See to what other processes left, from now on."""
    if settings.SEARCH_FOLLOWS != "at once":
        _follower.start()


def follow() -> None:
    """Have the index take up what was recorded, soon; for `on_commit`."""
    if settings.SEARCH_FOLLOWS == "at once":
        drain()
    else:
        _follower.tell()


def keep_pace() -> None:
    """Have the index take up what was recorded, and wait for it.

    So the outbox stays short, and whoever edits is not kept from a database that has one writer at a time.
    """
    follow()
    if settings.SEARCH_FOLLOWS != "at once" and not connection.in_atomic_block:
        _follower.wait()


def finish() -> None:
    """Wait until the index has taken up what was recorded, or cannot."""
    follow()
    if settings.SEARCH_FOLLOWS != "at once":
        _follower.finish()


def problem() -> str:
    """Say what keeps this process from taking up changes, and the cure; empty if nothing does."""
    return _follower.problem
