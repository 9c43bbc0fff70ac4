"""Fill an empty SQLite archive with many invented articles, through its real tables but past the filing of copies.

`python -m benchmarks.archive.growth 1000000` takes some ten minutes on two cores.
"""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import count, islice
from multiprocessing import get_context
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, Person, PersonName, Source, SourceName
from benchmarks.holdings import Holding, hold, writer
from ingest.filing import wordings
from ingest.models import Appearance, Capture, Dump, ImportRun
from ingest.orphans import end_with_parent
from ingest.resolve.outlets import outlet_key
from ingest.resolve.people import name_key
from ingest.rows import insert

CHUNK, AHEAD, PROCESSES = 500, 6, 2
OLDEST, YOUNGEST = timedelta(hours=19), timedelta(hours=17.5)  # What "18 hours ago" says.
FAST = ("synchronous=OFF", "cache_size=-1048576", "temp_store=MEMORY", "foreign_keys=OFF")


def article_number(number: int, *, is_reprint: bool = False) -> int:
    """Give the primary key of the article with this number, or of its reprint."""
    return 2 * number + 1 + is_reprint


class Growth:
    """Makes the rows of what the archive is to hold."""

    def __init__(self) -> None:
        run = ImportRun.objects.create()
        self.dump = Dump.objects.create(name="volume.jsonl", sha256="0" * 64, size=1, run=run, complete=True)
        self.sources = {name: number for number, name in enumerate(writer().outlets, start=1)}
        self.captures = count(1)

    def enter_outlets(self) -> None:
        insert([Source(pk=pk, name=name, slug=f"outlet-{pk}") for name, pk in self.sources.items()])
        insert([SourceName(source_id=pk, name=name, key=outlet_key(name)) for name, pk in self.sources.items()])

    def enter_people(self) -> None:
        """Enter those whom the texts name."""
        people = sorted(set(writer().people))
        insert([Person(pk=pk, name=name, slug=f"person-{pk}") for pk, name in enumerate(people, start=1)])
        insert([PersonName(person_id=pk, name=name, key=name_key(name)) for pk, name in enumerate(people, start=1)])

    def store(self, held: Sequence[Sequence[Holding]]) -> None:
        captures, articles, appearances, words = [], [], [], []
        for copies in held:
            group = min(one.fingerprint.key for one in copies)
            for one in copies:
                capture = next(self.captures)
                captures.append(self._capture(capture, one))
                if one.is_first:
                    articles.append(self._article(one, group))
                appearances.append(self._appearance(capture, one))
                words.append(wordings._wording(one.fingerprint))
                words[-1].family = words[-1].copy_group = group
        with transaction.atomic():
            for rows in (captures, articles, words, appearances):
                insert(rows)

    def _capture(self, pk: int, one: Holding) -> Capture:
        return Capture(
            pk=pk,
            dump=self.dump,
            record=pk,
            offset=pk,
            key=UUID(one.sha256[:32]),
            url=f"https://news.daily8.example/{pk}",
            captured_at=one.sheet.captured,
            captured_basis=Capture.CapturedBasis.RECORD,
            sha256=one.sha256,
            raw=one.raw,
            size=one.size,
            layout="article-spaced" if "time" in one.spans else "article-compact",
            reader="1",
        )

    def _article(self, one: Holding, group: int) -> Article:
        return Article(
            pk=article_number(one.number, is_reprint=one.is_reprint),
            title=one.article.title,
            slug=one.article.slug,
            body=one.article.body,
            source_id=self.sources[one.article.outlet],
            copy_group=group,
            imported_at=timezone.now(),
            **_dates(one),
        )

    def _appearance(self, capture: int, one: Holding) -> Appearance:
        time = one.sheet.main.time
        return Appearance(
            capture_id=capture,
            article_id=article_number(one.number, is_reprint=one.is_reprint),
            source_id=self.sources[one.article.outlet] if time else None,
            role="main",
            rank=0,
            wording_id=one.fingerprint.key,
            title=one.article.title,
            outlet=one.article.outlet if time else "",
            time=time,
            spans=one.spans,
            length=len(one.article.body),
            gives_text=one.is_first,
            **(_dates(one) if time else {}),
        )


def _dates(one: Holding) -> dict[str, object]:
    captured = one.sheet.captured
    ends = {"published_earliest": captured - OLDEST, "published_latest": captured - YOUNGEST}
    return {**ends, "date_basis": "relative"}


def held(articles: int) -> Iterator[list[list[Holding]]]:
    """Make copies in other processes, a few chunks ahead."""
    chunks = (range(start, min(start + CHUNK, articles)) for start in range(0, articles, CHUNK))
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        waiting = deque(pool.submit(hold, chunk) for chunk in islice(chunks, AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(hold, chunk) for chunk in islice(chunks, 1))


@contextmanager
def without_indexes() -> Iterator[None]:
    """Drop the indexes and make them anew at the end, all at once."""
    with connection.cursor() as cursor:
        for setting in FAST:
            cursor.execute(f"PRAGMA {setting}")
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, statement in indexes:
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def main() -> None:
    call_command("migrate", verbosity=0)
    with without_indexes():
        growth = Growth()
        growth.enter_outlets()
        growth.enter_people()
        for chunk in held(int(sys.argv[1])):
            growth.store(chunk)


if __name__ == "__main__":
    main()
