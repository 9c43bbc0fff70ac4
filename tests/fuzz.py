"""Fuzz every layout and every reader: `python -m tests.fuzz [--seconds 600]`, or `make fuzz`.

Mutated pages and dumps are read; a crash, a page whose stretches put together are not the page, or more than one CPU
second for one input ends the run with the input. Seeds are the golden pages, plain and packed.
"""

import argparse
import gzip
import io
import json
import sys
import tempfile
from pathlib import Path
from time import process_time

import atheris
import zstandard

with atheris.instrument_imports(include=["ingest"]):
    from ingest.charsets import decode
    from ingest.inspection import inspect
    from ingest.readers import Part, Reading, read_dump
    from ingest.records import RawPage

PAGES = Path(__file__).parent / "pages"
LONGEST_SECONDS = 1.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=600)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as corpus:
        write_seeds(Path(corpus))
        limits = [f"-max_total_time={asked.seconds}", "-max_len=40000", "-len_control=0", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", corpus], read_one)
        atheris.Fuzz()


def write_seeds(folder: Path) -> None:
    """Write each golden page as it is, as JSON lines, and packed."""
    for number, path in enumerate(sorted(PAGES.glob("*.[th]*"))):
        page = path.read_bytes()
        line = json.dumps({"text": page.decode(), "url": "https://daily.example/1"}).encode() + b"\n"
        for kind, seed in enumerate((page, line, gzip.compress(line), zstandard.compress(line))):
            (folder / f"{number}-{kind}").write_bytes(seed)


def read_one(data: bytes) -> None:
    """Read an input as a dump of whatever kind it seems, and every page of it."""
    started = process_time()
    for record in read_dump(Part(io.BufferedReader(io.BytesIO(data)), "fuzzed", Reading())):
        if isinstance(record, RawPage):
            text, _ = decode(record.data, record.charset)
            stretches = inspect(text).stretches
            assert "".join(text[one.start : one.end] for one in stretches) == text, "the stretches are not the page"
    spent = process_time() - started
    assert spent < LONGEST_SECONDS, f"{spent:.1f} s for {len(data):,} bytes"


if __name__ == "__main__":
    main()
