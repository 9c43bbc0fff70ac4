"""Choose among the spellings of one name."""

from collections.abc import Iterable


def best_spelling(spellings: Iterable[str]) -> str:
    """Choose the one that says most: capitals and small letters, then accents, then more letters.

    The choice does not depend on their order: of equal ones it is the first by its characters' codes.

    >>> best_spelling(["RONNA RISQUEZ", "Ronna Risquez", "Ronna Rísquez"])
    'Ronna Rísquez'
    """
    return min(spellings, key=_rank)


def _rank(spelling: str) -> tuple[bool, int, int, str]:
    plain = spelling.upper() == spelling or spelling.lower() == spelling
    return plain, sum(letter.isascii() for letter in spelling) - len(spelling), -len(spelling), spelling
