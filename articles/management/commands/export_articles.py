"""Give out every published article: manage.py export_articles --format ndjson --output articles.ndjson."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from articles.encodings import ENCODINGS
from articles.exports import stream_all
from articles.management.output import write
from articles.models import Article


class Command(BaseCommand):
    help = "Write every published article with its people, topics and appearances, by rising id (docs/export.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=ENCODINGS, default="ndjson", help="default: %(default)s")
        parser.add_argument("--output", type=Path, metavar="FILE", help="written whole or not at all; default: stdout")

    def handle(self, *, format: str, output: Path | None, **options) -> None:  # noqa: A002 (the option's name)
        write(ENCODINGS[format](stream_all(Article.objects.published())), output, self.stdout)
