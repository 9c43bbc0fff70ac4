"""Give out every published article: manage.py export_articles --format ndjson --output articles.ndjson."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.encodings import ENCODINGS
from articles.exports import stream_all
from articles.models import Article


class Command(BaseCommand):
    help = "Write every published article with its people, topics and appearances, by rising id (docs/export.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=ENCODINGS, default="ndjson", help="default: %(default)s")
        parser.add_argument("--output", type=Path, metavar="FILE", help="written whole or not at all; default: stdout")

    def handle(self, *, format: str, output: Path | None, **options) -> None:  # noqa: A002 (the option's name)
        lines = ENCODINGS[format](stream_all(Article.objects.published()))
        if output is None:
            self._print(lines)
        else:
            _save(lines, output.resolve())

    def _print(self, lines: Iterable[bytes]) -> None:
        """Write bytes where the output takes them; a reader that has seen enough (`| head`) is no error."""
        binary = getattr(self.stdout, "buffer", None)
        write = binary.write if binary else lambda line: self.stdout.write(line.decode(), ending="")
        try:
            for line in lines:
                write(line)
            self.stdout.flush()
        except BrokenPipeError:
            # The interpreter flushes what is left at its exit: give it somewhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())


def _save(lines: Iterable[bytes], path: Path) -> None:
    if path.exists() and not path.is_file():
        raise CommandError(f"{path} is not a file. Name a file, or leave --output out to write to standard output.")
    try:
        with _replacing(path) as file:
            file.writelines(lines)
    except OSError as error:
        raise CommandError(f"Could not write {path}: {error.strerror}.") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file and take its place at the very end, or leave nothing."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
