"""Measure who is who: texts whose names are linked to a knowledge base, and a world of known truth.

`python -m benchmarks.who_is_who [--linked FILE.jsonl ...] [--world FOLDER]` prints every figure beside its goal, and
each wrong and missed merge with its reason; exit code 1: a goal is missed. What is not there is not measured, and told.
"""

import argparse
import sys
from pathlib import Path

from .identity import SHARED, measure

LINKED = [SHARED / "data" / f"resolve_{name}.jsonl" for name in ("rss-500", "reuters-128")]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--linked", type=Path, nargs="*", default=LINKED, help="texts with labels of a knowledge base")
    parser.add_argument("--world", type=Path, default=SHARED / "world", help="a folder with dump.jsonl and truth.json")
    asked = parser.parse_args()
    met = [*(measure("linked", path) for path in asked.linked), measure("named", asked.world)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
