"""Read stored pages again with today's rules, batch by batch; each batch says what it changes before it is kept."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from articles.search import following
from ingest.engines import chosen_engines
from ingest.filing import known_outlets
from ingest.models import Appearance, Capture
from ingest.printed import raw_page
from ingest.reading import read_page, reader
from ingest.records import Engines, Rejection, ResolvedPage
from ingest.store import wait_for_other_importers

from .changes import Change, changes, state
from .refiling import refile

BATCH = 100


@dataclass(frozen=True, slots=True)
class Reread:
    """A batch of pages that were read again: how many, up to which primary key, and what that changes."""

    pages: int
    last: int
    changes: list[Change]


def reread(captures: QuerySet[Capture], *, dry_run: bool, batch: int = BATCH) -> Iterator[Reread]:
    """Read captures again, in the order of their primary keys, a transaction a batch.

    A dry run is one transaction that is taken back, so that its batches see what those before changed.
    """
    engines = chosen_engines()
    with transaction.atomic() if dry_run else nullcontext():
        last = 0
        while done := _next_batch(captures.filter(pk__gt=last).order_by("pk")[:batch], engines):
            last = done.last
            yield done
            if not dry_run:
                following.keep_pace()
        if dry_run:
            transaction.set_rollback(True)


def _next_batch(captures: QuerySet[Capture], engines: Engines) -> Reread | None:
    with transaction.atomic():
        wait_for_other_importers()
        pages = list(captures)
        if not pages:
            return None
        return Reread(len(pages), pages[-1].pk, _read_again(pages, engines))


def _read_again(captures: Sequence[Capture], engines: Engines) -> list[Change]:
    outlets = known_outlets()
    outcomes = {capture.pk: read_page(raw_page(capture), outlets, engines) for capture in captures}
    concerned = _articles(outcomes)
    before = state(outcomes.keys(), concerned)
    _mark(captures, outcomes, reader(engines))
    read = {pk: outcome for pk, outcome in outcomes.items() if isinstance(outcome, ResolvedPage)}
    refile(captures, read, outlets, engines)
    return changes(before, state(outcomes.keys(), concerned | _articles(outcomes)))


def _articles(captures: Collection[int]) -> set[int]:
    return set(Appearance.objects.filter(capture__in=captures).values_list("article_id", flat=True))


def _mark(captures: Sequence[Capture], outcomes: dict[int, ResolvedPage | Rejection], read_by: str) -> None:
    """Note on each capture how it was read, and by which rules."""
    for capture in captures:
        outcome = outcomes[capture.pk]
        read = isinstance(outcome, ResolvedPage)
        capture.charset, capture.reader = outcome.charset, read_by
        capture.layout = outcome.layout if read else ""
        capture.problem = "" if read else f"{outcome.reason}: {outcome.detail}"[:500]
        capture.unparsed = outcome.unparsed if read else 0
    Capture.objects.bulk_update(captures, ["charset", "reader", "layout", "problem", "unparsed"])
