"""Find words that a copy of a text lost, by a copy of the same text that still has them. Nothing is repaired.

Where a page lost the space of a paragraph break, another often lost the whole token: of `on Wednesday.Lawyers for`
only `on for` is left. That is certain where the words on both sides stand next to each other in the copy, in the
order of the undamaged text, and nowhere so in the undamaged text itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .resolve.sentences import glue_points

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")
# Words looked at on each side of a hole, and how many must be there in all: `at than 1,551 letters` is no English.
_CONTEXT = 3
_LEAST = 4
# An article of 100,000 words is none; what is longer is searched up to here.
_LONGEST = 500_000
_WINDOW = 200
_MOST = 500


class Loss(NamedTuple):
    """A hole in a copy's text: the offset of the first character behind it, and how many words are missing."""

    offset: int
    words: int


class _Join(NamedTuple):
    """A token of glued words, and the words before and behind it that belong to no other."""

    words: tuple[str, ...]
    pieces: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def has_joins(text: str) -> bool:
    """Say whether a text still shows glued words, so that what its copies lost can be known from it."""
    return next(glue_points(text[:_LONGEST]), None) is not None


def lost_words(copy: str, undamaged: str) -> tuple[Loss, ...]:
    """Find the tokens of glued words that stand in the undamaged text and are missing in its copy.

    >>> lost_words("She wrote an order on for the defence.", "She wrote an order on Monday.Lawyers for the defence.")
    (Loss(offset=22, words=2),)
    """
    copy, undamaged = copy[:_LONGEST], undamaged[:_LONGEST]
    joins = list(islice(_joins(undamaged), _MOST))
    if not joins:
        return ()
    words, whole = _line(_words(copy)), _line(_words(undamaged))
    found: list[tuple[int, int]] = []
    start = 0
    before: tuple[str, ...] = ()
    for number, join in enumerate(joins):
        before = (*before, *join.before)[-_CONTEXT:]
        at = _hole(words, whole, start, before, _continuations(join, joins[number + 1 : number + 2]))
        if at is None:
            before = (*before, *join.words)[-_CONTEXT:]
        else:
            start = at
            found.append((words.count(" ", 0, at) + len(before), join.pieces))
    places = [match.start() for match in _WORD.finditer(copy)] if found else []
    return tuple(Loss(places[word], pieces) for word, pieces in found)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words).lower()} "


def _joins(text: str) -> Iterator[_Join]:
    """Give each token that holds a place where sentences are glued, with its neighbours."""
    tokens = list(_tokens(text))
    for number, (start, end, points) in enumerate(tokens):
        earlier = tokens[number - 1][1] if number else 0
        later = tokens[number + 1][0] if number + 1 < len(tokens) else len(text)
        before = _words(text[max(earlier, start - _WINDOW) : start])
        after = _words(text[end : min(later, end + _WINDOW)])
        yield _Join(_words(text[start:end]), points + 1, before[-_CONTEXT:], after[:_CONTEXT])


def _tokens(text: str) -> Iterator[tuple[int, int, int]]:
    """Give start and end of each such token, and at how many places it is glued."""
    points = list(islice(glue_points(text), _MOST))
    while points:
        start = max((text.rfind(space, 0, points[0]) for space in " \n"), default=-1) + 1
        match = _SPACE.search(text, points[0])
        end = match.start() if match else len(text)
        inside = [point for point in points if point < end]
        points = points[len(inside) :]
        yield start, end, len(inside)


def _continuations(join: _Join, following: Sequence[_Join]) -> list[tuple[str, ...]]:
    """Give the words that may stand behind the hole: where the next token comes soon, with and without it."""
    if len(join.after) >= _CONTEXT or not following:
        return [join.after]
    nearest = following[0]
    return [(*join.after, *nearest.after)[:_CONTEXT], (*join.after, *nearest.words)[:_CONTEXT]]


def _hole(words: str, whole: str, start: int, before: tuple[str, ...], behind: Iterable[tuple[str, ...]]) -> int | None:
    """Find where the words on both sides of a lost token meet; None if nowhere, or if the text itself has them so."""
    for after in behind:
        if before and after and len(before) + len(after) >= _LEAST:
            meeting = _line((*before, *after))
            at = words.find(meeting, start)
            if at >= 0 and meeting not in whole:
                return at
    return None
