"""Store new copies in a large archive, and measure what each costs: `python -m benchmarks.archive.filing ARTICLES`.

Half of them are cut, damaged or retitled copies of articles that the archive has. They are read before, and indexed by
nobody. The figures are printed as a line of JSON.
"""

import json
import sys
from dataclasses import asdict, dataclass
from resource import RUSAGE_SELF, getrusage
from statistics import median

from django.db import connection

from benchmarks.newcomers import Newcomer, newcomers
from benchmarks.processor import Processor
from demo.pages import print_page
from ingest.models import Appearance, Dump, ImportRun
from ingest.reading import read_page
from ingest.records import RawPage
from ingest.store import Batch, store

from .growth import article_number
from .sizes import Sizes, measure_sizes

RUNS, PAGES = 5, 250


@dataclass(frozen=True, slots=True)
class Filing:
    """Medians of milliseconds of CPU for a copy, here and in the server; peak memory in MB; copies known again."""

    own: float
    server: float
    memory: float
    known_again: int
    known: int
    sizes: Sizes


def measure(articles: int, runs: int = RUNS, pages: int = PAGES) -> Filing:
    """Store several batches of pages in the archive that has so many articles."""
    run = ImportRun.objects.create()
    dump = Dump.objects.create(name="newcomers.jsonl", sha256="1" * 64, size=1, run=run)
    processor = Processor(_server())
    batches = [list(newcomers(articles, pages, number)) for number in range(runs)]
    spent = [_store(dump, batch, number * pages, processor) for number, batch in enumerate(batches)]
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    again = [_known_again(dump, articles, batch, number * pages) for number, batch in enumerate(batches)]
    own, server = (median(times) for times in zip(*spent, strict=True))
    return Filing(own, server, memory, sum(map(sum, again)), sum(map(len, again)), measure_sizes())


def _server() -> int | None:
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _store(dump: Dump, pages: list[Newcomer], first: int, processor: Processor) -> tuple[float, float]:
    """Read pages, then store them, and give the CPU milliseconds that storing took for each copy on them."""
    batch = Batch()
    for record, page in enumerate(pages, start=first):
        data = print_page(page.sheet).encode()
        batch.add(dump.pk, read_page(RawPage(data, record, 0, "", page.sheet.captured, "record")))
    before = processor.spent()
    store(batch)
    after = processor.spent()
    copies = sum(len(page.numbers) for page in pages)
    return (after[0] - before[0]) * 1000 / copies, (after[1] - before[1]) * 1000 / copies


def _known_again(dump: Dump, articles: int, pages: list[Newcomer], first: int) -> list[bool]:
    """Say of each copy of an article that the archive had whether it was filed there."""
    rows = Appearance.objects.filter(capture__dump=dump, capture__record__range=(first, first + len(pages) - 1))
    filed = {tuple(place): pk for pk, *place in rows.values_list("article", "capture__record", "rank")}
    return [
        filed.get((record, rank)) == article_number(number)
        for record, page in enumerate(pages, start=first)
        for rank, number in enumerate(page.numbers)
        if number < articles
    ]


def main() -> None:
    sys.stdout.write(json.dumps(asdict(measure(int(sys.argv[1])))) + "\n")


if __name__ == "__main__":
    main()
