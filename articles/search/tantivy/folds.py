"""What letters beyond the Latin ones become, so that spellings with and without marks find each other."""

import unicodedata
from collections.abc import Iterator

# Marks on letters that are often left out: accents, points of Hebrew, vowels of Arabic, and the signs of Indic scripts
# that are no vowels. Tantivy would see an end of the word in most of them.
_LEFT_OUT = (
    *((0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7)),
    *((0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8)),
    *((0x6EA, 0x6ED), (0x730, 0x74A), (0x8D3, 0x8FF), (0x951, 0x954), (0xD3B, 0xD3C), (0xDCA, 0xDCA)),
    *((block + sign, block + sign) for block in range(0x900, 0xD80, 0x80) for sign in (0x3C, 0x4D)),
)
# Signs that are not seen: the soft hyphen, joiners, directions of writing, variants of signs.
_UNSEEN = ((0xAD, 0xAD), (0x200D, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF))

# Tones and joining signs of Thai, Lao, Burmese and Khmer tell words apart, but Tantivy takes them for punctuation.
# In the index they stand as ideograms of Linear B.
_TOLD_APART = ((0xE47, 0xE4C), (0xE4E, 0xE4E), (0xEBA, 0xEBA), (0xEC8, 0xECC), (0x1037, 0x1037), (0x1039, 0x103A))
_KHMER = ((0x17C9, 0x17D3), (0x17DD, 0x17DD))
_LINEAR_B = 0x10080

_LETTERS = {
    "İ": "I",
    "ʻ": "'",
    "ʼ": "'",
    "ς": "σ",
    **dict.fromkeys("ёѐ", "е"),
    **dict.fromkeys("ЁЀ", "Е"),
    "ѝ": "и",
    "Ѝ": "И",
    **dict.fromkeys("آأإٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    "ک": "ك",
}


def _codes(*ranges: tuple[int, int]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _digits() -> Iterator[tuple[int, str]]:
    for code in range(0x660, 0x1A9A):
        value = unicodedata.decimal(chr(code), None)
        if value is not None:
            yield code, str(value)


def _greek() -> Iterator[tuple[int, str]]:
    for code in _codes((0x370, 0x3FF), (0x1F00, 0x1FFF)):
        first = unicodedata.normalize("NFD", chr(code))[0]
        if first.isalpha() and first != chr(code):
            yield code, first


FOLDS: dict[int, str | None] = {
    **dict.fromkeys(_codes(*_LEFT_OUT, *_UNSEEN)),
    **{code: chr(_LINEAR_B + place) for place, code in enumerate(_codes(*_TOLD_APART, *_KHMER))},
    **dict(_digits()),
    **dict(_greek()),
    **{ord(letter): plain for letter, plain in _LETTERS.items()},
}

# Marks that stand within words, as the inside of a character class of a regular expression.
MARKS = "".join(
    chr(code)
    for code in _codes((0x300, 0x1BFF), (0x200D, 0x200D))
    if unicodedata.category(chr(code)) in {"Mn", "Mc", "Me", "Cf"}
)
