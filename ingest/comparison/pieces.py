"""Show a comparison as pieces: what both texts have, what only one has, and what they only write in other signs."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from .segments import PUNCTUATION, Segment

Side = Literal["same", "first", "second"]
BREAK, SPACE = "¶", "␣"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts, or of one. Where it is `layout`, the other text has the same words."""

    side: Side
    text: str
    layout: bool = False


def pieces(segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """Turn segments into pieces. Those of one text and those of both, joined in order, are that text."""
    every = (piece for segment in segments for piece in _pieces(segment) if piece.text)
    alike = groupby(every, key=lambda piece: (piece.side, piece.layout))
    return tuple(Piece(side, "".join(piece.text for piece in found), layout) for (side, layout), found in alike)


def _pieces(segment: Segment) -> Iterator[Piece]:
    first, second = segment.first, segment.second
    if first == second:
        yield Piece("same", first)
        return
    head, tail = _common_edges(first, second)
    layout = segment.change is None and PUNCTUATION not in segment.kinds
    yield Piece("same", first[:head])
    yield Piece("first", first[head : len(first) - tail], layout)
    yield Piece("second", second[head : len(second) - tail], layout)
    yield Piece("same", first[len(first) - tail :])


def _common_edges(first: str, second: str) -> tuple[int, int]:
    """Count the characters with which both begin, and of the rest those with which both end; no word is parted
    unless all letters are the same.
    """
    anywhere = _letters(first) == _letters(second)
    head = _common(first, second)
    start = len(head) if anywhere else _before_words(head)
    tail = _common(first[start:][::-1], second[start:][::-1])
    return start, len(tail) if anywhere else _before_words(tail)


def _common(first: str, second: str) -> str:
    """Give what both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return first[: next((number for number, (one, other) in pairs if one != other), min(len(first), len(second)))]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if _is_of_a_word(sign))


def _before_words(text: str) -> int:
    return next((number for number, sign in enumerate(text) if _is_of_a_word(sign)), len(text))


def _is_of_a_word(sign: str) -> bool:
    """Say whether it is a letter, a number, or a mark of one."""
    return unicodedata.category(sign)[0] in "LNM"


def paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part pieces into paragraphs, for a page to show: a break or space that only one text has becomes a sign."""
    parted: list[list[Piece]] = [[]]
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if _stands_for_break(piece, before) or _stands_for_break(piece, after):
            continue
        first, *others = piece.text.split("\n\n")
        parted[-1] += _shown(piece, first)
        for line in others:
            parted[-1] += [] if piece.side == "same" else [replace(piece, text=BREAK)]
            parted.append(_shown(piece, line))
    return [paragraph for paragraph in parted if paragraph]


def _stands_for_break(piece: Piece, other: Piece | None) -> bool:
    """Say whether it is but the space in one text for a break that the other has."""
    return (
        other is not None
        and piece.text == " "
        and {piece.side, other.side} == {"first", "second"}
        and "\n" in other.text
    )


def _shown(piece: Piece, line: str) -> list[Piece]:
    space = piece.side != "same" and line.isspace()
    return [replace(piece, text=SPACE if space else line)] if line else []
