"""Make mentions of the places where another engine says that a person is named: who is who, role and age."""

import re
from collections.abc import Collection, Iterable, Iterator

from ingest.records import PersonMention, Span

from .article import THRESHOLD, Article
from .candidates import Candidate, Key, candidates
from .capitals import QUOTES, Word
from .clues import Clue
from .genders import of_title
from .names import fold
from .register import Person, Register
from .roles import age, roles

# What engines take along at the ends of a name.
_EDGES = " \t\r\n\u00a0\"“”‘’',;:"
_GENITIVES = ("'s", "’s")
_WORD = re.compile(r"[\"“‘(][^\"”’)]{1,40}[\"”’)]|[^\s\"“”‘()]+")


class _Named(Article):
    """An article in which an engine names people: its word is the evidence for a full name."""

    def _clues_of_full_names(self) -> dict[Key, list[Clue]]:
        return {key: [Clue("named by an engine", THRESHOLD)] for key in self.groups if len(key) > 1}


def mentions_at(
    text: str, spans: Iterable[tuple[int, int]], evidence: str, known: Collection[str] = ()
) -> list[PersonMention]:
    """Give a mention for each span, in their order, with names joined, roles and ages read as the rules do it.

    A span is narrowed to the name in it; one without a name, or that overlaps the one before, is left out.
    """
    found = list(_candidates(text, spans))
    article = _Named(text, (candidate for candidate, _ in found))
    register = article.register(known)
    return [
        PersonMention(
            start=span.start,
            end=span.end,
            surface=text[slice(*span)],
            name=person.name,
            full=person.full,
            role=role,
            age=age(text, candidate),
            evidence=evidence,
            description=description,
        )
        for candidate, span in found
        for person, (role, description) in [(_person(register, candidate), roles(text, candidate))]
    ]


def _candidates(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[Candidate, Span]]:
    """Find the words of the name in each span, without the title that the rules see before it, and the span itself."""
    by_end = {candidate.end: candidate for candidate in candidates(text)}
    last = 0
    for span in sorted(_narrowed(text, *span) for span in spans):
        words = tuple(_words(text, span))
        if words and span.start >= last:
            last, seen = span.end, by_end.get(span.end)
            is_same = seen and (seen.start == span.start or (seen.start > span.start and seen.has_title))
            yield seen if seen and is_same else Candidate(words), span


def _narrowed(text: str, start: int, end: int) -> Span:
    """Leave out quotes and spaces at the ends, a genitive's ending, and what stands on other lines."""
    words = text[start:end].lstrip(_EDGES)
    first, name = end - len(words), words.partition("\n")[0].rstrip(_EDGES)
    for genitive in _GENITIVES:
        name = name.removesuffix(genitive)
    return Span(first, first + len(name))


def _words(text: str, span: Span) -> Iterator[Word]:
    """Yield the words of a name, without nicknames in quotes; scripts without capitals have names, too."""
    for piece in _WORD.finditer(text, *span):
        folded = fold(piece[0]).strip(",;:-")
        if folded and piece[0][0] not in QUOTES:
            yield Word(piece[0], *piece.span(), folded)


def _person(register: Register, candidate: Candidate) -> Person:
    """Give whose name it is; a bare surname or given name that no full name explains is its own."""
    name = " ".join(word.text for word in candidate.words)
    if len(candidate.key) > 1:
        return register.of_full(candidate.key) or Person(name)
    return register.of_single(candidate.key[0], of_title(candidate))[0] or Person(name, full=False)
