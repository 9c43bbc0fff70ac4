"""Measure what it costs to file copies in a large archive: `python -m benchmarks.volume [--articles 1000000]`.

An archive of a tenth of the articles and one of all are built, on SQLite and PostgreSQL. Exit code 1: a goal is missed.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.postgresql import server

from .figures import Figure, at_most, print_table, share

MILLISECONDS, GROWTH, SIZE, KNOWN_AGAIN = 2.0, 1.1, 0.25, 0.98
Measured = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=1_000_000)
    articles = parser.parse_args().articles
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that gigabytes in /tmp go with the process.
    tenth, whole = measure(articles // 10), measure(articles)
    met = [print_table(f"Filing copies, {name}", figures(tenth[name], whole[name])) for name in whole]
    return 0 if all(met) else 1


def measure(articles: int) -> dict[str, Measured]:
    """Build an archive, copy it to PostgreSQL, and measure both."""
    with tempfile.TemporaryDirectory() as folder, server() as url:
        sqlite = {**os.environ, "NEWSARCHIVE_DATA": folder}
        sqlite.pop("DATABASE_URL", None)
        postgresql = {**sqlite, "DATABASE_URL": url}
        run("growth", [str(articles)], sqlite)
        run("transfer", [str(Path(folder) / "archive.sqlite3")], postgresql)
        filed = {
            "SQLite": run("filing", [str(articles)], sqlite),
            "PostgreSQL": run("filing", [str(articles)], postgresql),
        }
    return {database: json.loads(printed) for database, printed in filed.items()}


def run(module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Run one of the archive's modules, give what it prints, and tell how long it took."""
    started = perf_counter()
    command = [sys.executable, "-m", f"benchmarks.archive.{module}", *arguments]
    printed = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(f"{module} {' '.join(arguments)}: {perf_counter() - started:,.0f} s", flush=True)
    return printed


def figures(tenth: Measured, whole: Measured) -> list[Figure]:
    sizes = whole["sizes"]
    return [
        Figure("articles, and wordings of them", f"{sizes['articles']:,}, {sizes['wordings']:,}"),
        Figure("CPU for a copy, of it in the server", f"{whole['own']:.2f} ms, {whole['server']:.2f} ms"),
        Figure("the same in a tenth of the archive", f"{tenth['own']:.2f} ms, {tenth['server']:.2f} ms"),
        at_most("CPU for a copy", whole["own"] + whole["server"], MILLISECONDS, " ms"),
        share("copies known again", whole["known_again"], whole["known"], KNOWN_AGAIN),
        Figure("peak memory", f"{whole['memory']:.0f} MB"),
        at_most("peak memory over that of a tenth", whole["memory"] / tenth["memory"], GROWTH),
        Figure("fingerprints for an article", f"{sizes['fingerprints'] / sizes['articles']:,.0f} bytes"),
        at_most("fingerprints over the texts", sizes["fingerprints"] / sizes["texts"], SIZE),
    ]


if __name__ == "__main__":
    sys.exit(main())
