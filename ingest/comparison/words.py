"""Part a text into words, each with its place, and know a word again whatever signs it is written in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Scripts that write no spaces between words: there each letter is a word, as in counts of words elsewhere.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Signs that are not seen: soft hyphen, joiners, marks of direction, byte order mark.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_APOSTROPHES = frozenset("'’")
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？।]\W*\Z")

# A mark of a sentence's end, and closing marks and spaces behind it.
_LONGEST_END = 20

PARAGRAPH, SENTENCE = 2, 1


def _marks() -> Iterator[str]:
    """Give the ranges of the combining marks of the Basic Multilingual Plane, which belong to the letter before."""
    codes = [code for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"]
    starts = [code for code in codes if code - 1 not in set(codes)]
    ends = [code for code in codes if code + 1 not in set(codes)]
    return (f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


_MARKS = "".join(_marks()) + _INVISIBLE
_WORD = re.compile(rf"[^\W_{_UNSPACED}]++(?:[{_MARKS}]++[^\W_{_UNSPACED}]*+)*+|(?![_\W])[{_UNSPACED}][{_MARKS}]*+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: their first characters, the ones after their last, and a key that tells which are the same."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def count(self, start: int = 0, end: int | None = None) -> int:
        """Count these words, or all, as people do: `Wend's` is one, and so is a letter of a script without spaces."""
        end = len(self) if end is None else end
        joined = sum(self.before(word) in _APOSTROPHES for word in range(start + 1, end))
        return end - start - joined

    def before(self, word: int) -> str:
        """Give what stands between a word and the one before, or the edge of the text."""
        return self.text[slice(*self.stretch(word, word))]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters from the end of the word before `start` to the beginning of the word `end`."""
        return (self.ends[start - 1] if start else 0, self.starts[end] if end < len(self) else len(self.text))

    def around(self, start: int, end: int) -> str:
        """Give these words with all that stands between them and their neighbours."""
        return self.text[slice(*self.stretch(start, end))]

    def parts(self, start: int, end: int) -> tuple[str, str, str]:
        """Give the same in parts: what stands before the words, of which there is one at least, they, and the rest."""
        edges = (self.stretch(start, start)[0], self.starts[start], self.ends[end - 1], self.stretch(end, end)[1])
        before, words, after = (self.text[first:last] for first, last in pairwise(edges))
        return before, words, after

    def begins(self, word: int) -> int:
        """Say what begins with a word: a PARAGRAPH, a SENTENCE or neither (0); the text ends as a paragraph does."""
        between = self.before(word)
        if word in (0, len(self)) or "\n" in between:
            return PARAGRAPH
        return SENTENCE if _SENTENCE_END.search(between[-_LONGEST_END:]) else 0

    def paragraphs(self, start: int, end: int) -> list[tuple[str, ...]]:
        """Give the keys of each paragraph that these words are; none if they are not whole paragraphs."""
        if start == end or self.begins(start) + self.begins(end) < 2 * PARAGRAPH:
            return []
        starts = [start, *(word for word in range(start + 1, end) if "\n" in self.before(word)), end]
        return [self.keys[first:last] for first, last in pairwise(starts)]


def words_of(text: str) -> Words:
    """Part a text. Case, compatible forms (NFKC), and signs that are not seen do not make another word.

    >>> words_of("Wend’s ﬁne CAFÉ, 中文").keys
    ('wend', 's', 'fine', 'café', '中', '文')
    """
    pattern = _ASCII_WORD if text.isascii() else _WORD
    spans = [match.span() for match in pattern.finditer(text)]
    starts, ends = tuple(start for start, _ in spans), tuple(end for _, end in spans)
    return Words(text, starts, ends, tuple(_key(text[start:end]) for start, end in spans))


def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().translate(_UNSEEN)
