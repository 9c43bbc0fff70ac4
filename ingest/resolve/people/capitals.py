"""Find capitalised words in a text, and the sequences that they make."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .names import COMMON, FAMILY, GIVEN, fold
from .words import PARTICLES, PLACES


class Word(NamedTuple):
    """A capitalised word of a text, or a particle (de, van, bin) between two."""

    text: str
    start: int
    end: int
    fold: str

    @property
    def is_particle(self) -> bool:
        return self.text in PARTICLES

    @property
    def is_initials(self) -> bool:
        return self.text.endswith(".") and self.text.replace(".", "").isupper()

    @property
    def is_acronym(self) -> bool:
        return self.text.isupper() and len(self.text) > 1 and not self.is_initials

    @property
    def may_be_initials(self) -> bool:
        """Say whether two capitals may stand for given names, as in JK Rowling."""
        return self.is_acronym and len(self.text) == len("JK") and self.fold not in PLACES and self.fold not in COMMON


def _capital_letters() -> str:
    letters = (chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)))
    return "".join(letter for letter in letters if letter.isupper() or letter.istitle())


_UPPER = f"[{_capital_letters()}]"
_ABBREVIATION = "Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Rev|Hon|Maj|Adm|Jr|Sr|St|Supt|Fr|Cllr"
_WORD = (
    rf"(?:(?:{_UPPER}\.){{1,5}}|(?:{_ABBREVIATION})\."
    rf"|(?:(?:al|el|an|as|ad|ash|d|l)[-'’])?{_UPPER}\w*(?:-\w+|['’](?!s\b)\w+)*)"
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_NICKNAME = rf"(?: [\"'“‘(]{_UPPER}[\w-]+(?: {_UPPER}[\w-]+)?[\"'”’)](?= {_UPPER}))"
# After an initial the space may be lost; after any other full stop a new sentence begins.
_GAP = rf"(?:(?:[ \u00a0](?:{_PARTICLE})){{0,3}}[ \u00a0]|(?<=\.))"
# A class at the head of the pattern lets re skip to capitals. Damage may glue a name to the text before it: the
# gangMaria Lopez.
_FIRST = re.compile(rf"{_UPPER}(?:(?<!\w{_UPPER})|(?<=[a-z]{{2}}{_UPPER}))")
_PREFIX = re.compile(r"(?<!\w)(?:al|el|an|as|ad|ash|d|l)[-'’]$")
_LONGEST_PREFIX = 5
_GLUED = re.compile(rf"({_UPPER}[^\W\d_A-Z]{{3,}})({_UPPER}[^\W\d_A-Z]{{2,}})")
_SEQUENCE = re.compile(rf"{_WORD}(?:{_NICKNAME}?{_GAP}{_WORD}|, [JS]r\b\.?){{0,11}}")
QUOTES = "\"'“‘("
_PIECE = re.compile(rf"[{QUOTES}][^\"'”’)]*[\"'”’)]|{_WORD}|(?<!\w)(?:{_PARTICLE})(?!\w)")


def sequences(text: str) -> Iterator[list[Word]]:
    """Yield runs of capitalised words with their particles, without nicknames in quotes."""
    for offset, run in _runs(text):
        if run[1:].islower() and run.isalpha():
            yield [Word(run, offset, offset + len(run), fold(run))]
            continue
        yield [
            word
            for piece in _PIECE.finditer(run)
            if piece[0][0] not in QUOTES
            for word in _words(piece[0], offset + piece.start())
        ]


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where capitalised words begin, and all that belong together."""
    end = 0
    while first := _FIRST.search(text, end):
        start = first.start()
        if text[start - 1 : start] in ("-", "'", "’"):
            prefix = _PREFIX.search(text[max(end, start - _LONGEST_PREFIX) : start])
            start -= len(prefix[0]) if prefix else 0
        run = _SEQUENCE.match(text, start)
        if not run:
            return
        end = run.end()
        yield start, run[0]


def _words(piece: str, start: int) -> Iterator[Word]:
    """Part two names that lost the space between them: MariaLopez."""
    glued = None if piece[1:].islower() else _GLUED.fullmatch(piece)
    if glued and fold(glued[1]) in GIVEN and fold(glued[2]) in FAMILY and not _is_listed(fold(piece)):
        yield Word(glued[1], start, start + len(glued[1]), fold(glued[1]))
        start, piece = start + len(glued[1]), glued[2]
    yield Word(piece, start, start + len(piece), fold(piece))


def _is_listed(word: str) -> bool:
    return word in GIVEN or word in FAMILY
