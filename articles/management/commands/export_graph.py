"""Give out the graph of related articles: manage.py export_graph --output graph.csv."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from articles.encodings import edge_lines
from articles.exports import stream_edges
from articles.management.output import write


class Command(BaseCommand):
    help = "Write as CSV which published article was recommended beside which, and on how many pages (docs/export.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, metavar="FILE", help="written whole or not at all; default: stdout")

    def handle(self, *, output: Path | None, **options) -> None:
        write(edge_lines(stream_edges()), output, self.stdout)
