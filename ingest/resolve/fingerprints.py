"""Keys by which copies of one article are known again, whatever became of their typography."""

import re
import unicodedata
from hashlib import blake2b
from uuid import UUID

_WORD = re.compile(r"[^\W_]+")
# Related copies of an article have lost each token in which a stop runs into the next word (`riot.The`).
_GLUED_TOKEN = re.compile(r"\S*\w[.!?…][\"”'’)]*[\"“'‘(]*[A-ZÀ-Þ]\S*")
_OPENING_WORDS = 8
_OPENING_CHARACTERS = 600


def words_of(text: str) -> list[str]:
    """Reduce a text to its words: compatible forms, marks, case, quotes, dashes and spaces do not count.

    >>> words_of("“Rísquez’s” RÍSQUEZ—ﬁled")
    ['risquez', 's', 'risquez', 'filed']
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))


def title_key(title: str) -> int:
    """Give the same 63-bit number for the same words of a title."""
    return int.from_bytes(_digest(words_of(title), 8)) >> 1


def identity(title: str, body: str) -> UUID:
    """Give the same key for the same title and opening: 64 bits of the title, 64 of the body's first eight words.

    Tokens that related copies lose are left out of every copy. A body too short for an opening leaves those bits 0.
    """
    opening = words_of(_GLUED_TOKEN.sub(" ", body[:_OPENING_CHARACTERS]))[:_OPENING_WORDS]
    whole = len(opening) == _OPENING_WORDS
    return UUID(bytes=_digest(words_of(title), 8) + (_digest(opening, 8) if whole else bytes(8)))


def has_opening(identity: UUID) -> bool:
    return identity.int & 0xFFFF_FFFF_FFFF_FFFF != 0


def _digest(words: list[str], size: int) -> bytes:
    return blake2b(" ".join(words).encode(), digest_size=size).digest()
