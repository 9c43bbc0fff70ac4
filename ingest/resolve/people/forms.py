"""The forms in which an article may write one full name again: without initials, in part, with a nickname."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from .candidates import Key
from .capitals import QUOTES, Word
from .names import fold
from .words import SUFFIXES

SHORTEST_QUOTED = 4


def joined(key: Key) -> Key:
    """Join the initials before a surname, which outlets write apart or together.

    >>> joined(("j", "k", "rowling")), joined(("o", "c", "g"))
    (('jk', 'rowling'), ('ocg',))
    """
    count = next((index for index, word in enumerate(key) if len(word) > 1), len(key))
    return ("".join(key[:count]), *key[count:]) if count > 1 else key


def plain(key: Key) -> Key:
    """Leave out single initials and suffixes."""
    return tuple(word for word in key if len(word) > 1 and word not in SUFFIXES)


def surname(key: Key) -> str:
    """Give the last word that is no suffix."""
    return next((word for word in reversed(key) if word not in SUFFIXES), key[-1])


def suffix(key: Key) -> str:
    """Give Jr, Sr or the number behind a name; empty if there is none."""
    return key[-1] if key[-1] in SUFFIXES else ""


def nickname(text: str, words: tuple[Word, ...]) -> Key:
    """Give the nickname that stands in quotes or brackets inside a name."""
    for one, other in pairwise(words):
        between = text[one.end : other.start].strip()
        if len(between) >= SHORTEST_QUOTED and between[0] in QUOTES:
            return tuple(fold(word) for word in between[1:-1].split())
    return ()


def forms(key: Key, nicknames: Collection[Key] = ()) -> Iterator[Key]:
    """Yield the forms of two and more words that lead to a name."""
    bare = plain(key) or key
    yield from {key, bare, (bare[0], bare[-1]), (bare[0][0], bare[-1]), _initials(key)}
    for cut in range(1, len(bare) - 1):
        yield bare[cut:]
        yield bare[:-cut]
    for name in nicknames:
        yield from {(*name, bare[-1]), (*name, *bare[1:]), (*name, bare[0])}
    if suffix(key):
        yield (bare[-1], suffix(key))


def _initials(key: Key) -> Key:
    """Give `jk rowling` for `joanne k rowling`."""
    bare = [word for word in key if word not in SUFFIXES]
    return ("".join(word[0] for word in bare[:-1]), bare[-1]) if len(bare) > 1 else key


def agree(key: Key, other: Key) -> bool:
    """Say whether two forms may be one person's: no other suffix, no other middle name.

    >>> agree(("ann", "j", "fox"), ("ann", "jane", "fox")), agree(("ann", "j", "fox"), ("ann", "b", "fox"))
    (True, False)
    """
    if suffix(key) and suffix(other) and suffix(key) != suffix(other):
        return False
    if key[0] != other[0] or surname(key) != surname(other):
        return True
    one, two = _middle(key), _middle(other)
    if len(one) != 1 or len(two) != 1:
        return True
    shorter, longer = sorted((one[0], two[0]), key=len)
    return longer.startswith(shorter) if len(shorter) == 1 else longer == shorter


def _middle(key: Key) -> Key:
    bare = tuple(word for word in key if word not in SUFFIXES)
    return bare[1:-1]
