"""Measure engines on texts in which someone has marked what should be found."""

from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.evaluation import Example, GoldError, MarkedText, Measured, Score, measure_alone, read_marked
from ingest.resolve.people import EngineError, person_extractor

NOTHING_DONE = 2
_FILES = 'lines of JSON: {"id": …, "text": …, "persons": [[start, end, surface], …]}'
_ENGINE = "rules, spacy:PIPELINE or package.module:Class; once for each; else the engine of the settings"


class Command(BaseCommand):
    """Print, for each file, what each engine finds of it, how fast, and in how much memory.

    Exit codes: 0 done, 2 nothing could be done.
    """

    help = "Compare engines for people: precision, recall and F1 of spans and of distinct people, speed and memory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["people"], help="what is to be found")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl", help=_FILES)
        parser.add_argument("--engine", action="append", metavar="ENGINE", help=_ENGINE)
        parser.add_argument(
            "--show", type=int, default=0, metavar="N", help="show so many of its misses and inventions"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console(file=self.stdout)
        engines = list(dict.fromkeys(options["engine"] or [settings.PEOPLE_ENGINE]))
        try:
            for engine in engines:
                person_extractor(engine)
            files = {path: read_marked(path) for path in options["files"]}
            for path, texts in files.items():
                measured = {engine: _measure(engine, texts) for engine in engines}
                console.print(_table(path.name, measured))
                _show(measured, options["show"], console)
        except (EngineError, GoldError) as error:
            raise CommandError(str(error), returncode=NOTHING_DONE) from error


def _measure(engine: str, texts: Sequence[MarkedText]) -> Measured:
    try:
        return measure_alone(engine, texts)
    except BrokenProcessPool as error:
        raise EngineError(f"The process of {engine} ended before its texts did, perhaps for want of memory.") from error


def _table(title: str, measured: dict[str, Measured]) -> Table:
    table = Table("engine", *map(escape, measured), title=escape(title), show_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    found = list(measured.values())
    table.add_row("articles", *(f"{one.texts:,}" for one in found))
    for name, scores in (("spans", [one.spans for one in found]), ("people", [one.people for one in found])):
        table.add_section()
        for row in _rows(name, scores):
            table.add_row(*row)
    table.add_section()
    table.add_row("articles a CPU second", *(f"{one.texts / max(one.seconds, 1e-9):,.0f}" for one in found))
    table.add_row("peak memory, MB", *(f"{one.memory / 1e6:,.0f}" if one.memory else "not known" for one in found))
    return table


def _rows(name: str, scores: Sequence[Score]) -> list[list[str]]:
    return [
        [f"{name}: found", *(f"{score.found:,}" for score in scores)],
        ["  marked", *(f"{score.there:,}" for score in scores)],
        ["  precision, %", *(f"{100 * score.precision:.1f}" for score in scores)],
        ["  recall, %", *(f"{100 * score.recall:.1f}" for score in scores)],
        ["  F1, %", *(f"{100 * score.f1:.1f}" for score in scores)],
    ]


def _show(measured: dict[str, Measured], count: int, console: Console) -> None:
    for engine, found in measured.items() if count > 0 else ():
        for kind, examples in (("missed", found.missed), ("invented", found.invented)):
            console.print(f"\n{engine}, {kind}: {len(examples):,}", markup=False, highlight=False)
            for one in _spread(examples, count):
                console.print(_line(one), markup=False, highlight=False, soft_wrap=True)


def _spread(examples: Sequence[Example], count: int) -> list[Example]:
    """Take some from all over the file, the same ones each time."""
    return (
        [examples[place * len(examples) // count] for place in range(count)] if len(examples) > count else [*examples]
    )


def _line(example: Example) -> str:
    words = f"{example.before}[{example.surface}]{example.after}"
    return f"  {example.text}: … {' '.join(words.split())} …"
