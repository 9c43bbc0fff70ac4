"""Set or correct when stored pages were captured, batch by batch."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from articles.search import following

from .models import Capture
from .readers import sensible
from .records import Captured
from .redating import recapture
from .store import wait_for_other_importers

BATCH = 250
Change = Callable[[Captured], Captured]
CURATED_UNKNOWN = Captured(basis="curator")


class Numbers:
    """Which primary keys were met: a bit each, so that those of a million rows take 125 kB."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def put(self, number: int, *, met: bool = True) -> None:
        self._bits.extend(bytes(max(0, number // 8 + 1 - len(self._bits))))
        mask = 1 << number % 8
        self._bits[number // 8] = self._bits[number // 8] & ~mask | (mask if met else 0)

    def __len__(self) -> int:
        return int.from_bytes(self._bits).bit_count()


@dataclass(slots=True)
class Tally:
    """How many pages were looked at and got another capture time, and which articles' dates moved.

    Of those, `undated` have no date now, and the copies of `clashing` do not agree on it.
    """

    pages: int = 0
    changed: int = 0
    moved: Numbers = field(default_factory=Numbers)
    undated: Numbers = field(default_factory=Numbers)
    clashing: Numbers = field(default_factory=Numbers)

    def in_words(self, *, done: bool) -> str:
        """Sum it up in sentences."""
        verb, moves = ("got", "moved") if done else ("would get", "would move")
        pages = f"{self.changed:,} of {_counted(self.pages, 'page')} {verb} another capture time."
        dates = f"The dates of {_counted(len(self.moved), 'article')} {moves}"
        after = [f"{len(self.undated):,} undated" if len(self.undated) else ""]
        after += [f"{len(self.clashing):,} dated by captures that contradict one another" if len(self.clashing) else ""]
        left = " and ".join(filter(None, after))
        return f"{pages} {dates}{f'; that leaves {left}' if left else ''}."


def curated(captured: Captured) -> Captured:
    """Say that a person said so, later than at the import: no import goes over it."""
    return replace(captured, basis="curator")


def set_to(captured: Captured) -> Change:
    """Have pages captured then, whatever their capture time was."""
    return lambda before: captured


def shifted(by: timedelta) -> Change:
    """Have known capture times corrected by so much. ValueError if one would lie before the web or far ahead."""

    def change(before: Captured) -> Captured:
        if before.at is None:
            return before
        ends = [sensible(end + by) for end in before.ends]
        if None in ends:
            raise ValueError(f"{before.at:%Y-%m-%d %H:%M} cannot be shifted by {by}: nobody captured pages then.")
        return Captured(ends[0], ends[1] if before.until else None, "curator")

    return change


def recapture_all(
    captures: QuerySet[Capture], change: Change, *, at_once: bool = False, dry_run: bool = False
) -> Iterator[Tally]:
    """Change the capture times of pages, in the order of their primary keys, a transaction a batch; tell how far it is.

    What is set again changes nothing, so that it can be done again after an interruption. What is shifted cannot: do it
    `at_once`, in one transaction. So is a dry run, which is taken back.
    """
    tally, last = Tally(), 0
    with transaction.atomic() if at_once or dry_run else nullcontext():
        while batch := _next_batch(captures.filter(pk__gt=last), change, tally):
            last = batch
            yield tally
            if not (at_once or dry_run):
                transaction.on_commit(following.follow, robust=True)
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run:
        transaction.on_commit(following.follow, robust=True)


def _next_batch(captures: QuerySet[Capture], change: Change, tally: Tally) -> int | None:
    """Do the next pages; give the primary key of the last one, None if there are no more."""
    with transaction.atomic():
        wait_for_other_importers()
        pages = list(captures.only("captured_at", "captured_until", "captured_basis").order_by("pk")[:BATCH])
        times = {page.pk: after for page in pages if (after := change(page.captured)) != page.captured}
        moved = recapture(times)
    tally.pages, tally.changed = tally.pages + len(pages), tally.changed + len(times)
    for article in moved:
        tally.moved.put(article.pk)
        tally.undated.put(article.pk, met=article.published_earliest is None)
        tally.clashing.put(article.pk, met=article.date_conflict)
    return pages[-1].pk if pages else None


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
