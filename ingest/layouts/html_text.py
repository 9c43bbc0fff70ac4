"""The text of a piece of HTML as a reader sees it, each character of which knows where it stands in the markup."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from ingest.records import Span

from .html_tokens import TOKENS

_NAMES = (
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol option p pre section summary table tbody td th tr ul"
)
# Elements that begin and end a line of their own.
_BLOCKS = frozenset(_NAMES.split())
_TAGS = {"attributes": "start", "end": "end"}
_IRREGULAR = re.compile(r"[^\S ]|  ")
_PIECE = re.compile(r"\s+|\S+")

Piece = tuple[str, int, int]


class HtmlText:
    """A piece of markup as text: a block is a line, references are characters, white space is one space.

    >>> text = HtmlText("<p>Fish &amp; <b>Chips</b></p> <p>Tea</p>")
    >>> text.text, text.source(Span(5, 8)), text.source(Span(13, 16))
    ('Fish & Chips\\nTea\\n', Span(start=8, end=18), Span(start=34, end=37))
    """

    __slots__ = ("_pieces", "_starts", "text")

    def __init__(self, markup: str) -> None:
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        length, last = 0, "\n"
        for piece in _pieces(markup):
            text, start, end = _joined(last, piece)
            if text:
                self._starts.append(length)
                self._pieces.append((text, start, end))
                length, last = length + len(text), text[-1]
        self.text = "".join(text for text, _, _ in self._pieces)

    def source(self, span: Span) -> Span:
        """Give the stretch of the markup that shows a stretch of the text, which is not empty."""
        return Span(self._source(span.start)[0], self._source(span.end - 1)[1])

    def _source(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._starts, at) - 1
        text, start, end = self._pieces[number]
        if end - start != len(text):
            return start, end
        first = start + at - self._starts[number]
        return first, first + 1

    def find(self, words: str, start: int = 0) -> Span | None:
        """Find where the text has these words, from `start` on."""
        at = self.text.find(words, start) if words else -1
        return None if at < 0 else Span(at, at + len(words))

    def tidy(self) -> str:
        """Give the lines that hold anything, without white space around them."""
        return "\n".join(words for line in self.text.split("\n") if (words := line.strip()))


def _pieces(markup: str) -> Iterator[Piece]:
    """Give each piece of text and where it stands; a line break for each end of a block."""
    for token in TOKENS.finditer(markup):
        kind, (start, end) = token.lastgroup, token.span()
        if kind == "text":
            yield from _words(token[0], start)
        elif kind == "reference":
            character = unescape(token[0])
            yield " " if character.isspace() else character, start, end
        elif kind == "stray":
            yield token[0], start, end
        elif kind in _TAGS and token[_TAGS[kind]].lower() in _BLOCKS:
            yield "\n", start, end


def _words(text: str, start: int) -> Iterator[Piece]:
    if not _IRREGULAR.search(text):
        yield text, start, start + len(text)
        return
    for match in _PIECE.finditer(text):
        yield " " if match[0].isspace() else match[0], start + match.start(), start + match.end()


def _joined(last: str, piece: Piece) -> Piece:
    """Take away what is no text behind `last`: a second line break, a space at the head of a line or behind another."""
    text, start, end = piece
    if text == "\n":
        return ("" if last == "\n" else text), start, end
    if text.startswith(" ") and last in " \n":
        return text[1:], start + 1 if len(text) == end - start else start, end
    return piece
