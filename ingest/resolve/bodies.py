"""Clean a body: a pure function of its raw text. Nothing is reworded; noise is left out and paragraphs are parted.

Each paragraph is one stretch of the page, its white space squeezed. Paragraphs, byline, dateline and what was left
out are disjoint, and hold every character of the raw text that is not white space.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ingest.records import NOWHERE, Body, Span, Stretch, Value

from . import bylines
from .noise import noise_kind, noise_within, related_list
from .sentences import glue_points

_LONGEST_SUBHEADING = 80
_SHORTEST_SECTION = 80
_SHORTEST_TITLE = 4
_EMPTY = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\0"
_LINE = re.compile(r"[^\n]+")
# A line that ends in such a word goes on in the next one, where a link stood.
_OPEN_END = re.compile(
    r"(?:\A|\s)(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|as|than|that|after|before|about)\Z"
)
_CLOSED = frozenset('.!?…:;"”»)؟')


@dataclass(slots=True)
class _Lines:
    """The lines of a body that are left, each as its span in the raw text, and what was taken out."""

    text: str
    left: list[Span]
    out: list[Stretch] = field(default_factory=list)

    @property
    def first(self) -> str:
        return self.text[slice(*self.left[0])] if self.left else ""

    def behead(self, length: int, name: str = "") -> Span | None:
        """Take so many characters off the first line; a line of nothing else goes."""
        if not length:
            return None
        start, end = self.left[0]
        rest = _stripped(self.text, start + length, end)
        self.left[:1] = [rest] if rest else []
        if name:
            self.out.append(Stretch(start, start + length, name))
        return Span(start, start + length)

    def shorten(self, foot: Callable[[str], int]) -> None:
        """Take off the last line what says below the text when it was published; a line of nothing else goes."""
        if not self.left:
            return
        start, end = self.left[-1]
        cut = start + foot(self.text[start:end])
        if cut < end:
            rest = _stripped(self.text, start, cut)
            self.left[-1:] = [rest] if rest else []
            self.out.append(Stretch(cut, end, "published-on"))


def clean(body: Value | None, title: str = "") -> Body:
    """Part a body into paragraphs: at its line breaks, and where two sentences are glued.

    Lines and stretches of noise are left out, and so is the title where it stands again; all spans are those of the
    page. The same body and title always give the same.
    """
    if body is None:
        return Body()
    text = body.text
    lines = _Lines(text, [])
    _take_lines(lines, title)
    byline, dateline = _take_head(lines, title)
    lines.shorten(bylines.published_below)
    sections = _sections(lines)
    headings = _subheadings(text, sections)
    spans = [list(_paragraphs(text, section)) for section in sections]
    flat = [span for parts in spans for span in parts]
    firsts = list(accumulate(map(len, spans), initial=0))
    return Body(
        tuple(squeeze(text[start:end]) for start, end in flat),
        tuple(firsts[number] for number in headings),
        _value(body, byline),
        _value(body, dateline),
        tuple(_on_page(body, span) for span in flat),
        tuple(Stretch(*_on_page(body, Span(start, end)), name) for start, end, name in sorted(lines.out)),
        tuple(_said(body, Span(start, end)) for start, end, name in sorted(lines.out) if name == "published-on"),
    )


def squeeze(text: str) -> str:
    """Make one line of a text: white space of any kind becomes one space, and NUL, which no database takes, too."""
    return " ".join(text.replace("\0", " ").split())


def _value(body: Value, span: Span | None) -> Value | None:
    return _said(body, span) if span else None


def _said(body: Value, span: Span) -> Value:
    return Value(body.text[slice(*span)], _on_page(body, span))


def _on_page(body: Value, span: Span) -> Span:
    """Give a stretch of the body's text as one of the page. In HTML it stands nowhere as such."""
    first = body.span.start
    stands = body.markup is None and body.span != NOWHERE
    return Span(first + span.start, first + span.end) if stands else NOWHERE


def _take_lines(lines: _Lines, title: str) -> None:
    """Sort the lines that hold anything into text and noise."""
    spans = [span for match in _LINE.finditer(lines.text) if (span := _stripped(lines.text, *match.span()))]
    words = [lines.text[slice(*span)] for span in spans]
    listed = 0
    for number, (span, line) in enumerate(zip(spans, words, strict=True)):
        listed = max(listed - 1, related_list(words[number : number + 12]))
        kind = "related list" if listed > 0 else _kind(line, title, not lines.left)
        if kind:
            lines.out.append(Stretch(*span, kind))
        else:
            lines.left.append(span)


def _kind(line: str, title: str, first: bool) -> str | None:
    if line == title and (first or len(title.split()) >= _SHORTEST_TITLE):
        return "title again"
    return noise_kind(line)


def _take_head(lines: _Lines, title: str) -> tuple[Span | None, Span | None]:
    """Take the printed day, the title, the byline and the dateline off the head, in that order.

    The day may also stand below the byline.
    """
    lines.behead(bylines.published_on(lines.first), "published-on")
    lines.behead(bylines.title_again(lines.first, title), "title again")
    byline = lines.behead(bylines.byline(lines.first))
    lines.behead(bylines.published_on(lines.first), "published-on")
    words, whole = bylines.dateline(lines.first)
    dash = lines.first[words:whole]
    dateline = lines.behead(words)
    if dash.strip():
        lines.behead(len(dash.strip()), "dash")
    return byline, dateline


def _sections(lines: _Lines) -> list[Span]:
    """Cut the noise out of lines, and join those that go on in the next."""
    sections: list[Span] = []
    for span in lines.left:
        whole = True
        for part in _without_noise(lines, span):
            if whole and sections and _goes_on(lines.text, sections[-1], part):
                sections[-1] = Span(sections[-1].start, part.end)
            else:
                sections.append(part)
            whole = False
    return sections


def _without_noise(lines: _Lines, span: Span) -> Iterator[Span]:
    start, end = span
    for noise in noise_within(lines.text[start:end]):
        cut = _stripped(lines.text, span.start + noise.start, span.start + noise.end)
        if cut:
            lines.out.append(Stretch(*cut, noise.name))
        if part := _stripped(lines.text, start, span.start + noise.start):
            yield part
        start = span.start + noise.end
    if part := _stripped(lines.text, start, end):
        yield part


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """Say whether a line goes on in the next one: link text was put on a line of its own."""
    if text[before.end : after.start].strip(" \t\r") != "\n" or text[before.end - 1] in _CLOSED:
        return False
    return text[after.start].islower() or bool(_OPEN_END.search(text, max(before.start, before.end - 10), before.end))


def _subheadings(text: str, sections: Sequence[Span]) -> list[int]:
    lines = [text[start:end] for start, end in sections]
    return [number for number in range(1, len(lines) - 1) if _is_subheading(lines[number], lines[number + 1])]


def _is_subheading(line: str, following: str) -> bool:
    """A short line without a full stop above a longer paragraph that is a sentence."""
    return (
        len(line) <= _LONGEST_SUBHEADING
        and line[0].isupper()
        and line[-1] not in ".,;:!…\"”'’)"
        and ". " not in line
        and len(following) >= _SHORTEST_SECTION
        and following.rstrip("\"”'’)")[-1:] in ".!?…"
    )


def _paragraphs(text: str, section: Span) -> Iterator[Span]:
    line = text[slice(*section)]
    start = 0
    for point in (*glue_points(line), len(line)):
        if span := _stripped(text, section.start + start, section.start + point):
            yield span
        start = point


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Leave white space (and NUL, which no database takes) off both ends; None if nothing else is there."""
    words = text[start:end]
    left = words.lstrip(_EMPTY)
    if not left:
        return None
    start = end - len(left)
    return Span(start, start + len(left.rstrip(_EMPTY)))
