"""Enter many notices made after one form, day after day, and measure whether each costs more than the one before.

`python -m benchmarks.archive.forms` prints each figure beside its goal; exit code 1: a goal is missed.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from time import process_time

from django.core.management import call_command
from django.db import transaction

from benchmarks.figures import Figure, at_most, print_table, share
from benchmarks.prose import Writer
from ingest.filing.wordings import enter_wordings
from ingest.models import Wording
from ingest.records import Fingerprint
from ingest.resolve.fingerprints import fingerprint

FIRST, HOURS = datetime(2015, 1, 1, tzinfo=UTC), timedelta(hours=2)
STANDING = 60  # Words that every notice has.
MOST, HUNDRED = 900, 100
EARLY = 300  # By now a look-up finds as many wordings of the same title as it ever compares.
GROWTH = 1.5


def notices(own: int) -> Iterator[Fingerprint]:
    """Make notices without end, of standing words and so many of their own."""
    writer = Writer()
    standing = " ".join(writer.write(0).body.split()[:STANDING])
    number = 0
    while True:
        number += 1
        yield fingerprint("Notices", f"{standing} {' '.join(writer.write(number).body.split()[:own])}")


def measure(own: int, most: int = MOST) -> list[Figure]:
    """Enter notices a day apart, each in a batch of its own."""
    spent = []
    for day, one in zip(range(most), notices(own), strict=False):
        published = FIRST + timedelta(days=day)
        started = process_time()
        with transaction.atomic():
            enter_wordings({one: {(published, published + HOURS)}})
        spent.append((process_time() - started) * 1000)
    early, late = median(spent[EARLY : EARLY + HUNDRED]), median(spent[-HUNDRED:])
    groups = Wording.objects.values("copy_group").distinct().count()
    return [
        share(f"notices with {own} words of their own: told apart", groups, most),
        Figure("CPU for one, early and late", f"{early:.1f} ms, {late:.1f} ms"),
        at_most("late over early", late / early, GROWTH),
    ]


def main() -> int:
    call_command("migrate", verbosity=0)
    figures = []
    for own in (15, 40, 120):
        with transaction.atomic():
            figures += measure(own)
            transaction.set_rollback(True)
    return 0 if print_table("Notices made after one form", figures) else 1


if __name__ == "__main__":
    sys.exit(main())
