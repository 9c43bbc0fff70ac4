"""Measure identity: a world of known truth, texts and their variants, hard cases, and a large archive.

`python -m benchmarks.identity [--world FOLDER] [--variants FILE.jsonl] [--articles 1000000]` prints every figure beside
its goal; exit code 1: a goal is missed. What is not there is not measured, and told.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--world", type=Path, default=SHARED / "world", help="a folder with dump.jsonl and truth.json")
    parser.add_argument("--variants", type=Path, default=SHARED / "data" / "dedup_dev.jsonl")
    parser.add_argument("--articles", type=int, default=1_000_000, help="so many in the large archive; 0: none")
    asked = parser.parse_args()
    met = [measure("world", asked.world), measure("copies", asked.variants), measure("hard"), measure("forms")]
    if asked.articles:
        command = [sys.executable, "-m", "benchmarks.volume", "--articles", str(asked.articles)]
        met.append(subprocess.run(command, check=False).returncode == 0)
    return 0 if all(met) else 1


def measure(module: str, *paths: Path) -> bool:
    """Run a measurement in an empty archive of its own; say whether all its goals are met."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        print(f"\nNot measured: {missing[0]} is not there.", flush=True)
        return True
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NEWSARCHIVE_DATA": folder}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", f"benchmarks.archive.{module}", *map(str, paths)]
        return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
