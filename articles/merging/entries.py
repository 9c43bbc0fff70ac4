"""What the merging of outlets and that of people have in common."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from articles.models import Article, Person, Source
from articles.search import following, outbox

Entry = Source | Person
Holdings = dict[str, int]
MOST_ENTRIES = 20  # that are merged or judged at once
FILING_LOCK = 7_205_119  # any number, of whoever files articles or decides who is who


class MergeError(Exception):
    """This may not be done with these entries; the message says why."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: what hangs on each entry, what meets its like, and what forbids it."""

    kept: Entry
    others: tuple[Entry, ...]
    holdings: tuple[tuple[Entry, Holdings], ...]
    collisions: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()

    @property
    def moved(self) -> str:
        """Sum up what would move, in words."""
        totals: Holdings = {}
        for entry, counts in self.holdings:
            if entry != self.kept:
                totals = {label: totals.get(label, 0) + number for label, number in counts.items()}
        return ", ".join(f"{label} ({number})" for label, number in totals.items() if number) or "nothing"


def refuse(sentences: Iterable[str]) -> None:
    if found := " ".join(sentences):
        raise MergeError(found)


def search_follows(articles: QuerySet[Article]) -> None:
    """Have the search take up changed articles; call it in the transaction that changes them, before it does."""
    outbox.record_all(articles)
    transaction.on_commit(following.follow, robust=True)


@contextmanager
def decided_alone() -> Iterator[None]:
    """Keep imports from filing meanwhile, and do all of it or nothing. SQLite's transactions do so by themselves."""
    with transaction.atomic():
        try:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING_LOCK])
        except OperationalError as error:
            raise MergeError("An import is writing at this moment. Try again when it is done.") from error
        yield
