"""manage.py rebuild_index: make the search index anew from the tables while the old one serves."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.progress import track

from articles.models import Article
from articles.search.documents import all_documents
from articles.search.engine import SearchUnavailable, WriterBusy
from articles.search.engines import engine
from articles.search.outbox import drain


class Command(BaseCommand):
    help = "Make the search index anew from the tables. The old one serves until the new one is complete."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="Do nothing when there is an index.")

    def handle(self, *, if_missing: bool, verbosity: int, **options) -> None:
        if if_missing and engine().exists():
            return
        started = time.monotonic()
        total = Article.objects.published().count()
        shown = track(all_documents(), "Indexing", total, disable=verbosity == 0 or not self.stdout.isatty())
        try:
            with engine().lock():
                written = engine().rebuild(shown)
        except WriterBusy as error:
            raise CommandError(f"{error} Try again when it is done.") from error
        except SearchUnavailable as error:
            raise CommandError(f"The index could not be written: {error.__cause__}") from error
        drain()
        self.stdout.write(f"Indexed {written:,} articles in {time.monotonic() - started:.1f} s.")
