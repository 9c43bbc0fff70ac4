"""How names are looked for: without case and accents, by how they begin."""

from unicodedata import combining, normalize

from django.db import connection
from django.db.models import Q

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_SIGNS = str.maketrans({"’": "'", ".": ""})
_LAST = "\U0010ffff"


def folded(words: str) -> str:
    """Write words as the keys of people's names are: without case, accents and full stops.

    >>> folded("Érika  O. Sándor"), folded("Søren")
    ('erika o sandor', 'soren')
    """
    return " ".join(unaccented(words.translate(_SIGNS)).split())


def unaccented(words: str) -> str:
    """Take case and accents off.

    >>> unaccented("Sørlie, É.")
    'sorlie, e.'
    """
    letters = words.casefold()
    if letters.isascii():
        return letters
    return "".join(letter for letter in normalize("NFKD", letters.translate(_LETTERS)) if not combining(letter))


def begins(column: str, letters: str) -> Q:
    """Tell what begins so, in such a way that either database takes its index: SQLite reads LIKE without case."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": letters})
    return Q(**{f"{column}__range": (letters, letters + _LAST)})
