"""Judge one mention by the words before and after it: titles, ages, appositions, verbs of saying."""

import re
from collections.abc import Iterator

from .appositions import apposition
from .candidates import Candidate
from .clues import Clue
from .names import FAMILY
from .words import COURTESIES, FOLLOWERS, GROUPS, HOUSES, PREPOSITIONS, SPEECH, THINGS, is_role

BEFORE = 90
RULE = frozenset({"administration", "presidency"})
_QUOTES = " \"'“‘("
_NAMED = re.compile(r"(?:\b(?:sur|nick)?named|identified (?:\w+ ){0,4}(?:only )?as|known (?:\w+ ){0,3}as) $")
_NAME_OF = re.compile(r"[A-Z][a-z]+ of $")
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_AGE = re.compile(r"(?:, (?:aged |now )?| \()(1?\d?\d)(?:, |\)|\.|;| who\b| and\b)")
_NUMBER = re.compile(r" \d+\b(?!-year)")
_WHO = re.compile(r",? (?:who|whose)\b")
_NEXT = re.compile(r",?[\"'”’]? (?:also |has |had |later |then |even |once )?([a-z]+)")


def context_clues(text: str, candidate: Candidate) -> list[Clue]:
    """Read what stands round one mention."""
    before = text[max(0, candidate.role_start - BEFORE) : candidate.role_start]
    return [
        *_title(candidate),
        *_naming(before, single=len(candidate.words) == 1),
        *_before(before, led=bool(candidate.lead) or _is_of_a_house(text, candidate)),
        *_beside(text, candidate),
        *_next(text, candidate),
    ]


def _title(candidate: Candidate) -> Iterator[Clue]:
    if candidate.has_title:
        title = candidate.lead[-1]
        yield Clue(f"title {title.text}", 5.0 if title.fold in COURTESIES else 3.0)


def _naming(before: str, *, single: bool) -> Iterator[Clue]:
    """Read `identified only as NAME`, which speaks for a person, and `Ministry of NAME`, which does not."""
    if before.endswith(("as ", "named ")) and _NAMED.search(before):
        yield Clue("named", 2.5)
    elif single and before.endswith(" & "):
        yield Clue("name of a thing", -4.0)
    elif before.endswith("of ") and _NAME_OF.search(before):
        yield Clue("of", -4.0 if single else -1.5)


def _before(before: str, *, led: bool) -> Iterator[Clue]:
    """Read the last word before a name; behind an opening quote too."""
    bare = before.rstrip(_QUOTES)
    comma = bare.endswith(",")
    words = bare.removesuffix(",").rsplit(None, 1)
    if bare == before or not words or bare[-1].isspace():
        return
    word = words[-1].lower()
    if is_role(word):
        yield Clue(f"title {word}", 2.0 if comma else 3.0)
    elif word in SPEECH:
        yield Clue("verb of saying", 1.5)
    elif word in THINGS:
        yield Clue("name of a thing", -5.0)
    elif not led and word in {"the", "a", "an"}:
        yield Clue("article before", -3.0)
    elif not led and word in PREPOSITIONS:
        yield Clue("preposition of place", -1.5 if word in {"in", "at", "near"} else -0.5)


def _beside(text: str, candidate: Candidate) -> Iterator[Clue]:
    """Read `, 45,` and `, who` and `, a journalist` and `of`."""
    single = len(candidate.words) == 1
    if single and (_NUMBER.match(text, candidate.end) or text.startswith(" & ", candidate.end)):
        yield Clue("name of a thing", -4.0)
    if _OF_NAME.match(text, candidate.end):
        yield Clue("of", -2.0 if single else -0.5)
    if _AGE.match(text, candidate.end):
        yield Clue("age", 3.0)
    if _WHO.match(text, candidate.end):
        yield Clue("who", 2.0)
    elif apposition(text, candidate.end):
        yield Clue("apposition", 1.5 if single else 2.5)


def _is_of_a_house(text: str, candidate: Candidate) -> bool:
    following = _NEXT.match(text, candidate.end)
    return bool(following and following[1] in HOUSES)


def _of_a_house(word: str, candidate: Candidate) -> float:
    """Weigh what follows a name: the Keller administration says more than Keller supporters."""
    if word not in HOUSES:
        return 1.0
    return 5.0 if word in RULE and candidate.words[-1].fold in FAMILY else 2.0


def _next(text: str, candidate: Candidate) -> Iterator[Clue]:
    """Read the next word: said, administration, militants."""
    following = _NEXT.match(text, candidate.end)
    if not following:
        return
    if following[1] in SPEECH:
        yield Clue("verb of saying", 2.3)
    elif following[1] in FOLLOWERS and following[0].startswith(" "):
        yield Clue(f"followed by {following[1]}", _of_a_house(following[1], candidate))
    elif following[1] in GROUPS and following[0].startswith(" "):
        yield Clue("name of a group", -3.0)
