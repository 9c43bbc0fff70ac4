"""Decide per name, for the whole article, whether it is a person."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .article import THRESHOLD, Article
from .candidates import Candidate, candidates
from .capitals import Word
from .clues import Clue, total
from .genders import of_title
from .headlines import full_names, headlines, known_names, outside
from .register import OF_THE_ARTICLE, Person, Register
from .shape import is_common
from .words import CALENDAR, PARTICLES, PLACES, PREPOSITIONS

HOPELESS = -3.0
SHORTEST_INITIALS = 3
ENOUGH_ALONE = ("title", "verb", "age", "named", "followed by", "listed", "surname")
SHARED = Clue("surname of two people here", 3.0)
IN_HEADLINE = (Clue("named in the text, here in a headline", 4.0),)
_PLACE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}) $", re.IGNORECASE)
_LAST_PARTICLES = tuple(f" {particle} " for particle in PARTICLES)
_PARTICLE = re.compile(rf"\b(?:{'|'.join(PARTICLES)})\b")
_PARTICLES_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(PARTICLES)}) )+$")
_DATE_BEFORE = re.compile(r"(?:\b(?:in|of|on|from|since|last|next|this|by|until|early|late|mid|and|to|for)|\d|st|th) $")
_DATE_AFTER = re.compile(r",? \d")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate that names a person, and why."""

    candidate: Candidate
    person: Person
    clues: tuple[Clue, ...]

    @property
    def score(self) -> float:
        """Give 0.5 at the threshold, 1 from five points above it."""
        return round(max(0.1, min(1.0, 0.5 + (total(self.clues) - THRESHOLD) / 10)), 2)


def decide(text: str, known: Collection[str]) -> list[Verdict]:
    """Give the candidates that name persons, in their order."""
    article, lines = _gathered(text)
    register = article.register(known)
    verdicts = [*_full_names(article, register), *_single_names(article, register)]
    taken = {verdict.candidate.start for verdict in verdicts}
    known_there = [one for one in known_names(text, lines, register) if one[0].start not in taken]
    verdicts += [Verdict(candidate, person, IN_HEADLINE) for candidate, person in known_there]
    return sorted(verdicts, key=lambda verdict: verdict.candidate.start)


# An article is read twice, the second time with the names that its page gives elsewhere: what the first time gathered
# holds for both. A page has some four articles.
@lru_cache(maxsize=32)
def _gathered(text: str) -> tuple[Article, list[tuple[int, int]]]:
    """Gather the evidence that the text itself has, and where its headlines are."""
    lines = headlines(text)
    found = list(outside(candidates(text), lines))
    return Article(text, [*full_names(text, lines, found), *found]), lines


def _full_names(article: Article, register: Register) -> Iterator[Verdict]:
    """Judge the names of two or more words."""
    for key, clues in article.clues.items():
        if person := register.of_full(key):
            yield from (Verdict(candidate, person, tuple(clues)) for candidate in article.groups[key])


def _single_names(article: Article, register: Register) -> Iterator[Verdict]:
    """Judge the names of one word: joined to a full name, or by strong evidence alone."""
    for key, group in article.groups.items():
        if len(key) > 1:
            continue
        by_gender: dict[str, list[Candidate]] = {}
        for candidate in group:
            by_gender.setdefault(of_title(candidate), []).append(candidate)
        for gender, same in by_gender.items():
            person, clues = _single(article, register, key[0], gender)
            if person:
                named = (one for one in same if not _is_else(article.text, one))
                yield from (Verdict(_with_particles(article.text, one, register), person, clues) for one in named)


def _single(article: Article, register: Register, name: str, gender: str) -> tuple[Person | None, tuple[Clue, ...]]:
    """Give the person of a name of one word, as mentions with a title of this gender (or with none) have it."""
    word, group = article.groups[name,][0].words[0], article.groups[name,]
    person, joined = register.of_single(name, gender)
    if not person and not register.is_shared(name) and _is_hopeless(article, name, group):
        return None, ()
    clues = article.clues_of_single(name)
    if not person and register.is_shared(name):
        clues = (*clues, SHARED)
    if person and (joined.name == OF_THE_ARTICLE or not is_common(name) or total(clues) >= 0):
        return person, (*clues, joined)
    if total(clues) >= THRESHOLD and any(clue.name.startswith(ENOUGH_ALONE) for clue in clues):
        return Person(word.text, full=word.is_initials and len(name) >= SHORTEST_INITIALS), clues
    return None, ()


def _with_particles(text: str, candidate: Candidate, register: Register) -> Candidate:
    """Take the particles before a surname into the name if the full name has them: van der Tann."""
    if not text.endswith(_LAST_PARTICLES, 0, candidate.start):
        return candidate
    before = _PARTICLES_BEFORE.search(text, max(0, candidate.start - 20), candidate.start)
    span = before.span() if before else (candidate.start, candidate.start)
    words = tuple(Word(match[0], *match.span(), match[0]) for match in _PARTICLE.finditer(text, *span))
    wider = Candidate((*words, *candidate.words), candidate.lead)
    return wider if register.of_full(wider.key) else candidate


def _is_hopeless(article: Article, name: str, group: list[Candidate]) -> bool:
    if any(candidate.has_title for candidate in group):
        return False
    return total(article.shape_of_single(name)) <= HOPELESS


def _is_else(text: str, candidate: Candidate) -> bool:
    """Say whether a name of one word is a place or a month here."""
    return _is_place(text, candidate) or _is_date(text, candidate)


def _is_place(text: str, candidate: Candidate) -> bool:
    if candidate.key[0] not in PLACES:
        return False
    return bool(_PLACE_BEFORE.search(text, max(0, candidate.start - 20), candidate.start))


def _is_date(text: str, candidate: Candidate) -> bool:
    """Say whether May or August is a month here."""
    if candidate.key[0] not in CALENDAR or candidate.has_title:
        return False
    before = _DATE_BEFORE.search(text, max(0, candidate.start - 20), candidate.start)
    return bool(before or _DATE_AFTER.match(text, candidate.end))
