"""Where the words of a query stand in a text, which is read as the index reads it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from articles.search.engine import READ, Span
from articles.search.words import AllOf, AnyOf, Expression, Near, Phrase, Prefix, Titled, Word

from .analysis import UNSPACED, composed, exact, stemmed_as, stemming
from .folds import FOLDS, MARKS

# A run is what can be one word: letters and digits with the marks and unseen signs among them, or one sign of a script
# without spaces.
_SIGNS = UNSPACED.pattern.strip("[]+")
_GLUE = MARKS + "".join(chr(code) for code, plain in FOLDS.items() if plain is None)
_RUN = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}](?:[^\W_{_SIGNS}]|[{_GLUE}])*")
_UNUSUAL = re.compile(rf"[{_SIGNS}{_GLUE}]")

Words = tuple[str, ...]  # in the index's exact form


class _Run(NamedTuple):
    """A run that is asked for: whether it is marked by itself, and its words."""

    alone: bool
    words: Words


class _Standing(NamedTuple):
    """A word and the place of its run."""

    word: str
    start: int
    end: int


class WordMarker:
    """Finds what an expression asks for."""

    def __init__(self, expression: Expression | None):
        self.expression = expression
        self.readers: dict[tuple[str, bool], _Reader] = {}

    def spans(self, text: str, language: str, *, title: bool = False) -> list[Span]:
        key = stemmed_as(language), title
        if key not in self.readers:
            self.readers[key] = _Reader(_asked(self.expression, title), key[0])
        return self.readers[key].spans(text[:READ])


def _asked(part: Expression | None, title: bool) -> Iterator[Word | Prefix | Phrase | Near]:
    """Give the words that are asked for, not those that are left out."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from _asked(each, title)
        case Titled(inner) if title:
            yield from _asked(inner, title)
        case Word() | Prefix() | Phrase() | Near():
            yield part


class _Reader:
    """Reads texts of one language. Only runs that begin as a word asked for are looked at, each different one once."""

    def __init__(self, asked: Iterable[Word | Prefix | Phrase | Near], language: str):
        self.stemming = stemming(language)
        self.stems: set[str] = set()
        self.words: set[str] = set()
        self.beginnings: Words = ()
        self.phrases: set[Words] = set()
        self.near: set[tuple[Words, int]] = set()
        for part in asked:
            self._ask(part)
        self.parts = {word for words in (*self.phrases, *(words for words, _ in self.near)) for word in words}
        self.likely = _beginning_with({word[0] for word in (*self.stems, *self.words, *self.beginnings, *self.parts)})
        self.read = cache(self._read)

    def _ask(self, part: Word | Prefix | Phrase | Near) -> None:
        words = _words(part.text)
        match part:
            case Near(_, distance):
                self._ask_near(tuple(dict.fromkeys(words)), distance)
            case _ if len(words) > 1:
                self.phrases.add(words)
            case Word(text):
                self.stems.update(self.stemming.analyze(composed(text)))
            case Prefix():
                self.beginnings += words
            case _:
                self.words.update(words)

    def _ask_near(self, words: Words, distance: int) -> None:
        """Of more than two words each two may have the others between them too."""
        if len(words) > 1:
            self.near.add((words, distance + len(words) - 2))
        else:
            self.words.update(words)

    def spans(self, text: str) -> list[Span]:
        runs = _RUN if not text.isascii() and _UNUSUAL.search(text) else self.likely
        found = [(match.span(), run) for match in runs.finditer(text) if (run := self.read(match[0]))]
        spans = [span for span, run in found if run.alone]
        if self.parts and found:
            standing = [_Standing(word, *span) for span, run in found for word in run.words]
            spans += [*self._phrases(text, standing), *self._near(text, standing)]
        return _apart(spans)

    def _read(self, written: str) -> _Run | None:
        words = _words(written)
        alone = any(word in self.words or word.startswith(self.beginnings) for word in words)
        alone = alone or not self.stems.isdisjoint(self.stemming.analyze(composed(written)))
        return _Run(alone, words) if alone or not self.parts.isdisjoint(words) else None

    def _phrases(self, text: str, standing: Sequence[_Standing]) -> Iterator[Span]:
        for words in self.phrases:
            for place, first in enumerate(standing):
                if first.word == words[0]:
                    stretch = standing[place : place + len(words)]
                    if tuple(each.word for each in stretch) == words and not any(_between(text, stretch)):
                        yield first.start, stretch[-1].end

    def _near(self, text: str, standing: Sequence[_Standing]) -> Iterator[Span]:
        """Give the words that stand near enough to another one, if all are there."""
        numbers = list(accumulate((words + 1 for words in _between(text, standing)), initial=0)) if self.near else []
        for words, most in self.near:
            named = [(number, each) for number, each in zip(numbers, standing, strict=True) if each.word in words]
            if len({each.word for _, each in named}) == len(words):
                for (number, one), (next_number, other) in pairwise(named):
                    if one.word != other.word and next_number - number <= most + 1:
                        yield from ((one.start, one.end), (other.start, other.end))


def _words(text: str) -> Words:
    return tuple(exact().analyze(composed(text)))


def _between(text: str, standing: Iterable[_Standing]) -> Iterator[int]:
    """Count the words between each two neighbours."""
    for one, other in pairwise(standing):
        yield sum(1 if run.isascii() else len(_words(run)) for run in _RUN.findall(text, one.end, other.start))


def _beginning_with(initials: Collection[str]) -> re.Pattern[str]:
    """Find runs that begin with one of these letters, or with one that is not ASCII: folding may make it one of them.

    No stemmer changes the first letter of a word in ASCII. A pattern that opens with a set of characters is tried
    only where one of them stands: that is four times as fast as to look at every word. Signs of scripts without
    spaces and marks set on letters are not told apart here.
    """
    plain = {form for letter in initials for form in (letter, letter.upper())}
    others = "".join(re.escape(chr(code)) for code in range(128) if chr(code) not in plain)
    return re.compile(rf"[^{others}](?<=[^\W_])(?<![^\W_].)[^\W_]*")


def _apart(spans: list[Span]) -> list[Span]:
    """Order spans and join those that touch, such as signs of a script without spaces."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart
