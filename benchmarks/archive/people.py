"""Import generated pages into an empty archive, and measure what share of the CPU goes into finding people.

`python -m benchmarks.archive.people PAGES` prints the median of several runs as JSON; each imports so many other pages.
"""

import json
import sys
from collections.abc import Collection
from itertools import islice
from statistics import median
from time import process_time

from django.core.management import call_command

from benchmarks.dump import pages
from ingest.models import Dump, ImportRun
from ingest.reading import read_page
from ingest.records import Engines, PersonMention, RawPage
from ingest.resolve.people import RuleExtractor, person_extractor
from ingest.store import Batch, store

RUNS = 5
ENGINES = Engines(people="benchmarks.archive.people:Timed")


class Timed(RuleExtractor):
    """The rules, with a count of the CPU seconds that they take."""

    spent = 0.0

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        started = process_time()
        try:
            return super().extract(text, known)
        finally:
            self.spent += process_time() - started


def main() -> None:
    count = int(sys.argv[1])
    call_command("migrate", verbosity=0)
    dump = Dump.objects.create(name="people", sha256="1" * 64, size=1, run=ImportRun.objects.create())
    source = pages("people")
    ratios = [_ratio(dump, [page.text.encode() for page in islice(source, count)], run) for run in range(RUNS)]
    sys.stdout.write(json.dumps(median(ratios)) + "\n")


def _ratio(dump: Dump, texts: list[bytes], run: int) -> float:
    """Give the CPU that finding people takes over that of the rest: reading the pages and storing them."""
    people, batch = person_extractor(ENGINES.people).engine, Batch(engines=ENGINES)
    before, started = people.spent, process_time()
    for number, text in enumerate(texts, start=run * len(texts)):
        batch.add(dump.pk, read_page(RawPage(text, number, 0), (), ENGINES))
    store(batch)
    found = people.spent - before
    return found / (process_time() - started - found)


if __name__ == "__main__":
    main()
