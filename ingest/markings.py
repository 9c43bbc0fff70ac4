"""Mark on a captured page's text which stretch was read as which field of which article."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Article

from .models import Appearance

FIELDS = ("title", "outlet", "time", "category", "hashtag", "byline", "dateline", "body")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the page. An unmarked one has no field; a withheld one shows no text."""

    text: str
    field: str = ""
    number: int = 0
    first: bool = False
    withheld: bool = False

    @property
    def rank(self) -> int:
        return self.number - 1


def pieces(text: str, appearances: Iterable[Appearance]) -> list[Piece]:
    """Part a page's text by its spans. Where spans overlap, the one that begins first is shown."""
    parted, done, seen = [], 0, set()
    for start, end, field, appearance in _spans(appearances):
        marked = text[max(start, done) : end]
        if not marked:
            continue
        parted.append(Piece(text[done:start]))
        hidden = withheld(appearance)
        parted.append(Piece("" if hidden else marked, field, appearance.rank + 1, appearance.pk not in seen, hidden))
        seen.add(appearance.pk)
        done = end
    return [piece for piece in [*parted, Piece(text[done:])] if piece.text or piece.field]


def withheld(appearance: Appearance) -> bool:
    """Tell whether a curator took the article from readers: then its text is not shown on its pages either."""
    return appearance.article.status != Article.Status.PUBLISHED


def _spans(appearances: Iterable[Appearance]) -> list[tuple[int, int, str, Appearance]]:
    spans = [
        (start, end, field, appearance)
        for appearance in appearances
        for field, (start, end) in appearance.spans.items()
        if field in FIELDS
    ]
    return sorted(spans, key=lambda span: (span[0], -span[1], span[3].rank))
