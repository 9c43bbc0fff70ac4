"""Tell what makes two texts differ: missing ends, added paragraphs, words lost at joined lines, words changed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.damage import lost_words

from .segments import KINDS, PUNCTUATION, Change, Segment
from .words import Words

SIDES = FIRST, SECOND = 0, 1
Texts = tuple[Words, Words]


class Missing(NamedTuple):
    """That a text lacks an end of the other: how many words, their share of the other's words (0 to 1), and how many
    paragraphs they are; 0 where they are not whole ones.
    """

    side: int
    words: int
    share: float
    paragraphs: int


class Paragraphs(NamedTuple):
    """How many whole paragraphs only the first text has, only the second, or both in another place."""

    removed: int
    added: int
    moved: int


class Edits(NamedTuple):
    """How many words stand in the place of others, only in the first text, or only in the second."""

    changed: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found; nothing is counted twice. Pairs are of the first and the second text.

    `shared` words are in both, in the same order; `lost` ones stand where the other text's lines break. `punctuation`
    counts places, and `layout` names what else differs in signs alone.
    """

    words: tuple[int, int]
    shared: int
    head: Missing | None
    tail: Missing | None
    lost: tuple[int, int]
    paragraphs: Paragraphs
    edits: Edits
    punctuation: int
    layout: tuple[str, ...]


def find(texts: Texts, segments: Sequence[Segment]) -> Findings:
    """Sort what differs: first the ends, then lost words, then whole paragraphs, and the rest as single words."""
    changes = [segment.change for segment in segments if segment.change]
    words = texts[FIRST].count(), texts[SECOND].count()
    head, tail = _head(texts, changes), _tail(texts, changes)
    inner = changes[bool(head) : len(changes) - bool(tail)]
    lost = [list(_lost(texts, inner, side)) for side in SIDES]
    holes = {*lost[FIRST], *lost[SECOND]}
    whole = {change for change in inner if change not in holes and _paragraphs(texts, change)}
    told = holes | whole
    written = Counter(kind for segment in segments for kind in segment.kinds)
    return Findings(
        words=words,
        shared=words[FIRST] - sum(texts[FIRST].count(*change.first) for change in changes),
        head=head,
        tail=tail,
        lost=(_count(texts, lost[FIRST], SECOND), _count(texts, lost[SECOND], FIRST)),
        paragraphs=_count_paragraphs(texts, whole),
        edits=_edits(texts, [change for change in inner if change not in told]),
        punctuation=written[PUNCTUATION],
        layout=tuple(kind for kind in KINDS if written[kind] and kind != PUNCTUATION),
    )


def _count(texts: Texts, changes: Iterable[Change], side: int) -> int:
    return sum(texts[side].count(*change[side]) for change in changes)


def _head(texts: Texts, changes: Sequence[Change]) -> Missing | None:
    """Tell if the texts differ from their first words on because one begins later."""
    if not changes or changes[0].first[0] or changes[0].second[0] or changes[0].empty is None:
        return None
    return _missing(texts, changes[0], changes[0].empty)


def _tail(texts: Texts, changes: Sequence[Change]) -> Missing | None:
    """Tell if the texts differ to their last words because one ends earlier, be it within a word."""
    last = changes[-1] if changes else None
    if last is None or any(last[side] != (last[side][0], len(texts[side])) for side in SIDES):
        return None
    shorter = [side for side in SIDES if last.empty == side or (last.empty is None and _is_cut_word(texts, last, side))]
    return _missing(texts, last, shorter[0]) if shorter else None


def _is_cut_word(texts: Texts, change: Change, side: int) -> bool:
    """Say whether all that a text has here is the beginning of the word with which the other goes on."""
    (start, end), (other, _) = change[side], change[1 - side]
    return end - start == 1 and texts[1 - side].keys[other].startswith(texts[side].keys[start])


def _missing(texts: Texts, change: Change, side: int) -> Missing:
    fuller, there = texts[1 - side], change[1 - side]
    words = fuller.count(*there)
    paragraphs = fuller.paragraphs(*there) if change.empty == side else ()
    return Missing(side, words, words / fuller.count(), len(paragraphs))


def _lost(texts: Texts, changes: Collection[Change], side: int) -> Iterator[Change]:
    """Find where this text lacks the words around a line break of the other, as pages lose them (ingest/damage.py)."""
    copy, undamaged = texts[side], texts[1 - side]
    holes = [change for change in changes if change.empty == side and _has_break(undamaged, *change[1 - side])]
    if holes:
        offsets = {loss.offset for loss in lost_words(copy.text, undamaged.text.replace("\n\n", ""))}
        yield from (hole for hole in holes if copy.stretch(*hole[side])[1] in offsets)


def _has_break(words: Words, start: int, end: int) -> bool:
    return "\n" in words.text[words.starts[start] : words.ends[end - 1]]


def _paragraphs(texts: Texts, change: Change) -> list[tuple[str, ...]]:
    """Give the paragraphs that only one text has here; none if it is not about whole ones."""
    side = change.empty
    return [] if side is None else texts[1 - side].paragraphs(*change[1 - side])


def _count_paragraphs(texts: Texts, changes: Iterable[Change]) -> Paragraphs:
    removed, added = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for change in changes:
        (added if change.empty == FIRST else removed).update(_paragraphs(texts, change))
    moved = (removed & added).total()
    return Paragraphs(removed.total() - moved, added.total() - moved, moved)


def _edits(texts: Texts, changes: Iterable[Change]) -> Edits:
    counts = [(texts[FIRST].count(*change.first), texts[SECOND].count(*change.second)) for change in changes]
    changed = [min(pair) for pair in counts]
    removed, added = (sum(pair[side] for pair in counts) - sum(changed) for side in SIDES)
    return Edits(sum(changed), removed, added)
