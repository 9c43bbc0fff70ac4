"""Clean a body: a pure function of its raw text. Nothing is reworded; noise is left out and paragraphs are parted."""

import re
from collections.abc import Iterator

from ingest.records import Body, Span, Value

from .noise import noise_kind
from .sentences import glue_points

_LONGEST_SUBHEADING = 80
_SHORTEST_SECTION = 80
_LINE = re.compile(r"[^\n]+")
_SPACES = re.compile(r"\s+")
_BYLINE = re.compile(
    r"By [A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,4}(?:, [^.!?]{3,60}| and [^.!?]{3,60})?"
)
# "ORME (Wirepress) -Text", "ORME, June 4 - Text", "PETALING JAYA : Text"; a hyphen within a word is none (COVID-19).
_DATELINE = re.compile(
    r"(?P<dateline>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}(?:, [\w. ]{2,30})?)"
    r"(?:(?P<agency> ?\([\w .,/&-]{2,40}\)) ?[-–—:] ?| [-–—:] )(?=[\"'“‘]?[A-ZÀ-Þ0-9])"
)


def clean(body: Value | None, title: str = "") -> Body:
    """Part a body into paragraphs: at its line breaks, and where two sentences are glued.

    Lines of noise are left out, and so is the title where it stands again at the head.
    """
    if body is None:
        return Body()
    lines = [line for line in _lines(body) if noise_kind(line.text) is None]
    if lines and lines[0].text == title:
        del lines[0]
    byline = lines.pop(0) if lines and _BYLINE.fullmatch(lines[0].text) else None
    dateline = _dateline(lines[0]) if lines else None
    if dateline:
        lines[0] = _behind(lines[0], dateline)
    subheadings = {n for n in range(1, len(lines) - 1) if _is_subheading(lines[n].text, lines[n + 1].text)}
    paragraphs: list[str] = []
    headings: list[int] = []
    for number, line in enumerate(lines):
        if number in subheadings:
            headings.append(len(paragraphs))
        paragraphs += _paragraphs(line.text)
    return Body(tuple(paragraphs), tuple(headings), byline, dateline)


def squeeze(text: str) -> str:
    """Make one line of a text: white space of any kind becomes one space, and NUL, which no database takes, too."""
    return _SPACES.sub(" ", text.replace("\0", " ")).strip()


def _lines(body: Value) -> Iterator[Value]:
    """Give the lines that hold anything, each with its place on the page."""
    for match in _LINE.finditer(body.text):
        words = match[0].strip()
        if words:
            start = body.span.start + match.start() + match[0].index(words)
            yield Value(words, Span(start, start + len(words)))


def _dateline(line: Value) -> Value | None:
    match = _DATELINE.match(line.text)
    if not match:
        return None
    words = (match["dateline"] + (match["agency"] or "")).rstrip()
    return Value(words, Span(line.span.start, line.span.start + len(words)))


def _behind(line: Value, dateline: Value) -> Value:
    rest = line.text[len(dateline.text) :].lstrip(" -–—:")
    return Value(rest, Span(line.span.end - len(rest), line.span.end))


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


def _paragraphs(line: str) -> Iterator[str]:
    start = 0
    for point in (*glue_points(line), len(line)):
        paragraph = squeeze(line[start:point])
        if paragraph:
            yield paragraph
        start = point
