"""Measure reading without names beside decoding and splitting the same pages into lines, in the same run.

`python -m benchmarks.parse [--pages 1500]` prints CPU microseconds a page, MB a second, and the speed as a share of the
split's: medians of five runs.
"""

import argparse
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from statistics import median
from time import process_time

from ingest.layouts import parse
from ingest.lines import Lines
from ingest.resolve.bodies import clean
from ingest.resolve.fingerprints import fingerprint

from .dump import pages

RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1500)
    texts = [page.text.encode() for page in islice(pages(), parser.parse_args().pages)]
    stages = {"decode and split": split, "lines": scan, "layouts": read, "layouts, bodies, keys, hash": read_whole}
    seconds = {name: measure(stage, texts) for name, stage in stages.items()}
    size = sum(map(len, texts)) / 1e6
    for name, spent in seconds.items():
        share = seconds["decode and split"] / spent
        sys.stdout.write(
            f"{name}: {spent / len(texts) * 1e6:,.0f} µs a page, {len(texts) / spent:,.0f} pages/s, "
            f"{size / spent:,.0f} MB/s, {share:.0%} of the split's speed\n"
        )


def measure(stage: Callable[[bytes], object], texts: list[bytes]) -> float:
    """Give the median CPU seconds that the stage takes over all texts."""
    return median(_once(stage, texts) for _ in range(RUNS))


def _once(stage: Callable[[bytes], object], texts: list[bytes]) -> float:
    started = process_time()
    for text in texts:
        stage(text)
    return process_time() - started


def split(data: bytes) -> object:
    return data.decode().split("\n")


def scan(data: bytes) -> object:
    return Lines(data.decode())


def read(data: bytes) -> object:
    return parse(data.decode())


def read_whole(data: bytes) -> object:
    """Do all that read_page does but find people, topics and dates."""
    page = parse(data.decode())
    for copy in () if isinstance(page, str) else page.appearances:
        if copy.title:
            fingerprint(copy.title.text, clean(copy.body, copy.title.text).text)
    return sha256(data).digest()


if __name__ == "__main__":
    main()
