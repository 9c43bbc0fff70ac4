"""Decide per name, for the whole article, whether it is a person."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .candidates import Candidate, Key, candidates
from .clues import Clue, merged, total
from .context import context_clues
from .headlines import headlines, known_names, outside
from .register import OF_THE_ARTICLE, Person, Register
from .shape import full_clues, is_common, single_clues
from .words import CALENDAR, PLACES, PREPOSITIONS

THRESHOLD = 3.0
HOPELESS = -3.0
READ_CLOSELY = 40
SHORTEST_INITIALS = 3
COMMAS = frozenset({", ", " and ", ", and ", " & "})
ENOUGH_ALONE = ("title", "verb", "age", "named")
IN_HEADLINE = (Clue("named in the text, here in a headline", 4.0),)
_LOWER = re.compile(r"(?<![\w'’/.#@-])[a-z]{3,}(?![\w/@-])")
_PLACE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}) $", re.IGNORECASE)
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
    article, lines, clues = _gathered(text)
    register = Register(known)
    for key in sorted(clues, key=len, reverse=True):
        if total(clues[key]) >= THRESHOLD:
            register.add(article.groups[key][0])
    verdicts = [*article.full_names(register, clues), *article.single_names(register)]
    verdicts += [Verdict(candidate, person, IN_HEADLINE) for candidate, person in known_names(text, lines, register)]
    return sorted(verdicts, key=lambda verdict: verdict.candidate.start)


# An article is read twice, the second time with the names that its page gives elsewhere: what the first time gathered
# holds for both. A page has some four articles.
@lru_cache(maxsize=32)
def _gathered(text: str) -> tuple["_Article", list[tuple[int, int]], dict[Key, list[Clue]]]:
    """Gather the evidence that the text itself has: its candidates, its headlines, and the clues of full names."""
    lines = headlines(text)
    article = _Article(text, outside(candidates(text), lines))
    return article, lines, article.clues_of_full_names()


class _Article:
    """The candidates of one article, grouped by name."""

    def __init__(self, text: str, found: Iterable[Candidate]) -> None:
        self.text = text
        self.groups: dict[Key, list[Candidate]] = defaultdict(list)
        self.beside: dict[Key, set[Key]] = defaultdict(set)
        self._singles: dict[str, tuple[Clue, ...]] = {}
        self._read(list(found))
        self.lower = frozenset(_LOWER.findall(text))

    def _read(self, row: list[Candidate]) -> None:
        """Group the candidates, and note which names stand side by side in a list."""
        for candidate in row:
            self.groups[candidate.key].append(candidate)
        for one, other in pairwise(row):
            if self.text[one.end : min(other.role_start, one.end + 6)] in COMMAS:
                self.beside[one.key].add(other.key)
                self.beside[other.key].add(one.key)

    def clues_of_full_names(self) -> dict[Key, list[Clue]]:
        """Gather the evidence of every name of two or more words."""
        clues = {key: self._full(key, group) for key, group in self.groups.items() if len(key) > 1}
        accepted = {key for key in clues if total(clues[key]) >= THRESHOLD}
        for key in clues.keys() - accepted:
            if not accepted.isdisjoint(self.beside.get(key, ())) and all(clue.weight > 0 for clue in clues[key]):
                clues[key].append(Clue("listed with a person", 2.0))
        return clues

    def _full(self, key: Key, group: list[Candidate]) -> list[Clue]:
        particle = any(word.is_particle for word in group[0].words)
        again = [] if particle else self.groups.get(key[-1:], [])
        clues = full_clues(group[0].words, self.lower) + self._around([*group[:READ_CLOSELY], *again], most=0.5)
        return [*clues, Clue("named again by the surname", 2.0)] if again else clues

    def _around(self, group: list[Candidate], most: float) -> list[Clue]:
        return merged([context_clues(self.text, candidate) for candidate in group[:READ_CLOSELY]], most)

    def full_names(self, register: Register, clues: dict[Key, list[Clue]]) -> Iterator[Verdict]:
        """Judge the names of two or more words."""
        for key, evidence in clues.items():
            if person := register.of_full(key):
                yield from (Verdict(candidate, person, tuple(evidence)) for candidate in self.groups[key])

    def single_names(self, register: Register) -> Iterator[Verdict]:
        """Judge the names of one word: joined to a full name, or by strong evidence alone."""
        for key, group in self.groups.items():
            if len(key) == 1:
                yield from self._single(register, key[0], group)

    def _single(self, register: Register, name: str, group: list[Candidate]) -> Iterator[Verdict]:
        word = group[0].words[0]
        shape = single_clues(word, self.lower)
        person, joined = register.of_single(name)
        if not person and total(shape) <= HOPELESS and not any(candidate.has_title for candidate in group):
            return
        if name not in self._singles:
            self._singles[name] = (*shape, *self._around(group, most=0.25))
        clues = self._singles[name]
        if person and (joined.name == OF_THE_ARTICLE or not is_common(name) or total(clues) >= 0):
            clues = (*clues, joined)
        elif total(clues) >= THRESHOLD and any(clue.name.startswith(ENOUGH_ALONE) for clue in clues):
            person = Person(word.text, full=word.is_initials and len(name) >= SHORTEST_INITIALS)
        else:
            return
        yield from (Verdict(c, person, clues) for c in group if not (self._is_place(c) or self._is_date(c)))

    def _is_place(self, candidate: Candidate) -> bool:
        before = _PLACE_BEFORE.search(self.text, max(0, candidate.start - 20), candidate.start)
        return candidate.key[0] in PLACES and bool(before)

    def _is_date(self, candidate: Candidate) -> bool:
        """Say whether May or August is a month here."""
        if candidate.key[0] not in CALENDAR or candidate.has_title:
            return False
        before = _DATE_BEFORE.search(self.text, max(0, candidate.start - 20), candidate.start)
        return bool(before or _DATE_AFTER.match(self.text, candidate.end))
