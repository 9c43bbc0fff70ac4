"""The best passages of a text around the words that were searched for, safe to put into a page."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString

from .engine import Span

LENGTH = 240  # characters of all passages of a text together
MOST = 3  # passages
CONSIDERED = 200  # places in a text, the first ones
AROUND = 40  # characters beside the words, at the least

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"""[.!?…。！？]["'”’»)\]]*(?:\s+|(?<=[。！？]))|\n+""")


class Mark(NamedTuple):
    """A place to mark, and its name for links; what goes on with a mark has none."""

    start: int
    end: int
    name: str = ""


class _Stretch(NamedTuple):
    """Places that fit into one passage, what each of the words there weighs, and what they weigh together."""

    start: int
    end: int
    words: dict[str, int]
    weight: int


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """Escape a text and mark these places, which are in order and apart.

    >>> marked("Fish & chips", [Mark(7, 12, "hit-1")])
    'Fish &amp; <mark id="hit-1">chips</mark>'
    """
    pieces, done = [], 0
    for start, end, name in marks:
        opening = f'<mark id="{escape(name)}">' if name else "<mark>"
        pieces += [escape(text[done:start]), opening, escape(text[start:end]), "</mark>"]
        done = end
    return SafeString("".join([*pieces, escape(text[done:])]))


def passages(text: str, spans: Sequence[Span]) -> SafeString | None:
    """Give up to three passages with these places marked; None when there is no place.

    Those with more different words come before others, a phrase counts for more than its words, and what stands
    earlier goes first. They are shown in the order of the text.
    """
    chosen = _best(text, spans[:CONSIDERED])
    cut = _joined([_widened(text, each, LENGTH // len(chosen)) for each in chosen])
    if not cut:
        return None
    shown = SafeString(" … ").join(marked(text[start:end], _inside(spans, start, end)) for start, end in cut)
    before = "…\xa0" if text[: cut[0][0]].strip() else ""
    after = "\xa0…" if text[cut[-1][1] :].strip() else ""
    return SafeString(f"{before}{shown}{after}")


def _best(text: str, spans: Sequence[Span]) -> list[_Stretch]:
    """Choose stretches that do not overlap. Each is to show words that those before it do not, if it can."""
    stretches = _stretches(text, spans)
    chosen: list[_Stretch] = []
    shown: set[str] = set()
    while stretches and len(chosen) < MOST:
        best = max(stretches, key=lambda each: (_new(each, shown), each.weight, -each.start))
        chosen.append(best)
        shown.update(best.words)
        stretches = [each for each in stretches if each.end <= best.start or best.end <= each.start]
    return chosen


def _stretches(text: str, spans: Sequence[Span]) -> list[_Stretch]:
    """From each place on, take as many as fit."""
    weighed = [_weighed(text[start:end]) for start, end in spans]
    stretches, last = [], 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first + 1)
        while last < len(spans) and spans[last][1] - start <= LENGTH // MOST:
            last += 1
        words = dict(weighed[first:last])
        stretches.append(_Stretch(start, spans[last - 1][1], words, sum(words.values())))
    return stretches


def _weighed(found: str) -> tuple[str, int]:
    """Name what was found by its beginning, which the forms of a word mostly share, and weigh it.

    >>> _weighed("Storms"), _weighed("storm surge")
    (('stor', 1), ('storm surge', 3))
    """
    words = len(_WORD.findall(found))
    return (found.casefold(), words + 1) if words > 1 else (found.casefold()[:4], 1)


def _new(stretch: _Stretch, shown: set[str]) -> int:
    """Weigh the words that are not shown yet."""
    if stretch.words.keys() <= shown:
        return 0
    return sum(weight for word, weight in stretch.words.items() if word not in shown)


def _widened(text: str, stretch: _Stretch, width: int) -> Span:
    """Show the words around a stretch, from the beginning of a sentence or a word to the end of one."""
    spare = max(width - (stretch.end - stretch.start), AROUND)
    start = _opening(text, stretch.start - spare // 3, stretch.start)
    return start, _closing(text, min(stretch.end, start + LENGTH), start + width)


def _opening(text: str, earliest: int, start: int) -> int:
    if earliest <= 0:
        return 0
    for border in (list(_SENTENCE.finditer(text, earliest, start))[-1:], [_SPACE.search(text, earliest, start)]):
        if border and border[0]:
            return border[0].end()
    return earliest


def _closing(text: str, end: int, latest: int) -> int:
    latest = max(latest, end + AROUND // 2)
    if latest >= len(text):
        return len(text)
    for borders in (_SENTENCE.finditer(text, (end + latest) // 2, latest), _SPACE.finditer(text, end, latest)):
        if found := list(borders):
            return found[-1].start() + len(found[-1][0].rstrip())
    return latest


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Order passages and join those that meet."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _inside(spans: Iterable[Span], start: int, end: int) -> Iterable[Mark]:
    """Give the marks within a passage, counted from its beginning."""
    for first, last in spans:
        if first < end and last > start:
            yield Mark(max(first, start) - start, min(last, end) - start)
