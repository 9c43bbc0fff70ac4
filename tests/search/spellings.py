"""Which words are alike, told by trying every word."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise


def alike(sought: list[str], articles: Iterable[list[list[str]]]) -> list[tuple[str, int]]:
    """Give the words, and the pairs of words side by side, that may be meant by the one that is sought.

    An article is its texts, a text its words.
    """
    if len(sought) != 1:
        return []
    found = Counter(each for texts in articles for each in _spellings(texts))
    meant = {each: _mistakes(sought[0], each) for each in found if _may_be_meant(sought[0], each)}
    return [(each, found[each]) for each in sorted(meant, key=lambda each: (-found[each] / 100 ** meant[each], each))]


def _spellings(texts: list[list[str]]) -> set[str]:
    return {*chain(*texts)} | {f"{one} {other}" for words in texts for one, other in pairwise(words)}


def _may_be_meant(word: str, other: str) -> bool:
    if " " in other and (other.replace(" ", "") != word or min(map(len, other.split())) < 3):
        return False
    found, short = _mistakes(word, other), len(word) < 6
    if found == 0:
        return True
    if len(word) < 3 or not word.isalpha() or not other.replace(" ", "").isalpha():
        return False
    return found == 1 or (found == 2 and not short and word[:2] == other[:2])


@cache
def _mistakes(word: str, other: str) -> int:
    """Count the letters missing, added, wrong or swapped, by trying all."""
    if not word or not other:
        return len(word) + len(other)
    fewest = min(
        _mistakes(word[1:], other) + 1,
        _mistakes(word, other[1:]) + 1,
        _mistakes(word[1:], other[1:]) + (word[0] != other[0]),
    )
    swapped = len(word) > 1 and word[:2] == other[1::-1]
    return min(fewest, _mistakes(word[2:], other[2:]) + 1) if swapped else fewest
