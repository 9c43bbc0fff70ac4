"""Write the demo dump: `python -m demo.build [FILE]`. The same stories give the same file."""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from .dice import dice, happens
from .pages import Sheet, print_page
from .plan import plan
from .stories import Article, read_stories

DUMP = Path(__file__).parent / "fortnight.jsonl.gz"
SITE = "https://news.daily8.example"
UNDATED = 0.07


@dataclass(frozen=True, slots=True)
class Page:
    """One record of the dump, and what is true of it."""

    sheet: Sheet
    text: str
    url: str
    dated: bool

    def record(self) -> dict[str, str]:
        """Give the record as it stands in the dump: text, url and, unless the crawl lost it, date."""
        record = {"text": self.text, "url": self.url}
        return {**record, "date": _iso(self.sheet.captured)} if self.dated else record


def build(articles: Sequence[Article] | None = None, seed: str = "demo") -> Iterator[Page]:
    """Yield every page of the dump in the order of capture within one crawl of the articles."""
    sheets = plan(read_stories() if articles is None else articles, seed)
    for sheet in sorted(sheets, key=lambda sheet: sheet.captured):
        url = _url(sheet)
        dated = not happens(dice(seed, url, _iso(sheet.captured)), UNDATED)
        yield Page(sheet, print_page(sheet), url, dated)


def json_lines(pages: Iterator[Page]) -> Iterator[bytes]:
    """Word each page as one line of JSON."""
    for page in pages:
        yield json.dumps(page.record(), ensure_ascii=False).encode() + b"\n"


def write_dump(path: Path, lines: Iterator[bytes]) -> int:
    """Write lines to a file, packed where its name ends in .gz, and say how many."""
    count = 0
    with path.open("wb") as raw, _packed(raw, path) as file:
        for line in lines:
            file.write(line)
            count += 1
    return count


def _packed(raw: BinaryIO, path: Path) -> BinaryIO | gzip.GzipFile:
    return gzip.GzipFile("", "wb", 9, raw, mtime=0) if path.suffix == ".gz" else raw


def _url(sheet: Sheet) -> str:
    return f"{SITE}/hashtag/{sheet.hashtag}" if sheet.main is None else f"{SITE}/article/{sheet.main.article.slug}"


def _iso(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DUMP
    sys.stdout.write(f"{write_dump(path, json_lines(build()))} pages in {path}\n")


if __name__ == "__main__":
    main()
