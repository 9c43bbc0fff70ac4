"""Measure import_dump on SQLite and PostgreSQL: pages and articles a second, peak memory, and each stage's share.

`python -m benchmarks.import_dump [--pages 20000] [--workers 1]` imports a quarter of the pages and all of them, each
into an empty archive, and gives the memory of the one over that of the other (the limit is 1.10).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from resource import struct_rusage
from typing import Any

from tests.postgresql import server

MANAGE = [sys.executable, "manage.py"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dumps = {pages: make_dump(Path(folder), pages) for pages in (asked.pages // 4, asked.pages)}
        for database in ("SQLite", "PostgreSQL"):
            memory = [measure(database, pages, dump, asked.workers) for pages, dump in dumps.items()]
            print(f"{database}: memory of all over a quarter {memory[1] / memory[0]:.2f} (limit 1.10)")


def make_dump(folder: Path, pages: int) -> Path:
    path = folder / f"{pages}.jsonl"
    command = [sys.executable, "-m", "benchmarks.dump", "--pages", str(pages), "--output", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


def measure(database: str, pages: int, dump: Path, workers: int) -> float:
    """Import a dump into an empty archive, print what it took, and give the peak memory in kB."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = os.environ | {"NEWSARCHIVE_DATA": folder}
        environment.pop("DATABASE_URL", None)
        if database == "PostgreSQL":
            environment["DATABASE_URL"] = stack.enter_context(server())
        subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], env=environment, check=True)
        report = Path(folder) / "report.json"
        command = [*MANAGE, "import_dump", str(dump), "--workers", str(workers), "--report", str(report)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, f"import_dump ended with {status}"
        print_line(f"{database}, {pages:,} pages", pages, json.loads(report.read_text()), usage)
        return usage.ru_maxrss


def print_line(label: str, pages: int, report: dict[str, Any], usage: struct_rusage) -> None:
    """Print the rates by the clock and by the importing process's own CPU time, which other programs do not slow."""
    stages, spent = report["stages"], usage.ru_utime + usage.ru_stime
    shares = ", ".join(f"{name} {seconds / sum(stages.values()):.0%}" for name, seconds in stages.items())
    articles = report["counts"]["new articles"]
    print(
        f"{label}: {pages / report['seconds']:,.0f} pages/s, {articles / report['seconds']:,.0f} new articles/s, "
        f"{pages / spent:,.0f} pages a CPU second, {usage.ru_maxrss / 1024:,.0f} MB; {shares}",
        flush=True,
    )


if __name__ == "__main__":
    main()
