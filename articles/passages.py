"""Part an article's text into passages: plain words, and names that lead to a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Article, Mention, Person


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, whom it names, and the name of the place for links."""

    text: str
    person: Person | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a sub-heading, as its passages."""

    passages: tuple[Passage, ...]
    heading: bool


def paragraphs(article: Article, mentions: Iterable[Mention]) -> list[Paragraph]:
    """Part the body; a mention whose place no longer holds its words (the body was edited) gives no link."""
    headings, mentions, start, parted = set(article.subheadings), list(mentions), 0, []
    for number, text in enumerate(article.body.split("\n\n")):
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= start + len(text)]
        if text:
            parted.append(Paragraph(_passages(text, start, inside), number in headings))
        start += len(text) + 2
    return parted


def _passages(text: str, offset: int, mentions: Iterable[Mention]) -> tuple[Passage, ...]:
    passages, done = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        start, end = mention.start - offset, mention.end - offset
        if mention.person is None or start < done or text[start:end] != mention.surface:
            continue
        passages += [Passage(text[done:start]), Passage(text[start:end], mention.person, f"name-{mention.start}")]
        done = end
    return tuple(passage for passage in [*passages, Passage(text[done:])] if passage.text)
