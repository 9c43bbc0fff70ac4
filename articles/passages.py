"""Part an article's text into passages: plain words, and names that lead to a person, with marks on what was found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from .models import Article, Mention, Person
from .search.passages import Mark, marked


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, whom it names, the name of the place for links, and the marks in it."""

    text: str
    person: Person | None = None
    anchor: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def shown(self) -> SafeString:
        """The text, escaped, with its marks."""
        return marked(self.text, self.marks)

    def cut(self, start: int, end: int) -> "Passage":
        """Give a piece; the places for links stay with the first words."""
        anchor = "" if start or not end else self.anchor
        return replace(self, text=self.text[start:end], anchor=anchor, marks=_within(self.marks, start, end))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a sub-heading, as its passages."""

    passages: tuple[Passage, ...]
    heading: bool


def paragraphs(article: Article, mentions: Iterable[Mention], marks: Sequence[Mark] = ()) -> list[Paragraph]:
    """Part the body; a mention whose place no longer holds its words (the body was edited) gives no link."""
    headings, mentions, start, parted = set(article.subheadings), list(mentions), 0, []
    for number, text in enumerate(article.body.split("\n\n")):
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= start + len(text)]
        if text:
            whole = Passage(text, marks=_within(marks, start, start + len(text)))
            parted.append(Paragraph(_passages(whole, start, inside), number in headings))
        start += len(text) + 2
    return parted


def _passages(whole: Passage, offset: int, mentions: Iterable[Mention]) -> tuple[Passage, ...]:
    passages, done = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        start, end = mention.start - offset, mention.end - offset
        if mention.person is None or start < done or whole.text[start:end] != mention.surface:
            continue
        name = replace(whole.cut(start, end), person=mention.person, anchor=f"name-{mention.start}")
        passages += [whole.cut(done, start), name]
        done = end
    return tuple(passage for passage in [*passages, whole.cut(done, len(whole.text))] if passage.text)


def _within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Give the marks of a stretch, counted from its beginning. A mark that began before it has no name there."""
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    return tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.name if mark.start >= start else "")
        for mark in marks[first:last]
    )
