"""Part two texts at the same places: stretches of the same words, and changes; and tell how words are written apart."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .alignment import Block
from .words import Words

Range = tuple[int, int]

# What a page makes of a text, and not its writer; but the last.
LINE_BREAKS, SPACES, QUOTATION_MARKS, DASHES = "line breaks", "spaces", "quotation marks", "dashes"
CAPITALS, LETTER_FORMS, PUNCTUATION = "capital letters", "letter forms", "punctuation marks"
KINDS = (LINE_BREAKS, SPACES, QUOTATION_MARKS, DASHES, CAPITALS, LETTER_FORMS, PUNCTUATION)

_SIGNS = {QUOTATION_MARKS: frozenset("\"'`´‘’‚‛“”„‟«»‹›「」『』′″"), DASHES: frozenset("-‐‑‒–—―−")}
_APART = frozenset().union(*_SIGNS.values())


class Change(NamedTuple):
    """Words of the first text, and of the second, that stand in the same place: the first, and one after the last."""

    first: Range
    second: Range

    @property
    def empty(self) -> int | None:
        """Give the text (0: the first) that has no words there, if one has none."""
        return next((side for side in (0, 1) if self[side][0] == self[side][1]), None)


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands at one place in both texts: a change, or the same words. `kinds` tells how these differ."""

    first: str
    second: str
    change: Change | None = None
    kinds: tuple[str, ...] = ()


def segments(first: Words, second: Words, blocks: Iterable[Block]) -> Iterator[Segment]:
    """Part both texts into segments, in order and without a rest."""
    done = (0, 0)
    for block in [*blocks, Block(len(first), len(second), 0)]:
        change = Change((done[0], block.first), (done[1], block.second))
        if _same_letters(first, second, change):
            yield _written(first.around(*change.first), second.around(*change.second))
        else:
            yield from _changed(first, second, change)
        yield from _same(first, second, block)
        done = block.end


def _changed(first: Words, second: Words, change: Change) -> Iterator[Segment]:
    """Make a segment of the change; where words stand for others, what is before and behind them is not part of it,
    but for the ends of the texts, of which one may be cut.
    """
    if change.empty is not None or (change.first[1], change.second[1]) == (len(first), len(second)):
        yield Segment(first.around(*change.first), second.around(*change.second), change)
        return
    before, changed, after = zip(first.parts(*change.first), second.parts(*change.second), strict=True)
    yield _written(*before)
    yield Segment(*changed, change)
    yield _written(*after)


def _same_letters(first: Words, second: Words, change: Change) -> bool:
    """Say whether there are no words in either text, or but one is parted: `Monday Lawyers` and `MondayLawyers`."""
    return "".join(first.keys[slice(*change.first)]) == "".join(second.keys[slice(*change.second)])


def _same(first: Words, second: Words, block: Block) -> Iterator[Segment]:
    """Make one segment of words that are written the same, else one of each word and of what is between two."""
    if not block.length:
        return
    one = first.text[first.starts[block.first] : first.ends[block.end[0] - 1]]
    other = second.text[second.starts[block.second] : second.ends[block.end[1] - 1]]
    if one == other:
        yield Segment(one, other)
    else:
        here, there = _apart(first, block.first, block.length), _apart(second, block.second, block.length)
        yield from map(_written, here, there)


def _apart(words: Words, start: int, length: int) -> Iterator[str]:
    for word in range(start, start + length):
        if word > start:
            yield words.before(word)
        yield words.text[words.starts[word] : words.ends[word]]


def _written(first: str, second: str) -> Segment:
    return Segment(first, second, kinds=() if first == second else tuple(_kinds(first, second)))


def _kinds(first: str, second: str) -> Iterator[str]:
    if not (first.isalnum() and second.isalnum()):
        for name, signs in _SIGNS.items():
            if _only(first, signs) != _only(second, signs):
                yield name
        if _spaces(first) != _spaces(second):
            yield SPACES if ("\n" in first) == ("\n" in second) else LINE_BREAKS
    if (kind := _other_kind(_others(first), _others(second))) is not None:
        yield kind


def _only(text: str, signs: frozenset[str]) -> list[str]:
    return [sign for sign in text if sign in signs]


def _spaces(text: str) -> list[str]:
    return [sign for sign in text if sign.isspace()]


def _others(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in _APART)


def _other_kind(first: str, second: str) -> str | None:
    """Name how the letters and marks differ that are no space, quotation mark or dash; signs not seen do not count."""
    if first == second:
        return None
    one, other = _seen(first), _seen(second)
    if one == other:
        return LETTER_FORMS
    return CAPITALS if one.casefold() == other.casefold() else PUNCTUATION


def _seen(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
