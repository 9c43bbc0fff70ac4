"""Show what was read from a page, and what of it was not."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.text import Text

from articles.models import SourceName
from ingest.charsets import decode
from ingest.inspection import Inspection, inspect
from ingest.models import Capture

_STYLES = {
    "title": "bold yellow",
    "outlet": "bold cyan",
    "time": "bold green",
    "category": "magenta",
    "hashtag": "magenta",
    "body": "default",
    "unparsed": "bold white on red",
}


class Command(BaseCommand):
    """Print a page with each stretch named: a field, a piece of the interface, junk, a gap, or unparsed."""

    help = "Show a page with every stretch named, its layout, and why the other layouts do not fit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("page", metavar="FILE|CAPTURE", help="a file, or the beginning of a capture's SHA-256")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        outlets = frozenset(SourceName.objects.values_list("name", flat=True))
        inspection = inspect(_text(options["page"]), outlets)
        if options["json"]:
            self.stdout.write(json.dumps(inspection.as_json(), ensure_ascii=False, indent=2))
        else:
            _print(inspection, Console(file=self.stdout))


def _text(page: str) -> str:
    path = Path(page)
    if path.is_file():
        return decode(path.read_bytes())[0]
    captures = Capture.objects.filter(sha256__startswith=page.lower())[:1] if page else []
    for capture in captures:
        return capture.text()
    raise CommandError(f"{page} is neither a file nor the beginning of a capture's SHA-256.")


def _print(inspection: Inspection, console: Console) -> None:
    console.print(f"layout: {inspection.layout or 'none'}", markup=False)
    for name, refusal in inspection.refusals.items():
        console.print(f"not {name}: {refusal}", markup=False)
    for stretch in inspection.stretches:
        words = inspection.text[stretch.start : stretch.end]
        if stretch.name == "gap":
            continue
        line = Text(f"{stretch.start:>7} {stretch.name:<13} ", style="dim")
        console.print(line.append(words, style=_STYLES.get(stretch.name, "dim")), soft_wrap=True)
