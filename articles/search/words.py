"""The reader's words as a tree that engines compile. Reading never fails: what is not understood is explained."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

NamedFacet = Literal["outlet", "person", "topic"]

LONGEST = 1000
MOST_WORDS = 64
DEEPEST = 10

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        "’": "'",
        "‘": "'",
        "＇": "'",
        "（": "(",
        "）": ")",
        "＊": "*",
        "－": "-",
        "−": "-",
    }
)
_TOKENS = re.compile(r'(?P<phrase>"[^"]*(?:"(?:~\d+)?|$))|(?P<open>\()|(?P<close>\))|(?P<minus>-+(?=[^\s-]))|[^\s"()]+')
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_FIELD = re.compile(r"(title|outlet|person|topic|date|is):\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. Where its signs part it, as in “e-mail”, the parts stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: letters and digits alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """These very words, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """These very words in any order: each two of them somewhere with at most `distance` other words between them."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Titled:
    """What stands in the title: words, prefixes and phrases alone."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a facet, such as outlet:lantern: articles of any row that it stands for."""

    facet: NamedFacet
    name: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of a period: the first and the last day, both included, in UTC."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a date."""


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class AllOf:
    """What matches every part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What matches one part or more."""

    parts: tuple["Expression", ...]


Expression = Word | Prefix | Phrase | Near | Titled | Named | Dated | Undated | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Words:
    """What was understood, and a sentence for each thing that was not."""

    expression: Expression | None
    problems: tuple[str, ...] = ()


def parse(text: str) -> Words:
    """Read a reader's words.

    >>> parse("harbour OR port -storm").expression
    AllOf(parts=(AnyOf(parts=(Word(text='harbour'), Word(text='port'))), Not(part=Word(text='storm'))))
    >>> parse('"open harbour').problems
    ('A quotation mark is not closed: the phrase was read to the end.',)
    """
    clean = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode()).translate(_SIGNS)
    reader = _Reader([(match.lastgroup or "word", match[0]) for match in _TOKENS.finditer(clean[:LONGEST])])
    if len(clean) > LONGEST:
        reader.report(f"Only the first {LONGEST} characters were searched for.")
    if len(reader.tokens) > MOST_WORDS:
        del reader.tokens[MOST_WORDS:]
        reader.report(f"Only the first {MOST_WORDS} words and signs were searched for.")
    return Words(reader.everything(), tuple(dict.fromkeys(reader.problems)))


class _Reader:
    """Reads tokens from left to right. OR joins its two neighbours; all else must match together."""

    def __init__(self, tokens: list[tuple[str, str]]):
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.problems: list[str] = []

    def report(self, problem: str) -> None:
        self.problems.append(problem)

    def everything(self) -> Expression | None:
        parts = []
        while self.place < len(self.tokens):
            parts.append(self.all_of())
            if self.take("close"):
                self.report("A closing parenthesis has no opening one and was left out.")
        return _joined(AllOf, parts)

    def all_of(self) -> Expression | None:
        parts = []
        while self.place < len(self.tokens) and self.tokens[self.place][0] != "close":
            parts.append(self.any_of())
        return _joined(AllOf, parts)

    def any_of(self) -> Expression | None:
        parts = [None if self.sees("OR") else self.item()]
        while self.take_word("OR"):
            while self.take_word("OR"):
                pass
            at_end = self.place >= len(self.tokens) or self.tokens[self.place][0] == "close"
            parts.append(None if at_end else self.item())
            if None in parts:
                self.report("OR stands between two words; one that has no word on a side was left out.")
        return _joined(AnyOf, parts)

    def item(self) -> Expression | None:
        negated = False
        while self.take("minus") or self.take_word("NOT"):
            negated = True
        if self.place >= len(self.tokens) or self.tokens[self.place][0] == "close":
            self.report("A minus or NOT has nothing after it and was left out.")
            return None
        part = self.atom()
        return Not(part) if negated and part else part

    def atom(self) -> Expression | None:
        kind, written = self.tokens[self.place]
        self.place += 1
        if kind == "open":
            return self.group()
        if kind == "phrase":
            return self.phrase(written)
        return None if written == "AND" else self.word(written)

    def group(self) -> Expression | None:
        if self.depth >= DEEPEST:
            self.report(f"Parentheses more than {DEEPEST} deep were left out.")
            return None
        self.depth += 1
        inside = self.all_of()
        self.depth -= 1
        if not self.take("close"):
            self.report("A parenthesis is not closed: it was read to the end.")
        return inside

    def phrase(self, token: str) -> Expression | None:
        text, quote, distance = token[1:].partition('"')
        if not quote:
            self.report("A quotation mark is not closed: the phrase was read to the end.")
        if distance:
            self.report(f"The distance {distance} is not understood: the exact phrase was searched for.")
        return Phrase(text) if _has_letters(text) else None

    def word(self, token: str) -> Expression | None:
        if not _has_letters(token):
            self.report(f"“{token}” has no letter or digit and was left out.")
            return None
        if _FIELD.match(token):
            self.report(f"“{token}” was read as plain words: a field cannot be named here.")
            return _joined(AllOf, [self.word(part) for part in token.split(":") if _has_letters(part)])
        if "*" in token.rstrip("*"):
            self.report(f"In “{token}” the * was left out: it stands at the end of a word only.")
        if token.endswith("*"):
            return _prefix(token)
        return Word(_POSSESSIVE.sub("", token))

    def sees(self, word: str) -> bool:
        return self.tokens[self.place : self.place + 1] == [("word", word)]

    def take(self, kind: str) -> bool:
        found = self.place < len(self.tokens) and self.tokens[self.place][0] == kind
        self.place += found
        return found

    def take_word(self, word: str) -> bool:
        found = self.sees(word)
        self.place += found
        return found


def _has_letters(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _prefix(token: str) -> Expression | None:
    *words, last = "".join(sign if sign.isalnum() or unicodedata.combining(sign) else " " for sign in token).split()
    return _joined(AllOf, [*map(Word, words), Prefix(last)])


def _joined(join: type[AllOf] | type[AnyOf], parts: list[Expression | None]) -> Expression | None:
    found = tuple(part for part in parts if part is not None)
    return join(found) if len(found) > 1 else found[0] if found else None
