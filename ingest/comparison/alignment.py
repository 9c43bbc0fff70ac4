"""Find which words of two texts are the same, in order: first by rows of words, then word by word in what is left.

Time grows with the length of the texts, not with its square: rows of words are paired as `patience` diffs pair lines
(Bram Cohen's, there only those that occur once), and difflib sees small stretches alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .words import Words

# How long the rows of words are that are looked for, one after the other, and whether only such as occur once in both.
_ROWS = ((4, True), (4, False), (2, False), (1, True))
_ONCE_EACH = 2
# difflib takes up to this many pairs of words (some 120 words against 120); unlike more, they are another text.
_SMALL = 15_000
# How far a change may be moved to where a sentence or a paragraph begins.
_FARTHEST = 60

Place = tuple[int, int]


class Block(NamedTuple):
    """So many words are the same, from these words of the first and the second text on."""

    first: int
    second: int
    length: int

    @property
    def end(self) -> Place:
        return self.first + self.length, self.second + self.length


class _Gap(NamedTuple):
    """Words from `start` to before `end` in each text, of which it is not known which are the same."""

    start: Place
    end: Place

    @property
    def sizes(self) -> tuple[int, int]:
        return self.end[0] - self.start[0], self.end[1] - self.start[1]


def align(first: Words, second: Words) -> list[Block]:
    """Give the stretches of words that both texts have, in the order of both; none touches the next in both texts."""
    whole = _Gap((0, 0), (len(first), len(second)))
    blocks = _settled(_joined(sorted(_matches(first.keys, second.keys, whole))), first, second)
    return _joined(_without_islands(blocks, whole.end))


def _matches(one: Sequence[str], other: Sequence[str], whole: _Gap) -> Iterator[Block]:
    todo = [(whole, 0)]
    while todo:
        gap, level = todo.pop()
        head, tail = _common_ends(one, other, gap)
        yield from (block for block in (head, tail) if block.length)
        gap = _Gap(head.end, (tail.first, tail.second))
        rows, columns = gap.sizes
        if rows * columns <= _SMALL:
            yield from _small(one, other, gap)
        elif level < len(_ROWS):
            blocks = _joined(_rows(one, other, gap, *_ROWS[level]))
            yield from blocks
            todo += [(left, level + 1) for left in _gaps(blocks, gap)]


def _common_ends(one: Sequence[str], other: Sequence[str], gap: _Gap) -> tuple[Block, Block]:
    """Give what both begin with, and what of the rest both end with."""
    (first, second), (first_end, second_end) = gap
    most = min(gap.sizes)
    head = next((n for n in range(most) if one[first + n] != other[second + n]), most)
    most -= head
    tail = next((n for n in range(most) if one[first_end - 1 - n] != other[second_end - 1 - n]), most)
    return Block(first, second, head), Block(first_end - tail, second_end - tail, tail)


def _small(one: Sequence[str], other: Sequence[str], gap: _Gap) -> Iterator[Block]:
    (first, second), (first_end, second_end) = gap
    matcher = SequenceMatcher(None, one[first:first_end], other[second:second_end], autojunk=False)
    for match in matcher.get_matching_blocks():
        if match.size:
            yield Block(first + match.a, second + match.b, match.size)


def _rows(one: Sequence[str], other: Sequence[str], gap: _Gap, length: int, once: bool) -> Iterator[Block]:
    """Pair the rows of so many words, the n-th with the n-th, and keep the longest chain of pairs that do not cross."""
    (first, second), (first_end, second_end) = gap
    here = _places(one, first, first_end, length)
    there = _places(other, second, second_end, length)
    pairs = [
        pair
        for row, places in here.items()
        if row in there and not (once and len(places) + len(there[row]) > _ONCE_EACH)
        for pair in zip(places, there[row], strict=False)
    ]
    done = gap.start
    for place in _chain(sorted(pairs)):
        skipped = max(0, done[0] - place[0], done[1] - place[1])
        if skipped < length:
            block = Block(place[0] + skipped, place[1] + skipped, length - skipped)
            done = block.end
            yield block


def _places(keys: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    columns = (keys[start + shift : end] for shift in range(length))
    for number, row in enumerate(zip(*columns, strict=False), start):
        places[row].append(number)
    return places


def _chain(pairs: Sequence[Place]) -> list[Place]:
    """Give the longest part of the pairs, sorted by the first number, whose second numbers rise (Schensted 1961)."""
    lows: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        at = bisect_left(lows, second)
        before.append(last[at - 1] if at else -1)
        lows[at : at + 1] = [second]
        last[at : at + 1] = [number]
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _gaps(blocks: Iterable[Block], gap: _Gap) -> Iterator[_Gap]:
    done = gap.start
    for block in blocks:
        yield _Gap(done, (block.first, block.second))
        done = block.end
    yield _Gap(done, gap.end)


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Make one of those that follow one another in both texts."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1].end == (block.first, block.second):
            joined[-1] = joined[-1]._replace(length=joined[-1].length + block.length)
        elif block.length:
            joined.append(block)
    return joined


def _settled(blocks: list[Block], first: Words, second: Words) -> list[Block]:
    """Move each change that only adds or only takes away to where a paragraph or a sentence begins, if it can be.

    Of `The dog ran. [The cat sat. ]The end` and `The [cat sat. The ]end` the first is what an editor did.
    """
    settled = [Block(0, 0, 0), *blocks, Block(len(first), len(second), 0)]
    for number in range(1, len(settled)):
        before, after = settled[number - 1 : number + 1]
        sizes = after.first - before.end[0], after.second - before.end[1]
        if 0 in sizes and sizes != (0, 0):
            side = int(sizes[0] == 0)
            shift = _shift((first, second)[side], before, after, side)
            settled[number - 1] = before._replace(length=before.length + shift)
            settled[number] = Block(after.first + shift, after.second + shift, after.length - shift)
    return settled


def _shift(words: Words, before: Block, after: Block, side: int) -> int:
    """Say by how many words to move a change in this text (0: the first) back (less than 0) or on."""
    start, end = before.end[side], after[side]
    keys, shifts = words.keys, [0]
    for back in range(1, min(_FARTHEST, before.length) + 1):
        if keys[start - back] != keys[end - back]:
            break
        shifts.append(-back)
    for on in range(min(_FARTHEST, after.length)):
        if keys[start + on] != keys[end + on]:
            break
        shifts.append(on + 1)
    return max(shifts, key=lambda shift: (words.begins(start + shift), words.begins(end + shift), -abs(shift)))


def _without_islands(blocks: Iterable[Block], end: Place) -> Iterator[Block]:
    """Leave out the few words in the midst of larger changes that two texts always have in common: `of the`."""
    rest = [block for block in blocks if block.length]
    done = (0, 0)
    for number, block in enumerate(rest):
        following = rest[number + 1][:2] if number + 1 < len(rest) else end
        left = max(block.first - done[0], block.second - done[1])
        right = max(following[0] - block.end[0], following[1] - block.end[1])
        if 2 * block.length > min(left, right):
            yield block
            done = block.end
