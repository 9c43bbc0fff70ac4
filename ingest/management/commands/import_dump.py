"""Import scraped pages into the archive."""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError
from rich.console import Console

from ingest.dumps import with_standard_input
from ingest.memory import share_one_arena
from ingest.pipeline import Import, Options
from ingest.progress import watcher_for
from ingest.readers import KNOWN, Limits, stated_time
from ingest.records import NOT_KNOWN, Captured
from ingest.report import print_report, report
from ingest.resolve.people import EngineError

NOTHING_DONE = 2
INTERRUPTED = 130
_PATHS = f"files ({KNOWN}), folders of them, or - for standard input"
_COLUMNS = "the column that holds the text, url or date of a record, such as text=body; once for each"
_NAMES = "else: where the capture time stands in the names of files, such as 'page-(\\d{8}T\\d{4})'"
_MTIME = "else: take the time at which the file, or the member of an archive, was written last"


class Command(BaseCommand):
    """Read dumps, file their articles, and print a table of what came of each page.

    Exit codes: 0 all went well, 1 something was rejected and the rest imported, 2 nothing could be done.
    """

    help = "Import scraped pages. Run it again to go on after an interruption; nothing is imported twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATHS)
        parser.add_argument("--captured-at", metavar="ISO", help="when pages were captured whose record does not say")
        parser.add_argument("--captured-from", default="", metavar="REGEX", help=_NAMES)
        parser.add_argument("--captured-mtime", action="store_true", help=_MTIME)
        parser.add_argument("--field", action="append", default=[], metavar="FIELD=COLUMN", help=_COLUMNS)
        parser.add_argument("--dry-run", action="store_true", help="do everything, then take it back")
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that read pages")
        parser.add_argument("--limit", type=int, help="read so many pages at the most")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the outcome as JSON too")

    def handle(self, *args: Any, **options: Any) -> None:
        started = perf_counter()
        asked = _options(options)
        share_one_arena()
        with _failures_explained(), with_standard_input(options["paths"], sys.stdin.buffer) as paths:
            outcomes = Import(paths, asked, watcher_for(Console(file=self.stderr))).run()
        seconds = perf_counter() - started
        if options["report"]:
            options["report"].write_text(json.dumps(report(outcomes, seconds), indent=2) + "\n")
        with suppress(BrokenPipeError):
            print_report(outcomes, seconds, Console(file=self.stdout))
        if outcomes.exit_code:
            raise SystemExit(outcomes.exit_code)


@contextmanager
def _failures_explained() -> Iterator[None]:
    """Turn what ends an import into a sentence with the cure."""
    again = "What was stored stays; run the same command again to go on."
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError(f"Stopped. {again}", returncode=INTERRUPTED) from None
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(
            f"The database does not answer: {str(error).strip()}. Run “manage.py migrate” if it is new. {again}",
            returncode=NOTHING_DONE,
        ) from error
    except EngineError as error:
        raise CommandError(f"{error} {again}", returncode=NOTHING_DONE) from error
    except (OSError, BrokenProcessPool) as error:
        raise CommandError(f"The import broke off: {error}. {again}", returncode=NOTHING_DONE) from error


def _options(options: dict[str, Any]) -> Options:
    for name in ("workers", "limit"):
        if options[name] is not None and options[name] < 1:
            raise CommandError(f"--{name} must be 1 or more.", returncode=NOTHING_DONE)
    if options["report"] and not options["report"].parent.is_dir():
        raise CommandError(f"There is no folder {options['report'].parent} for the report.", returncode=NOTHING_DONE)
    asked = Options(
        _stated(options["captured_at"]),
        options["dry_run"],
        options["workers"],
        options["limit"],
        tuple(options["field"]),
        _limits(),
        options["captured_from"],
        options["captured_mtime"],
    )
    try:
        asked.reading()
    except ValueError as error:
        raise CommandError(str(error), returncode=NOTHING_DONE) from None
    return asked


def _stated(words: str | None) -> Captured:
    captured = NOT_KNOWN if words is None else stated_time(words)
    if captured is None:
        raise CommandError(
            f"--captured-at {words} is not an instant; write it like 2025-06-05T12:00:00Z, "
            "or 2025-06-05 if only the day is known.",
            returncode=NOTHING_DONE,
        )
    return captured


def _limits() -> Limits:
    try:
        return Limits(**{name: int(words) for name, words in settings.READING_LIMITS.items() if words})
    except ValueError:
        raise CommandError("NEWSARCHIVE_LARGEST_RECORD and its like must be whole numbers.", returncode=2) from None
