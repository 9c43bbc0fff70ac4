"""Read stored pages again with today's rules."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q, QuerySet

from articles.search.following import finish
from ingest.engines import chosen_engines
from ingest.models import Capture
from ingest.reading import reader
from ingest.rereading import BATCH, reread
from ingest.resolve.people import EngineError

NOTHING_DONE = 2
INTERRUPTED = 130


class Command(BaseCommand):
    """Print, field by field, what reading stored pages again changes; without --dry-run, change it.

    Exit codes: 0 done, 2 nothing could be done, 130 stopped by Ctrl-C; what was done stays.
    """

    help = "Read stored pages again with today's rules. What a curator decided is never touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--layout", metavar="NAME", help="only pages in this layout; “none”: those no layout knew")
        parser.add_argument(
            "--dump", metavar="DUMP", help="only pages of this dump: its name, or the start of its SHA-256"
        )
        parser.add_argument(
            "--outdated",
            action="store_true",
            help="only pages that older rules, or others than the chosen engines, read",
        )
        parser.add_argument(
            "--reader", metavar="NAME", help="only pages that this read, such as “3” or “3 spacy:en_core_web_sm”"
        )
        parser.add_argument(
            "--after", type=int, default=0, metavar="NUMBER", help="go on behind the page of this number"
        )
        parser.add_argument("--batch", type=int, default=BATCH, help="pages a transaction")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"] < 1:
            raise CommandError("--batch must be 1 or more.", returncode=NOTHING_DONE)
        captures = chosen(options)
        if not captures.exists():
            raise CommandError("No stored page is like that.", returncode=NOTHING_DONE)
        last = pages = changed = 0
        try:
            for done in reread(captures, dry_run=options["dry_run"], batch=options["batch"]):
                last, pages, changed = done.last, pages + done.pages, changed + len(done.changes)
                self.stdout.writelines(f"{change}\n" for change in done.changes)
                self.stdout.write(f"… {pages:,} pages read again, up to page {last}")
            finish()
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. Go on with --after {last}.", returncode=INTERRUPTED) from None
        except EngineError as error:
            raise CommandError(f"{error} Then go on with --after {last}.", returncode=NOTHING_DONE) from error
        would = "would change" if options["dry_run"] else "changed"
        self.stdout.write(f"{pages:,} pages read again; {changed:,} fields {would}.")


def chosen(options: dict[str, Any]) -> QuerySet[Capture]:
    """Select the pages that the options name."""
    captures = Capture.objects.filter(pk__gt=options["after"])
    if options["layout"]:
        captures = captures.filter(layout="" if options["layout"] == "none" else options["layout"])
    if options["dump"]:
        captures = captures.filter(Q(dump__name=options["dump"]) | Q(dump__sha256__startswith=options["dump"]))
    if options["reader"]:
        captures = captures.filter(reader=options["reader"])
    return captures.exclude(reader=reader(chosen_engines())) if options["outdated"] else captures
