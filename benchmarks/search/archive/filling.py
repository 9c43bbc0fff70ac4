"""Fill an SQLite archive, made anew, with invented articles: `python -m benchmarks.search.archive.filling ARTICLES`.

It prints the seconds that it took, by the clock and of CPU, as a line of JSON.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, ArticleTopic, Mention, Person, PersonName, Source, SourceName, Topic
from benchmarks.archive.growth import without_indexes
from benchmarks.search.corpus import Article as Written
from benchmarks.search.corpus import Writer, outlet_slug
from ingest.models import Appearance, Capture, Dump, ImportRun, Wording
from ingest.resolve.outlets import outlet_key
from ingest.resolve.people import name_key
from ingest.resolve.topics.media_topics import MEDIA_TOPICS

from .table import Table

BATCH, ON_A_PAGE = 2_000, 10
IMPORTED = "2025-06-01 00:00:00"


class Filling:
    """Puts articles into the tables, a batch at a time, each with copies on pages that say nothing."""

    articles = Table(
        Article, "id", "title", "slug", "body", "language", "source",
        "published_earliest", "published_latest", "date_basis", "copy_group", "imported_at",
    )  # fmt: skip
    topics = Table(ArticleTopic, "article", "topic", "basis")
    mentions = Table(Mention, "article", "person", "start", "end", "surface")
    captures = Table(Capture, "id", "dump", "record", "offset", "key", "sha256", "raw", "size", "reader")
    wordings = Table(Wording, "key", "title_key", "family", "copy_group", "length", "opening", "rest")
    appearances = Table(Appearance, "capture", "rank", "article", "role", "wording", "length", "gives_text")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.copies = count()
        run = ImportRun.objects.create()
        self.dump = Dump.objects.create(name="search.jsonl", sha256="0" * 64, size=1, run=run, complete=True)

    def enter_names(self) -> None:
        outlets, people = (list(enumerate(names, start=1)) for names in (self.writer.outlets, self.writer.people))
        Table(Source, "id", "name", "slug").insert((pk, name, outlet_slug(pk)) for pk, name in outlets)
        Table(SourceName, "source", "name", "key").insert((pk, name, outlet_key(name)) for pk, name in outlets)
        Table(Person, "id", "name", "slug").insert((pk, name, f"person-{pk}") for pk, name in people)
        Table(PersonName, "person", "name", "key").insert((pk, name, name_key(name)) for pk, name in people)
        subjects = Table(Topic, "label", "slug", "qcode")
        subjects.insert((topic.label, f"subject-{qcode[7:9]}", qcode) for qcode, topic in MEDIA_TOPICS.items())
        Table(Topic, "label", "slug", "hashtag").insert((f"#{tag}", tag, tag) for tag in self.writer.hashtags)

    def store(self, numbers: range) -> None:
        """Write the articles of these numbers, whose ids are their numbers and one."""
        written = {number + 1: self.writer.write(number) for number in numbers}
        with transaction.atomic():
            self.articles.insert(_article(pk, one) for pk, one in written.items())
            self.topics.insert(
                (pk, topic, "lexicon" if topic <= len(MEDIA_TOPICS) else "hashtag")
                for pk, one in written.items()
                for topic in one.topics
            )
            self.mentions.insert(row for pk, one in written.items() for row in self._mentions(pk, one))
            self.wordings.insert((pk, pk, pk, pk, len(one.body), b"", b"") for pk, one in written.items())
            copies = [copy for pk, one in written.items() for copy in self._copies(pk, one)]
            self.captures.insert(self._capture(page) for page, rank, *_ in copies if rank == 0)
            self.appearances.insert(copies)

    def _mentions(self, pk: int, one: Written) -> Iterator[tuple]:
        for person, start in one.people.items():
            name = self.writer.people[person - 1]
            yield pk, person, start, start + len(name), name

    def _copies(self, pk: int, one: Written) -> Iterator[tuple]:
        for is_another, role in enumerate(one.roles):
            page, rank = divmod(next(self.copies), ON_A_PAGE)
            yield page + 1, rank, pk, role, pk, len(one.body), not is_another

    def _capture(self, pk: int) -> tuple:
        return pk, self.dump.pk, pk, pk, f"{pk:032x}", f"{pk:064x}", b"", 0, "1"


def _article(pk: int, one: Written) -> tuple:
    dates = _written(one.earliest), _written(one.latest), "relative" if one.earliest else ""
    return pk, one.title, f"article-{pk}", one.body, one.language, one.outlet or None, *dates, pk, IMPORTED


def _written(instant: datetime | None) -> str | None:
    """Write an instant of UTC as Django does for SQLite."""
    return instant and str(instant.replace(tzinfo=None))


def main() -> None:
    articles, started, spent = int(sys.argv[1]), perf_counter(), process_time()
    for left in Path(settings.DATA_DIR).glob("archive.sqlite3*"):
        left.unlink()
    call_command("migrate", verbosity=0)
    with without_indexes():
        filling = Filling(Writer())
        filling.enter_names()
        for start in range(0, articles, BATCH):
            filling.store(range(start, min(start + BATCH, articles)))
    sys.stdout.write(json.dumps({"clock": perf_counter() - started, "cpu": process_time() - spent}) + "\n")


if __name__ == "__main__":
    main()
