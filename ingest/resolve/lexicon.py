"""Weigh the topics of a text by the words of a lexicon (data/lexicon.toml)."""

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

STRONG = 3.0
TITLE = 4
MOST_OF_ONE_TERM = 4
LONGEST_TEXT = 20_000
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
Weights = dict[str, list[tuple[str, float]]]


def weigh(title: str, text: str) -> dict[str, float]:
    """Give the weight of each Media Topic that a word of the title or of the text's beginning speaks for.

    A word of the title counts four times; no term counts more than four times.
    """
    counts = _terms(text[:LONGEST_TEXT])
    for term, times in _terms(title).items():
        counts[term] = counts.get(term, 0) + TITLE * times
    weights: dict[str, float] = {}
    for term, times in counts.items():
        for qcode, weight in _LEXICON.get(term, ()):
            weights[qcode] = weights.get(qcode, 0.0) + weight * min(times, MOST_OF_ONE_TERM) ** 0.5
    return weights


def _terms(text: str) -> dict[str, int]:
    """Count the terms of the lexicon in a text, a plural as its singular."""
    words = _WORD.findall(text.lower())
    counts: dict[str, int] = {}
    for word, times in Counter(words).items():
        term = word if word in _LEXICON else word.removesuffix("s")
        if term in _LEXICON:
            counts[term] = counts.get(term, 0) + times
    for first, second in pairwise(words):
        if first in _OPENINGS:
            pair = f"{first} {second}"
            term = pair if pair in _LEXICON else pair.removesuffix("s")
            if term in _LEXICON:
                counts[term] = counts.get(term, 0) + 1
    return counts


def _load() -> Weights:
    classes = tomllib.loads((Path(__file__).parent / "data" / "lexicon.toml").read_text("utf-8"))
    lexicon: Weights = {}
    for qcode, lists in classes.items():
        strong = {term.strip() for term in lists["strong"].replace("\n", " ").split(",")}
        words = {term.strip() for term in lists["words"].replace("\n", " ").split(",")} - strong
        for term in sorted(filter(None, strong | words)):
            lexicon.setdefault(term, []).append((qcode, STRONG if term in strong else 1.0))
    return lexicon


_LEXICON = _load()
_OPENINGS = frozenset(term.split()[0] for term in _LEXICON if " " in term)
