"""Import dumps: the whole story. Files are read as a stream, pages resolved, batches stored, the search index told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from django.db import transaction
from django.utils import timezone

from articles.models import Person, Source, Topic
from articles.search import outbox

from .dumps import DumpFile, find_dumps
from .filing import known_outlets
from .models import Dump, ImportRun
from .outcomes import Outcomes, Watcher
from .readers import Limits, MissingReaderError, Part, Reading, columns_from, read_dump
from .rereading import settle_doubts
from .records import BrokenRecord, EndOfDump, RawPage, Rejection
from .rows import count_rows
from .store import Batch, store
from .workers import Numbered, Read, read_all, size

# Pages a transaction: some 1,000 copies of articles, read in a few seconds.
BATCH = 250
BATCH_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: the capture time of pages that name none, and how many pages to read at the most.

    `columns` are those that the user named, such as `text=body`, `limits` what is too large to be read.
    """

    captured_at: datetime | None = None
    dry_run: bool = False
    workers: int = 1
    limit: int | None = None
    columns: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def stated(self) -> str:
        """Name the columns and limits that are not the usual ones: with others, a dump is another import."""
        usual = asdict(Limits())
        limits = (f"{name}={value}" for name, value in asdict(self.limits).items() if value != usual[name])
        return " ".join([*sorted(self.columns), *limits])


class Import:
    """One call of import_dump."""

    def __init__(self, paths: Iterable[Path], options: Options, watcher: Watcher) -> None:
        self.options = options
        self.watcher = watcher
        self.reading = Reading(options.captured_at, columns_from(options.columns), options.limits)
        self.outcomes = Outcomes(find_dumps(paths))
        self.files: dict[int, str] = {}
        self.bytes_read = 0

    def run(self) -> Outcomes:
        """Import everything; or, for a dry run, do it all in one transaction and take it back."""
        self.watcher.begin(sum(dump.size for dump in self.outcomes.found.dumps))
        try:
            with transaction.atomic() if self.options.dry_run else nullcontext():
                self._run()
                if self.options.dry_run:
                    transaction.set_rollback(True)
        finally:
            self.watcher.end()
        return self.outcomes

    def _run(self) -> None:
        before = _entries()
        run = ImportRun.objects.create(arguments=self._arguments())
        outlets = known_outlets()
        self._store_all(run, outlets)
        settle_doubts(known_outlets() - outlets)
        self.outcomes.counts.update(_entries() - before)
        run.finished_at, run.counts = timezone.now(), dict(self.outcomes.counts)
        run.save()
        count_rows()

    def _arguments(self) -> dict[str, object]:
        when = self.options.captured_at
        return {
            "dumps": [dump.name for dump in self.outcomes.found.dumps[:100]],
            "captured_at": when.isoformat() if when else None,
            "columns": list(self.options.columns),
            "limit": self.options.limit,
        }

    def _store_all(self, run: ImportRun, outlets: frozenset[str]) -> None:
        started = perf_counter()
        for batch in self._batches(read_all(self._records(run), self.options.workers, outlets)):
            read = perf_counter()
            self.outcomes.counts.update(store(batch))
            stored = perf_counter()
            if not self.options.dry_run:
                outbox.drain()
            self.outcomes.spend("reading", read - started)
            self.outcomes.spend("storing", stored - read)
            self.outcomes.spend("indexing", perf_counter() - stored)
            self.watcher.advance(self.outcomes.counts["pages read"], self.bytes_read)
            started = perf_counter()

    def _batches(self, outcomes: Iterable[Read]) -> Iterator[Batch]:
        batch, held = Batch(), 0
        for dump, outcome in outcomes:
            batch.add(dump, outcome)
            if isinstance(outcome, BrokenRecord):
                reason = f"{outcome.reason}: {outcome.detail}"
                self.outcomes.reject(self.files[dump], outcome.record, reason, outcome.member)
            elif isinstance(outcome, Rejection):
                reason = f"{outcome.reason}: {outcome.detail}"
                self.outcomes.reject(self.files[dump], outcome.page.record, reason, outcome.page.member)
            held += size(outcome)
            if len(batch) >= BATCH or held >= BATCH_BYTES:
                yield batch
                batch, held = Batch(), 0
        yield batch

    def _records(self, run: ImportRun) -> Iterator[Numbered]:
        """Give each dump's records, from its resume point on, as many as the limit allows."""
        records = (numbered for file in self.outcomes.found.dumps for numbered in self._of(file, run))
        left = self.options.limit
        for dump, record in records:
            if not isinstance(record, EndOfDump):
                if left == 0:
                    return
                left = None if left is None else left - 1
            yield dump, record

    def _of(self, file: DumpFile, run: ImportRun) -> Iterator[Numbered]:
        """Give a dump's records from its resume point on, and its end unless it cannot be read that far."""
        try:
            dump = self._dump(file, run)
            self.outcomes.counts.update({"pages known already": dump.records, "pages read": dump.records})
            if dump.complete:
                self.bytes_read += file.size
                return
            for record in self._fresh_records(file, dump.records):
                yield dump.pk, record
            yield dump.pk, EndOfDump()
        except (OSError, MissingReaderError) as error:
            self.outcomes.found.problems.append(f"{file.name} cannot be read: {error}")

    def _dump(self, file: DumpFile, run: ImportRun) -> Dump:
        """Find the dump by its bytes: a renamed file is the same dump."""
        dump, _ = Dump.objects.get_or_create(
            sha256=file.sha256(),
            stated_capture=self.options.captured_at,
            stated_options=self.options.stated,
            defaults={"name": file.name, "size": file.size, "run": run},
        )
        self.files[dump.pk] = file.name
        return dump

    def _fresh_records(self, file: DumpFile, stored: int) -> Iterator[RawPage | BrokenRecord]:
        before = self.bytes_read
        with file.path.open("rb") as stream:
            for record in read_dump(Part(stream, file.path.name, self.reading, left_out=self.outcomes.found.left_out)):
                self.bytes_read = before + stream.tell()
                if record.record > stored:
                    yield record
        self.bytes_read = before + file.size


def _entries() -> Counter[str]:
    models = {"new sources": Source, "new people": Person, "new topics": Topic}
    return Counter({name: model.objects.count() for name, model in models.items()})
