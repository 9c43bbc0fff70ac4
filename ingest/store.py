"""Write resolved pages to the archive, a batch in a transaction. Nothing else in ingest writes articles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

import zstandard
from django.db import DataError, IntegrityError, connection, transaction

from articles.merging import FILING_LOCK

from .filing import copy_reader, file_articles, known_outlets, new_copies
from .models import Capture, Dump, RejectedRecord
from .reading import reader
from .records import BUILT_IN, BrokenRecord, EndOfDump, Engines, Outcome, Rejection, ResolvedPage
from .redating import recapture
from .retrievals import PageOf, Sorted, sort_pages
from .rows import insert, next_ids

_compress = zstandard.ZstdCompressor(level=6).compress


@dataclass
class Batch:
    """Outcomes in the order in which they were read, by these engines, and how far that is in each dump (its pk)."""

    pages: list[PageOf] = field(default_factory=list)
    broken: list[tuple[int, BrokenRecord]] = field(default_factory=list)
    records: dict[int, int] = field(default_factory=dict)
    complete: set[int] = field(default_factory=set)
    engines: Engines = BUILT_IN

    def add(self, dump: int, outcome: Outcome) -> None:
        if isinstance(outcome, EndOfDump):
            self.complete.add(dump)
        elif isinstance(outcome, BrokenRecord):
            self.broken.append((dump, outcome))
            self.records[dump] = outcome.record
        else:
            self.pages.append((dump, outcome))
            self.records[dump] = outcome.page.record

    def __len__(self) -> int:
        return len(self.pages) + len(self.broken)


def store(batch: Batch) -> Counter[str]:
    """Store a batch, resume point included, or nothing of it; count what came of each page.

    A page that the database refuses is kept with its problem, and stops none of the others.
    """
    try:
        return _store(batch)
    except (DataError, IntegrityError):
        counts = _store(Batch(broken=batch.broken))
        for page in batch.pages:
            counts += _store_alone(*page, batch.engines)
        return counts + _store(Batch(records=batch.records, complete=batch.complete))


def _store_alone(dump: int, outcome: ResolvedPage | Rejection, engines: Engines) -> Counter[str]:
    try:
        return _store(Batch([(dump, outcome)], engines=engines))
    except (DataError, IntegrityError) as error:
        detail = f"The database refuses what was read from it: {error}".replace("\0", "")
        refused = Rejection(outcome.page, "cannot be stored", detail, outcome.charset)
        return _store(Batch([(dump, refused)], engines=engines))


def _store(batch: Batch) -> Counter[str]:
    with transaction.atomic():
        wait_for_other_importers()
        found = sort_pages(batch.pages)
        counts = _reject(batch.broken) + _store_pages(found.fresh, batch.engines)
        counts.update({"pages read": len(batch), "pages known already": len(batch.pages) - len(found.fresh)})
        counts.update(_capture_times(found))
        recapture(found.told)
        _move_resume_points(batch)
    return counts


def _capture_times(found: Sorted) -> Counter[str]:
    """Count what told the capture times of new pages, and how many of known ones are told only now."""
    bases = [outcome.page.captured_basis for _, outcome in found.fresh.values()]
    counts = Counter(f"captured: {Capture.CapturedBasis(basis).label}" for basis in bases)
    return counts + Counter({"known pages whose capture time is known now": len(found.told)})


def wait_for_other_importers() -> None:
    """Let one importer write at a time. SQLite's immediate transactions do so by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING_LOCK])


def _reject(broken: Sequence[tuple[int, BrokenRecord]]) -> Counter[str]:
    RejectedRecord.objects.bulk_create(
        [RejectedRecord(dump_id=dump, record=one.record, reason=_reason(one)[:500]) for dump, one in broken],
        ignore_conflicts=True,
    )
    return Counter(f"rejected: {one.reason}" for _, one in broken)


def _reason(broken: BrokenRecord) -> str:
    place = f"in {broken.member}: " if broken.member else ""
    return f"{place}{broken.reason}: {broken.detail}".replace("\0", "")


def _store_pages(fresh: dict[UUID, PageOf], engines: Engines) -> Counter[str]:
    ids, read_by = next_ids(Capture, len(fresh)), reader(engines)
    insert([_capture(pk, key, *page, read_by) for pk, (key, page) in zip(ids, fresh.items(), strict=True)])
    outcomes = [outcome for _, outcome in fresh.values()]
    counts = Counter(
        f"layout: {outcome.layout}" if isinstance(outcome, ResolvedPage) else f"rejected: {outcome.reason}"
        for outcome in outcomes
    )
    read = {pk: outcome for pk, outcome in zip(ids, outcomes, strict=True) if isinstance(outcome, ResolvedPage)}
    return counts + _file(read, dict(zip(ids, fresh, strict=True)), engines)


def _file(pages: dict[int, ResolvedPage], keys: dict[int, UUID], engines: Engines) -> Counter[str]:
    """File the copies on pages (by captures' primary keys); count them, and the articles they made or joined."""
    copies = new_copies(pages, keys)
    drafts = [draft for draft in file_articles(copies, copy_reader(known_outlets(), engines)) if draft.copies]
    new = sum(draft.is_new for draft in drafts)
    return Counter({"appearances": len(copies), "new articles": new, "matched articles": len(drafts) - new})


def _capture(pk: int, key: UUID, dump: int, outcome: ResolvedPage | Rejection, read_by: str) -> Capture:
    page = outcome.page
    return Capture(
        pk=pk,
        dump_id=dump,
        record=page.record,
        offset=page.offset,
        member=page.member,
        media_type=page.media_type,
        key=key,
        url=page.url.replace("\0", ""),
        captured_at=page.captured_at,
        captured_until=page.captured_until,
        captured_basis=page.captured_basis,
        sha256=sha256(page.data).hexdigest(),
        raw=_compress(page.data),
        size=len(page.data),
        charset=outcome.charset,
        layout=outcome.layout if isinstance(outcome, ResolvedPage) else "",
        problem="" if isinstance(outcome, ResolvedPage) else f"{outcome.reason}: {outcome.detail}"[:500],
        unparsed=outcome.unparsed if isinstance(outcome, ResolvedPage) else 0,
        reader=read_by,
    )


def _move_resume_points(batch: Batch) -> None:
    for dump, record in batch.records.items():
        Dump.objects.filter(pk=dump, records__lt=record).update(records=record)
    Dump.objects.filter(pk__in=batch.complete).update(complete=True)
