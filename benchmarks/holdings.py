"""What an archive holds of invented articles: their copies on pages, with spans and fingerprints. Needs no Django."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256

import zstandard

from demo.pages import Sheet, print_page
from demo.stories import Article
from ingest.records import Fingerprint
from ingest.resolve.fingerprints import fingerprint

from .changes import cut
from .prose import Writer
from .sheets import alone, glued

AGE, LATER = timedelta(hours=18), timedelta(hours=30)
CUT_EVERY, REPRINTED_EVERY = (5, 1), (20, 2)  # … of so many, that which leaves this remainder.
_compress = zstandard.ZstdCompressor(level=1).compress
writer = lru_cache(maxsize=1)(Writer)


@dataclass(frozen=True, slots=True)
class Holding:
    """A copy on a page of its own: the article by number, whether it is the first of it, and whether a reprint."""

    number: int
    article: Article
    sheet: Sheet
    raw: bytes
    size: int
    sha256: str
    spans: dict[str, list[int]]
    fingerprint: Fingerprint
    is_first: bool = True
    is_reprint: bool = False


def hold(numbers: Iterable[int]) -> list[list[Holding]]:
    """Give the copies of each article: every fifth has a cut one without its outlet, every twentieth a reprint."""
    return [_copies(number, writer().write(number)) for number in numbers]


def _copies(number: int, article: Article) -> list[Holding]:
    copies = [_holding(number, article, glued(article, article.published + AGE))]
    if _is(number, *CUT_EVERY):
        copy = cut(article)
        copies.append(replace(_holding(number, copy, alone(copy, copy.published + LATER)), is_first=False))
    if _is(number, *REPRINTED_EVERY):
        copy = reprint(article)
        copies.append(replace(_holding(number, copy, glued(copy, copy.published + LATER)), is_reprint=True))
    return copies


def _is(number: int, every: int, remainder: int) -> bool:
    return number % every == remainder


def reprint(article: Article) -> Article:
    """Print the text under another outlet and title."""
    outlets = writer().outlets
    outlet = outlets[(outlets.index(article.outlet) + 1) % len(outlets)]
    return replace(article, outlet=outlet, title=f"{article.title}, {outlet} learns")


def _holding(number: int, article: Article, sheet: Sheet) -> Holding:
    text = print_page(sheet)
    data = text.encode()
    printed = "\n".join(sheet.main.lines)
    spans = {"title": _span(text, article.title), "body": _span(text, printed)}
    if sheet.main.time:
        start, end = _span(text, f"{article.outlet}{sheet.main.time}\n")
        middle = start + len(article.outlet)
        spans |= {"outlet": [start, middle], "time": [middle, end - 1]}
    words = fingerprint(article.title, article.body)
    return Holding(number, article, sheet, _compress(data), len(data), sha256(data).hexdigest(), spans, words)


def _span(text: str, part: str) -> list[int]:
    start = text.index(part)
    return [start, start + len(part)]
