"""Invented words, each language's most frequent first, that stand in texts as often as Zipf's law says.

G. K. Zipf, "Human Behavior and the Principle of Least Effort", 1949: the word of rank r has a share of 1/r.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise, product
from math import log
from random import Random
from typing import TypeVar

SLOT_BITS = 22  # Enough slots that the last of 200,000 words has one, too.
RANKED = 200_000

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Language:
    """A code, how large a share of the articles is in it, and its words, the most frequent first."""

    code: str
    share: float
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """Make the languages' words. No word belongs to two, not even without its accents."""
    return (
        Language("en", 0.88, _english()),
        Language("es", 0.07, _spelt(_spanish, 40_000)),
        Language("ar", 0.05, _spelt(_arabic, 40_000)),
    )


def english() -> Language:
    return languages()[0]


def rank_of(share: float, length: int) -> int:
    """Give the rank of the English word that a share of all articles has, if they have so many words.

    >>> rank_of(0.3, 460)
    86
    """
    of_texts = 1 - (1 - share / english().share) ** (1 / length)
    return round(1 / (of_texts * (log(RANKED) + 0.5772)))


def zipf(items: Sequence[Item], slots: int) -> list[Item]:
    """Give each item as many of the slots as its rank deserves."""
    shares = list(accumulate((1 / rank for rank in range(1, len(items) + 1)), initial=0.0))
    ends = (round(slots * share / shares[-1]) for share in shares)
    return [item for item, (start, end) in zip(items, pairwise(ends), strict=True) for _ in range(end - start)]


def _english() -> tuple[str, ...]:
    """Make short words and long ones. They end in a, o or u, which no stemmer of English takes away."""
    syllables = ["".join(pair) for pair in product("bdfgklmnprstvz", "aeiou")]
    last = [syllable for syllable in syllables if syllable[-1] in "aou"]
    short, long = (["".join(parts) for parts in product(*[syllables] * count, last)] for count in (1, 2))
    throw = Random("english")
    throw.shuffle(short)
    return (*short, *throw.sample(long, RANKED - len(short)))


def _spelt(spell: Callable[[Random], str], count: int) -> tuple[str, ...]:
    throw, words = Random(spell.__name__), dict[str, None]()
    while len(words) < count:
        words[spell(throw)] = None
    return tuple(words)


def _spanish(throw: Random) -> str:
    """Spell a word; of those that stand in texts about every sixth has an accent."""
    onsets, vowels = ("br", "ch", "cl", "fl", "gr", "j", "ll", "pr", "tr", "x"), "aeio" * 12 + "áéíó"
    return "".join(throw.choice(onsets) + throw.choice(vowels) for _ in range(throw.randint(2, 3)))


def _arabic(throw: Random) -> str:
    return "".join(throw.choices("بتجحخدذرزسشصضطعغفقكلمنهوي", k=throw.randint(3, 6)))
