"""Measure what finding people and topics costs: beside the rest of an import, an article, and to load the lists.

`python -m benchmarks.people [--pages 150] [--articles 300] [--texts FILE.jsonl]` prints every figure beside its goal:
medians of several runs, by CPU time; exit code 1: a goal is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from demo.stories import read_stories
from ingest.evaluation import read_marked
from ingest.resolve.people import mentions
from ingest.resolve.topics import topic_classifier

from .figures import Figure, print_table
from .variation import editions

SHARED = Path(__file__).parents[2] / "shared"
RUNS = 5
LENGTH = 3_900
MOST_BESIDE_THE_REST = 1.0
LEAST_FOR_PEOPLE, LEAST_FOR_TOPICS = 300, 1_500
LONGEST_LOADING, LARGEST_LISTS = 0.3, 100


class Text(NamedTuple):
    """An article, as far as people and topics are read of it."""

    title: str
    body: str


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=150, help="pages of an import, for each run")
    parser.add_argument("--articles", type=int, default=300, help="generated articles, for each run")
    parser.add_argument(
        "--texts", type=Path, default=SHARED / "data" / "per_worldwide_dev.jsonl", help="other articles"
    )
    asked = parser.parse_args()
    generated = list(islice(articles(), asked.articles * RUNS))
    figures = [*loading(), beside_the_rest(asked.pages), *speeds("generated articles", generated)]
    if asked.texts.exists():
        figures += speeds(asked.texts.name, [_parted(marked.text) for marked in read_marked(asked.texts)])
    return 0 if print_table("People and topics", figures) else 1


def articles() -> Iterator[Text]:
    """Yield generated articles of some 3.9 kB, with paragraphs of the next ones where one is shorter."""
    body = ""
    for article in (one for edition in editions(read_stories(), "people") for one in edition):
        body = f"{body}\n\n{article.body}" if body else article.body
        if len(body) >= LENGTH:
            yield Text(article.title, body[:LENGTH])
            body = ""


def _parted(text: str) -> Text:
    title, _, body = text.lstrip().partition("\n")
    return Text(title, body)


def loading() -> list[Figure]:
    """Load the lists in processes of their own."""
    runs = [_run("benchmarks.lists") for _ in range(RUNS)]
    seconds, held = median(run["seconds"] for run in runs), median(run["after"] for run in runs) / 1e6
    added = median(run["after"] - run["before"] for run in runs) / 1e6
    return [
        _at_most("loading the lists, CPU s", seconds, LONGEST_LOADING),
        _at_most("memory of a process that has loaded them, MB", held, LARGEST_LISTS),
        Figure("… of it the lists and rules, MB", f"{added:,.0f}"),
    ]


def beside_the_rest(pages: int) -> Figure:
    """Import into an empty archive."""
    with tempfile.TemporaryDirectory() as folder:
        ratio = _run("benchmarks.archive.people", str(pages), NEWSARCHIVE_DATA=folder)
    return _at_most("people over the rest of reading and storing", ratio, MOST_BESIDE_THE_REST)


def _run(module: str, *arguments: str, **environment: str) -> Any:
    """Run a measurement in a process of its own, with SQLite and the built-in engines, and give what it prints."""
    usual = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "NEWSARCHIVE_PEOPLE")}
    command = [sys.executable, "-m", module, *arguments]
    printed = subprocess.run(command, env=usual | environment, check=True, capture_output=True, text=True).stdout
    return json.loads(printed)


def speeds(name: str, texts: Sequence[Text]) -> list[Figure]:
    """Find people, then topics, in articles; count them as articles of 3.9 kB."""
    classify = topic_classifier("lexicon").classify
    classify("", "")
    people = _a_second(texts, lambda text: mentions(text.title, text.body))
    topics = _a_second(texts, lambda text: classify(text.title, text.body))
    return [
        _at_least(f"{name}: people, articles of 3.9 kB a CPU second", people, LEAST_FOR_PEOPLE),
        _at_least(f"{name}: topics, articles of 3.9 kB a CPU second", topics, LEAST_FOR_TOPICS),
    ]


def _a_second(texts: Sequence[Text], read: Callable[[Text], object]) -> float:
    """Read a fifth of the texts in each run, so that nothing is read twice."""
    return median(_once(texts[run::RUNS], read) for run in range(RUNS))


def _once(texts: Sequence[Text], read: Callable[[Text], object]) -> float:
    started = process_time()
    for text in texts:
        read(text)
    return sum(len(text.body) for text in texts) / LENGTH / (process_time() - started)


def _at_least(name: str, value: float, goal: float) -> Figure:
    return Figure(name, f"{value:,.0f}", f"{goal:,} or more", value >= goal)


def _at_most(name: str, value: float, goal: float) -> Figure:
    return Figure(name, f"{value:.2f}", f"{goal:g} or less", value <= goal)


if __name__ == "__main__":
    sys.exit(main())
