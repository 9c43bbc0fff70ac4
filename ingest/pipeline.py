"""Import dumps: the whole story. Files are read as a stream, pages resolved, batches stored, the search index told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.models import Person, Source, Topic
from articles.search import following

from .dumps import DumpFile, find_dumps
from .engines import chosen_engines
from .filing import known_outlets, register_media_topics
from .likenesses import compare_new_people
from .models import Dump, ImportRun
from .outcomes import Outcomes, Watcher
from .readers import Limits, Missed, MissingReaderError, Part, Reading, columns_from, name_pattern, read_dump
from .records import NOT_KNOWN, BrokenRecord, Captured, EndOfDump, RawPage, Rejection
from .rereading import settle_doubts
from .rows import count_rows
from .store import Batch, store
from .workers import Numbered, Read, read_all, size

# Pages a transaction: some 1,000 copies of articles, read in a few seconds.
BATCH = 250
BATCH_BYTES = 64 * 1024 * 1024
_LONGEST_STATED = 500


@dataclass(frozen=True, slots=True)
class Options:
    """How to import, and how many pages to read at the most.

    `captured` is when pages were captured that name no time, `captured_from` a regular expression that finds it in the
    names of files, `captured_mtime` whether it is the files' time of modification. `columns` are those that the user
    named, such as `text=body`, `limits` what is too large to be read.
    """

    captured: Captured = NOT_KNOWN
    dry_run: bool = False
    workers: int = 1
    limit: int | None = None
    columns: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    captured_from: str = ""
    captured_mtime: bool = False

    def reading(self) -> Reading:
        return Reading(
            self.captured.at,
            columns_from(self.columns),
            self.limits,
            self.captured.until,
            name_pattern(self.captured_from) if self.captured_from else None,
            self.captured_mtime,
        )

    def stated(self, until: datetime | None) -> str:
        """Name what is not the usual: with other columns, limits or capture times, a dump is another import.

        `until` is the end of the time in which the dump as a whole was captured, where that is no instant.
        """
        usual = asdict(Limits())
        limits = [f"{name}={value}" for name, value in asdict(self.limits).items() if value != usual[name]]
        times = [f"captured-until={until:%Y-%m-%dT%H:%M:%S}"] if until else []
        times += ["captured-mtime"] if self.captured_mtime else []
        times += [f"captured-from={self.captured_from}"] if self.captured_from else []
        stated = " ".join([*sorted(self.columns), *limits, *times])
        return stated if len(stated) <= _LONGEST_STATED else f"{stated[:400]} … {sha256(stated.encode()).hexdigest()}"


class Import:
    """One call of import_dump."""

    def __init__(self, paths: Iterable[Path], options: Options, watcher: Watcher) -> None:
        self.options = options
        self.watcher = watcher
        self.reading = options.reading()
        self.engines = chosen_engines()
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
        register_media_topics()
        before, last_person = _entries(), Person.objects.aggregate(last=Max("pk"))["last"] or 0
        run = ImportRun.objects.create(arguments=self._arguments())
        outlets = known_outlets()
        self._store_all(run, outlets)
        settle_doubts(known_outlets() - outlets)
        compare_new_people(last_person)
        self._finish_indexing()
        self.outcomes.counts.update(_entries() - before)
        run.finished_at, run.counts = timezone.now(), dict(self.outcomes.counts)
        run.save()
        count_rows()

    def _arguments(self) -> dict[str, object]:
        when = self.options.captured.at
        return {
            "dumps": [dump.name for dump in self.outcomes.found.dumps[:100]],
            "captured_at": when.isoformat() if when else None,
            "captured_for_a_day": self.options.captured.until is not None,
            "captured_from": self.options.captured_from,
            "captured_mtime": self.options.captured_mtime,
            "engines": asdict(self.engines),
            "columns": list(self.options.columns),
            "limit": self.options.limit,
        }

    def _store_all(self, run: ImportRun, outlets: frozenset[str]) -> None:
        started = perf_counter()
        for batch in self._batches(read_all(self._records(run), self.options.workers, outlets, self.engines)):
            read = perf_counter()
            self.outcomes.counts.update(store(batch))
            stored = perf_counter()
            if not self.options.dry_run:
                following.keep_pace()
            self.outcomes.spend("reading", read - started)
            self.outcomes.spend("storing", stored - read)
            self.outcomes.spend("indexing", perf_counter() - stored)
            self.watcher.advance(self.outcomes.counts["pages read"], self.bytes_read)
            started = perf_counter()

    def _finish_indexing(self) -> None:
        started = perf_counter()
        if not self.options.dry_run:
            following.finish()
        self.outcomes.spend("indexing", perf_counter() - started)

    def _batches(self, outcomes: Iterable[Read]) -> Iterator[Batch]:
        batch, held = Batch(engines=self.engines), 0
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
                batch, held = Batch(engines=self.engines), 0
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
        """Find the dump by its bytes: a renamed file is the same dump, unless its name tells another capture time."""
        captured = self.reading.captured(file.origin, Missed())
        dump, _ = Dump.objects.get_or_create(
            sha256=file.sha256(),
            stated_capture=captured.at,
            stated_options=self.options.stated(captured.until),
            defaults={"name": file.name, "size": file.size, "run": run},
        )
        self.files[dump.pk] = file.name
        return dump

    def _fresh_records(self, file: DumpFile, stored: int) -> Iterator[RawPage | BrokenRecord]:
        before = self.bytes_read
        found = self.outcomes.found
        with file.path.open("rb") as stream:
            part = Part(
                stream,
                file.path.name,
                self.reading,
                left_out=found.left_out,
                origin=file.origin,
                missed=found.missed,
            )
            for record in read_dump(part):
                self.bytes_read = before + stream.tell()
                if record.record > stored:
                    yield record
        self.bytes_read = before + file.size


def _entries() -> Counter[str]:
    models = {"new sources": Source, "new people": Person, "new topics": Topic}
    return Counter({name: model.objects.count() for name, model in models.items()})
