"""Measure search beside Datasette and PostgreSQL: `python -m benchmarks.search [--articles 1000000] [--keep FOLDER]`.

An archive is invented and indexed, the same requests are asked of this project and of its peers, and the site is served
to many clients at once. Exit code 1: a goal is missed. In a folder that is kept the archive stays for the next time.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure, at_most, none_of, print_table
from tests.postgresql import server

from .peers.postgresql import SETTINGS
from .report import PAGE, PART, Measured, disagreements, goals, percentile, problems, table
from .requests import KINDS
from .serving import memory, production, serve

MILLION, TIMES, TIMES_OF_A_MILLION = 1_000_000, 20, 50
BYTES, ARTICLES_A_SECOND = 1_600, 1_500


class Measurement:
    """An archive in a folder, and what is measured of it, each in a process of its own."""

    def __init__(self, folder: Path, asked: argparse.Namespace) -> None:
        self.folder, self.asked = folder, asked
        self.archive = folder / "archive.sqlite3"
        self.environment = production(folder)
        self.measured: Measured = {}

    def run(self, module: str, *arguments: object, **environment: str) -> Any:
        """Run a module of this package, and read what it prints."""
        command = [sys.executable, "-m", f"benchmarks.search.{module}", *map(str, arguments)]
        environment = self.environment | environment
        return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)

    def once(self, module: str, *arguments: object) -> Any:
        """Run a module whose work stays in the folder, unless it has been done there already."""
        told = self.folder / f"{module}.json"
        if not told.exists():
            told.write_text(json.dumps(self.timed(module, *arguments)))
        return json.loads(told.read_text())

    def timed(self, module: str, *arguments: object, **environment: str) -> Any:
        started = perf_counter()
        printed = self.run(module, *arguments, **environment)
        print(f"{module}: {perf_counter() - started:,.0f} s", flush=True)
        return printed

    def ask(self, engine: str, kinds: Sequence[str], module: str, *arguments: object, **environment: str) -> None:
        """Ask an engine for kinds of requests, and add what they cost."""
        asked = self.asked.requests, self.asked.patience, *kinds
        self.measured.setdefault(engine, {}).update(self.run(module, *arguments, *asked, **environment))


def main() -> int:
    asked = _asked()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that gigabytes in /tmp go with the process.
    with _folder(asked) as folder:
        measurement = Measurement(folder, asked)
        figures = [*built(measurement), *compared(measurement), *(loaded(measurement) if asked.seconds else [])]
    return 0 if print_table("Search", figures) else 1


def built(measurement: Measurement) -> list[Figure]:
    """Fill the archive and index it."""
    articles = measurement.asked.articles
    filled = measurement.once("archive.filling", articles)
    if measurement.asked.reindex:
        (measurement.folder / "archive.indexing.json").unlink(missing_ok=True)
    indexed = measurement.once("archive.indexing")
    rate = articles / indexed["cpu"]
    return [
        Figure("filling the tables, for 100,000 articles", f"{filled['clock'] * 100_000 / articles:.0f} s"),
        Figure("indexed, articles a CPU second", f"{rate:,.0f}", f"{ARTICLES_A_SECOND:,}", rate >= ARTICLES_A_SECOND),
        Figure("indexed, articles a second by the clock", f"{articles / indexed['clock']:,.0f}"),
        Figure("indexing, peak memory", f"{indexed['memory'] / 1e6:,.0f} MB"),
        _size(indexed["size"] / articles, articles),
    ]


def compared(measurement: Measurement) -> list[Figure]:
    """Ask this project and its peers the same, and print what it cost them."""
    figures = []
    for kind in KINDS:  # Each in processes of its own, which remember nothing of the others.
        measurement.ask(PAGE, [kind], "archive.site", "page")
        measurement.ask(PART, [kind], "archive.site", "part")
    if "datasette" in measurement.asked.peers:
        figures += _datasette(measurement)
    if "postgresql" in measurement.asked.peers:
        figures += _postgresql(measurement)
    measured = measurement.measured
    for what in ("cpu", "clock"):
        print(f"\nMilliseconds ({what}), median / 95 of 100\n  " + "\n  ".join(table(measured, what)))
    for told in (*disagreements(measured), *problems(measured, list(measured))):
        print(f"  {told}")
    times = TIMES_OF_A_MILLION if measurement.asked.articles >= MILLION else TIMES
    return figures + goals(measured, times)


def loaded(measurement: Measurement) -> list[Figure]:
    """Serve the archive to many clients at once."""
    with serve(measurement.folder) as (port, process):
        load = measurement.timed("load", port, measurement.asked.seconds, measurement.asked.clients)
        held = memory(process)
    for error in load["errors"][:10]:
        print(f"  {error}")
    clocks = load["clocks"]
    return [
        Figure(f"{measurement.asked.clients} clients for {load['seconds']:.0f} s, pages", f"{len(clocks):,}"),
        Figure("… pages a second", f"{len(clocks) / load['seconds']:.0f}"),
        *(Figure(f"… {share} of 100 answered within", f"{percentile(clocks, share):,.0f} ms") for share in (50, 99)),
        none_of("… errors", len(load["errors"])),
        Figure("serving, peak memory; of it no file's", f"{held.peak:,.0f} MB; {held.own:,.0f} MB"),
    ]


def _size(bytes_each: float, articles: int) -> Figure:
    """Compare with the goal for a million: in fewer articles each rare word takes more."""
    if articles < MILLION:
        return Figure("index, bytes an article", f"{bytes_each:,.0f}")
    return at_most("index, bytes an article", bytes_each, BYTES)


def _datasette(measurement: Measurement) -> list[Figure]:
    measurement.once("peers.listing", measurement.archive)
    built = measurement.once("peers.datasette", "prepare", measurement.archive)
    measurement.ask("Datasette", list(KINDS), "peers.datasette", "ask", measurement.archive)
    return _index("FTS5", built, measurement.asked.articles)


def _postgresql(measurement: Measurement) -> list[Figure]:
    measurement.once("peers.listing", measurement.archive)
    with server(*SETTINGS) as url:
        built = measurement.timed("peers.postgresql", "prepare", measurement.archive, DATABASE_URL=url)
        measurement.ask("PostgreSQL", list(KINDS), "peers.postgresql", "ask", DATABASE_URL=url)
    return _index("PostgreSQL", built, measurement.asked.articles)


def _index(name: str, built: dict[str, float], articles: int) -> list[Figure]:
    rate, size = articles / built["cpu"], built["size"] / articles
    return [Figure(f"{name}: indexed, articles a CPU second; bytes of each", f"{rate:,.0f}; {size:,.0f}")]


@contextmanager
def _folder(asked: argparse.Namespace) -> Iterator[Path]:
    """Give a folder for an archive of this size; it is gone at the end unless it is to be kept."""
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as kept:
        folder = Path(kept).resolve() / str(asked.articles)
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
            env=production(folder),
            check=True,
        )
        yield folder


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a folder for the archive, which is used again when it is there")
    parser.add_argument("--reindex", action="store_true", help="index an archive that was kept anew")
    parser.add_argument("--peers", nargs="*", default=["datasette", "postgresql"], help="those to compare with")
    parser.add_argument("--requests", type=int, default=20, help="of each kind")
    parser.add_argument("--patience", type=float, default=60, help="seconds for the requests of a kind")
    parser.add_argument("--seconds", type=float, default=60, help="under load; 0: not at all")
    parser.add_argument("--clients", type=int, default=64)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
