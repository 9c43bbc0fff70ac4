"""Read signs as they are meant: quotation marks, dashes and full-width letters of every kind."""

import re
import unicodedata

_UNSEEN = "\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans(
    {
        **_FULL_WIDTH,
        **dict.fromkeys("֊־᠆‐‑‒–—―⸺⸻﹘﹣−", "-"),
        **dict.fromkeys("“”„‟«»‹›「」『』｢｣〝〞〟❝❞″", '"'),
        **dict.fromkeys("‘’‚‛ʼ′´`｀", "'"),
        **dict.fromkeys("〜∼˜", "~"),
        **dict.fromkeys("∗", "*"),
        **dict.fromkeys("∶", ":"),
        **dict.fromkeys(_UNSEEN),
        "\0": " ",
    }
)

_ASCII_RUN = re.compile(r"[A-Za-z0-9]+")


def plain(text: str) -> str:
    """Write signs in their plain form and letters with accents in one, and drop what is not a character.

    >>> plain("–“Harbour storm”～５")
    '-"Harbour storm"~5'
    """
    return _composed(_composed(text.encode("utf-8", "ignore").decode()).translate(_SIGNS))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def is_letter(sign: str) -> bool:
    """Tell letters, digits and the marks set on them from what parts words."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def runs(text: str) -> list[str]:
    """Part a text where its signs part it.

    >>> runs("e-mail, 2025")
    ['e', 'mail', '2025']
    """
    if text.isascii():
        return _ASCII_RUN.findall(text)
    parts = "".join(sign if is_letter(sign) else " " for sign in text).split()
    return [text for part in parts if (text := _from_a_letter(part))]


def ended(text: str) -> str:
    """Leave out what stands behind the last letter or digit.

    >>> ended("storm!)")
    'storm'
    """
    return text[: next((end for end in range(len(text), 0, -1) if is_letter(text[end - 1])), 0)]


def has_letters(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _from_a_letter(text: str) -> str:
    return text[next((start for start, sign in enumerate(text) if sign.isalnum()), len(text)) :]
