"""The seam behind which person extractors stand, and the one that works by rules."""

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from ingest.records import PersonMention

from .decide import Verdict, decide
from .roles import age, roles

LONGEST_TEXT = 150_000


class EngineError(Exception):
    """No engine can be had by a name, or it fails; the sentence says why and gives the cure."""


class PersonExtractor(Protocol):
    """Anything that finds the people of a text; `known` are full names that other articles of the page use."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]: ...


class RuleExtractor:
    """Gather evidence for every capitalised sequence, then decide per name for the whole article."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        """Give the mentions of persons in their order; of a text beyond LONGEST_TEXT characters, its beginning only."""
        text = text[:LONGEST_TEXT]
        return [_mention(text, verdict) for verdict in decide(text, known)]


_RULES = RuleExtractor()


def mentions(
    title: str, body: str, known: Collection[str] = (), extractor: PersonExtractor = _RULES
) -> tuple[tuple[PersonMention, ...], tuple[PersonMention, ...]]:
    """Find people in title and body as in one article; offsets count from the start of each."""
    shift = len(title) + 2
    found = extractor.extract(f"{title}\n\n{body}", known)
    moved = (replace(m, start=m.start - shift, end=m.end - shift) for m in found if m.start >= shift)
    return tuple(m for m in found if m.end <= len(title)), tuple(moved)


def _mention(text: str, verdict: Verdict) -> PersonMention:
    candidate = verdict.candidate
    role, description = roles(text, candidate)
    return PersonMention(
        start=candidate.start,
        end=candidate.end,
        surface=text[candidate.start : candidate.end],
        name=verdict.person.name,
        full=verdict.person.full,
        role=role,
        age=age(text, candidate),
        score=verdict.score,
        evidence="; ".join(clue.name for clue in verdict.clues if clue.weight > 0),
        description=description,
    )
