"""Hashtags: the key under which their spellings meet, and their words parted for readers."""

import re
import unicodedata

_NOISE = "#'’‘`\"“”«»®™©.,;:!?()[]… \u200e\u200f\u00a0\t\n"
# Between small and capital (but not in iPhone), before the last capital of an acronym, and round figures.
_BOUNDARY = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!^[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
    r"|(?<=[^\W\d_]{2})(?=\d)|(?<=\d)(?=[A-Z][a-z])|_+"
)


def hashtag_key(tag: str) -> str:
    """Fold a hashtag to its letters and digits, without case, accents, hyphens and stray signs.

    >>> hashtag_key("#TrenDeAragua"), hashtag_key("«Covid-19®"), hashtag_key("#")
    ('trendearagua', 'covid19', '')
    """
    parts = unicodedata.normalize("NFKD", tag).casefold()
    return unicodedata.normalize("NFC", "".join(letter for letter in parts if letter.isalnum()))


def hashtag_label(tag: str) -> str:
    """Part the words of a hashtag.

    >>> hashtag_label("#TrenDeAragua"), hashtag_label("NBAFinals2025"), hashtag_label("politics")
    ('Tren De Aragua', 'NBA Finals 2025', 'politics')
    """
    return " ".join(_BOUNDARY.sub(" ", tag.strip(_NOISE)).split())
