"""Lines in Title Case or CAPITALS, where capitals say nothing: only names found elsewhere are read in them."""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .candidates import Candidate
from .capitals import Word
from .names import COMMON, GIVEN, fold
from .register import Person, Register
from .shape import is_common
from .words import PLACES

LONGEST_LINE = 200
FEWEST_WORDS = 5
LONGEST_NAME = 4
SHORT_WORD = 3
MOST_SMALL = 0.15
_LINE = re.compile(rf"^[^\n]{{12,{LONGEST_LINE}}}(?<![.,;:])$", re.MULTILINE)
_SENTENCES = re.compile(r"[a-z]{2}\. ")
_WORD = re.compile(r"[^\W\d_](?:\w|[-.](?=\w)|['’](?!s\b)(?=\w))*")


def headlines(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a text that are lines in Title Case."""
    return [
        line.span()
        for line in _LINE.finditer(text)
        if not _SENTENCES.search(line[0]) and _is_headline(_WORD.findall(line[0]))
    ]


def _is_headline(words: list[str]) -> bool:
    if len(words) < FEWEST_WORDS or not words[-1][0].isupper():
        return False
    long = [word for word in words if len(word) > SHORT_WORD]
    small = sum(word[0].islower() for word in long)
    common = sum(word[0].isupper() and is_common(fold(word)) and fold(word) not in GIVEN for word in words)
    return common > 1 and small <= MOST_SMALL * len(long)


def outside(found: Iterable[Candidate], lines: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Leave out the candidates that stand in these lines; both come in their order."""
    ends = iter([*lines, (sys.maxsize, sys.maxsize)])
    start, end = next(ends)
    for candidate in found:
        while candidate.start >= end:
            start, end = next(ends)
        if candidate.end <= start:
            yield candidate


def full_names(text: str, lines: list[tuple[int, int]], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield full names of these lines whose surname alone is in the text: behind a given name that is no word."""
    if not lines:
        return
    found = list(found)
    explained = {candidate.key[-1] for candidate in found if len(candidate.key) > 1}
    bare = {candidate.key[0] for candidate in found if len(candidate.key) == 1} - explained
    for line in lines:
        for one, other in pairwise(_words(text, line)):
            if other.fold in bare and one.fold in GIVEN and not (is_common(one.fold) or one.fold in PLACES):
                yield Candidate((one, other))


def _words(text: str, line: tuple[int, int]) -> list[Word]:
    return [Word(match[0], *match.span(), fold(match[0])) for match in _WORD.finditer(text, *line)]


def known_names(text: str, lines: list[tuple[int, int]], register: Register) -> Iterator[tuple[Candidate, Person]]:
    """Yield the names of the register that stand in these lines, the longest first at each place."""
    for line in lines:
        words, index = _words(text, line), 0
        while index < len(words):
            length, person = _longest(words[index : index + LONGEST_NAME], register)
            if person:
                yield Candidate(tuple(words[index : index + length])), person
            index += length


def _longest(words: list[Word], register: Register) -> tuple[int, Person | None]:
    for length in range(len(words), 1, -1):
        if person := register.of_full(tuple(word.fold for word in words[:length])):
            return length, person
    word = words[0]
    return 1, register.of_single(word.fold)[0] if word.text[0].isupper() and word.fold not in COMMON else None
