"""Lists of given and family names, places and common words, compiled from open packages (data/names.txt)."""

import unicodedata
from functools import lru_cache

from .words import DATA

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Strip case, accents and full stops.

    >>> fold("Rísquez"), fold("O.C.G."), fold("D’Angelo")
    ('risquez', 'ocg', "d'angelo")
    """
    lower = word.lower().replace(".", "")
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def name_key(name: str) -> str:
    """Give the key under which spellings of one name meet.

    >>> name_key("Héctor  Guerrero Flores"), name_key("O.C.G."), name_key("O. C. G.")
    ('hector guerrero flores', 'ocg', 'ocg')
    """
    words = [fold(word) for word in name.casefold().split()]
    if words and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(word for word in words if word)


def _load() -> dict[str, frozenset[str]]:
    text = (DATA / "names.txt").read_text("ascii")
    sections = (section.split("]\n", 1) for section in text.split("\n[")[1:])
    return {name: frozenset(filter(None, lines.split("\n"))) for name, lines in sections}


_LISTS = _load()
MALE = _LISTS["male"]
FEMALE = _LISTS["female"]
GIVEN = _LISTS["given"] | MALE | FEMALE
FAMILY = _LISTS["family"]
PLACE_NAMES = _LISTS["place"]
COMMON = _LISTS["word"]
