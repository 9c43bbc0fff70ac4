"""Write a dump of any size: `python -m benchmarks.dump --pages 20000 --output FILE.jsonl[.gz]`."""

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from demo.build import Page, build, json_lines, write_dump
from demo.dice import dice, happens
from demo.stories import read_stories

from .variation import editions

CAPTURED = 0.45  # Of an edition's pages; an article then stands on two or three pages, some on one, few on six.


def pages(seed: str = "benchmark") -> Iterator[Page]:
    """Yield pages without end, edition after edition."""
    throw = dice(seed)
    for articles in editions(read_stories(), seed):
        yield from (page for page in build(articles, seed) if happens(throw, CAPTURED))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", default="benchmark")
    options = parser.parse_args()
    count = write_dump(options.output, json_lines(islice(pages(options.seed), options.pages)))
    sys.stdout.write(f"{count} pages in {options.output}\n")


if __name__ == "__main__":
    main()
