"""Hashtags: the key under which their spellings meet, and their words parted for readers."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from .lexicon import read_lexicon

_NOISE = "#'’‘`\"“”«»®™©.,;:!?()[]… \u200e\u200f\u00a0\t\n"
# Between small and capital (but not in iPhone), before the last capital of an acronym, and round figures.
_BOUNDARY = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!^[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    r"|(?<=[^\W\d_]{2})(?=\d)|(?<=\d)(?=[A-Z][a-z])|_+"
)


# Small words of several languages, and articles that are small behind one of them: “de la”, but “Visit Los Angeles”.
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "da",
        "de",
        "del",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "et",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "und",
        "van",
        "von",
        "with",
        "y",
        "zu",
    ]
)
_ARTICLES = frozenset(["den", "der", "el", "la", "las", "le", "les", "los"])


def hashtag_key(tag: str) -> str:
    """Fold a hashtag to its letters and digits, without case, accents, hyphens and stray signs.

    >>> hashtag_key("#TrenDeAragua"), hashtag_key("«Covid-19®"), hashtag_key("#")
    ('trendearagua', 'covid19', '')
    """
    parts = unicodedata.normalize("NFKD", tag).casefold()
    return unicodedata.normalize("NFC", "".join(letter for letter in parts if letter.isalnum()))


def hashtag_label(tag: str) -> str:
    """Part the words of a hashtag, and write the small ones inside it small.

    One without capitals is parted where the lexicon has its two words side by side.

    >>> hashtag_label("#TrenDeAragua"), hashtag_label("NBAFinals2025"), hashtag_label("climatechange")
    ('Tren de Aragua', 'NBA Finals 2025', 'climate change')
    """
    printed = tag.strip(_NOISE)
    words = _pairs().get(printed) or _BOUNDARY.sub(" ", printed)
    return " ".join(_small_inside(words.split()))


def _small_inside(words: list[str]) -> Iterator[str]:
    """Write articles, prepositions and the like small where they stand between other words."""
    before = ""
    for number, word in enumerate(words):
        inside = 0 < number < len(words) - 1 and word.istitle()
        small = inside and (word.lower() in _SMALL or (word.lower() in _ARTICLES and before in _SMALL))
        before = word.lower() if small else word
        yield before


@cache
def _pairs() -> dict[str, str]:
    """Give the lexicon's terms of two words, by both written as one."""
    return {term.replace(" ", ""): term for term in read_lexicon().terms if " " in term}
