"""Set or correct when stored pages were captured."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from articles.search.following import finish
from ingest.memory import share_one_arena
from ingest.models import Capture
from ingest.readers import stated_time
from ingest.recapturing import CURATED_UNKNOWN, Change, Tally, curated, recapture_all, set_to, shifted
from ingest.selection import SelectionError, page_called, pages_of_dump, pages_of_run

NOTHING_DONE = 2
INTERRUPTED = 130
_LONGEST_SHIFT = 10 * 366 * 86_400


class Command(BaseCommand):
    """Say when a page, a dump or the dumps of an import were captured; every date that follows from it moves.

    Exit codes: 0 done, 2 nothing could be done, 130 stopped by Ctrl-C.
    """

    help = "Set or correct the capture time of stored pages. Dates that a curator locked stay as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("instant", nargs="?", metavar="INSTANT", help="such as 2025-06-05T12:00:00Z, or a day")
        parser.add_argument("--unknown", action="store_true", help="instead: say that it is not known")
        parser.add_argument(
            "--shift", type=int, metavar="SECONDS", help="instead: correct known times by so much, such as -7200"
        )
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--page", metavar="PAGE", help="a page: its number, or the beginning of its SHA-256")
        chosen.add_argument("--dump", metavar="DUMP", help="a dump: its name, or the beginning of its SHA-256")
        chosen.add_argument("--run", type=int, metavar="NUMBER", help="the dumps that were new to this import")
        parser.add_argument("--only-unknown", action="store_true", help="leave pages alone whose capture time is known")
        parser.add_argument("--dry-run", action="store_true", help="do everything, then take it back")

    def handle(self, *args: Any, **options: Any) -> None:
        change, captures = _change(options), _captures(options)
        at_once = options["shift"] is not None
        share_one_arena()
        tally = Tally()
        try:
            for tally in recapture_all(captures, change, at_once=at_once, dry_run=options["dry_run"]):
                self.stderr.write(f"… {tally.pages:,} pages") if options["verbosity"] > 1 else None
            finish()
        except ValueError as error:
            raise CommandError(f"{error} Nothing was changed.", returncode=NOTHING_DONE) from None
        except KeyboardInterrupt:
            undone = at_once or options["dry_run"]
            cure = "Nothing was changed." if undone else "Run the same command again to go on."
            raise CommandError(f"Stopped. {cure}", returncode=INTERRUPTED) from None
        self.stdout.write(tally.in_words(done=not options["dry_run"]))


def _change(options: dict[str, Any]) -> Change:
    given = [options["instant"] is not None, options["unknown"], options["shift"] is not None]
    if sum(given) != 1:
        raise CommandError("Give an INSTANT, or --unknown, or --shift SECONDS.", returncode=NOTHING_DONE)
    if options["unknown"]:
        return set_to(CURATED_UNKNOWN)
    if options["shift"] is not None:
        if not 0 < abs(options["shift"]) <= _LONGEST_SHIFT:
            raise CommandError("--shift must be a number of seconds, of ten years at most.", returncode=NOTHING_DONE)
        return shifted(timedelta(seconds=options["shift"]))
    captured = stated_time(options["instant"])
    if captured is None:
        raise CommandError(
            f"{options['instant']} is not an instant; write it like 2025-06-05T12:00:00Z, "
            "or 2025-06-05 if only the day is known.",
            returncode=NOTHING_DONE,
        )
    return set_to(curated(captured))


def _captures(options: dict[str, Any]) -> QuerySet[Capture]:
    try:
        if options["page"] is not None:
            captures = page_called(options["page"])
        elif options["dump"] is not None:
            captures = pages_of_dump(options["dump"])
        else:
            captures = pages_of_run(options["run"])
    except SelectionError as error:
        raise CommandError(str(error), returncode=NOTHING_DONE) from None
    return captures.filter(captured_at=None) if options["only_unknown"] else captures
