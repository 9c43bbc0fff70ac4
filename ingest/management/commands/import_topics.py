"""Enter the Media Topics as topics of the archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingest.vocabulary import VocabularyError, enter_vocabulary, read_vocabulary

NOTHING_DONE = 2


class Command(BaseCommand):
    """Enter the 17 top classes and, from a file that IPTC publishes, what is part of them.

    Exit codes: 0 done, 2 nothing could be done.
    """

    help = "Enter the 17 top Media Topics, and those of a file that IPTC publishes (JSON, or SKOS as RDF/XML)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="IPTC's Media Topics; else the 17 only")
        parser.add_argument("--language", default="en-GB", help="the language of labels, such as de or pt-BR")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            concepts = read_vocabulary(options["file"], options["language"]) if options["file"] else []
        except VocabularyError as error:
            raise CommandError(str(error), returncode=NOTHING_DONE) from error
        done = enter_vocabulary(concepts)
        if options["verbosity"]:
            self.stdout.write(f"{done.new:,} topics are new, {done.changed:,} changed.")
