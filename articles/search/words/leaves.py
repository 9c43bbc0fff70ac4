"""Read one piece of the text: a word, a phrase, a name or a date, as far as there is room for it."""

import re
from typing import cast

from .expression import Dated, Expression, Named, NamedFacet, Near, Phrase, Prefix, Titled, Undated, Word
from .periods import period
from .signs import ended, has_letters, runs
from .tokens import OPERATORS

LONGEST = 1000  # characters
MOST_WORDS = 64
FARTHEST = 100  # words between two
TITLE = "title"

_PHRASE = re.compile(r'"([^"]*)("?)\s*(?:~\s*(.*))?', re.DOTALL)
_ENDING = re.compile(r"'s$|~\d*$", re.IGNORECASE)
_SHOWN = 40  # characters of what a sentence repeats


class Leaves:
    """Reads pieces and notes what was not understood. Once there is no more room, nothing more is said."""

    def __init__(self, problems: list[str]):
        self.problems = problems
        self.room, self.words_left = LONGEST, MOST_WORDS
        self.full = False

    def report(self, problem: str) -> None:
        if not self.full:
            self.problems.append(problem)

    def word(self, token: str, field: str) -> list[Expression | None]:
        """Read a word, in the title or as a name where a field says so; one with a * in it may become several."""
        stem, star, rest = token.partition("*")
        if _is_facet(field):
            return [self._bare_name(field, stem, star)]
        if not star:
            return [_placed(self._word(token), field)]
        if has_letters(rest):
            self.report(f"In {quoted(token)} the * is not at the end: {quoted(f'{stem}*')} was searched for.")
        *words, last = runs(stem)
        return [_placed(part, field) for part in [*map(self._word, words), self._prefix(last)]]

    def phrase(self, token: str, field: str) -> Expression | None:
        """Read what stands in quotation marks, as a name where a field says so."""
        written, closed, distance = _PHRASE.fullmatch(token).groups()
        if not closed:
            self.report("A quotation mark is not closed: the phrase was read to the end.")
        text = self._kept(" ".join(written.split())).strip()
        if not has_letters(text):
            self.report(f"{quoted(written)} has no letter or digit and was left out.")
            return None
        if _is_facet(field):
            return Named(cast(NamedFacet, field), text)
        return _placed(self._near(text, distance), field)

    def fact(self, token: str) -> Expression | None:
        """Read date: and is: with what follows."""
        name, value = (part.strip().lower() for part in token.replace('"', "").split(":", 1))
        if not value:
            self.report(f"{name}: has nothing after it and was left out.")
        elif (name, value) in (("is", "undated"), ("date", "none")):
            return Undated() if self._take(1) else None
        elif name == "date":
            return self._dated(value)
        else:
            self.report(f"is:{quoted(value)} is not understood and was left out; write is:undated.")
        return None

    def _dated(self, value: str) -> Dated | None:
        days = period(value)
        if days is None:
            cure = "write date:2025, date:2025-06, date:2025-06-04 or date:2025-06/2025-07"
            self.report(f"{quoted(value)} is not a date and was left out; {cure}.")
            return None
        if days[0] > days[1]:
            self.report(f"The period {quoted(value)} ends before it begins: it was read the other way round.")
            days = period("/".join(reversed(value.split("/"))))
        return Dated(*days) if self._take(1) else None

    def _bare_name(self, field: str, stem: str, star: str) -> Named | None:
        if star:
            self.report(f"A name is written whole, without *: {quoted(stem)} was looked for.")
        name = ended(self._kept(stem))
        return Named(cast(NamedFacet, field), name) if name else None

    def _word(self, token: str) -> Word | None:
        text = whole = ended(self._kept(token))
        while (shorter := ended(_ENDING.sub("", text))) != text:
            text = shorter
        if "~" in whole[len(text) :]:
            self.report(f'{quoted(whole)} was read as {quoted(text)}: ~ follows a phrase, as in "night ferry"~5.')
        return Word(text.lower() if text in OPERATORS else text) if text else None

    def _prefix(self, text: str) -> Prefix | None:
        kept = self._kept(text)
        return Prefix(kept) if kept else None

    def _near(self, text: str, distance: str | None) -> Phrase | Near:
        if distance is not None and not distance.isdecimal():
            example = 'a number such as "night ferry"~5 has'
            self.report(f"After ~ stands {example}, not {quoted(distance)}: the exact phrase was searched for.")
        elif distance and len(runs(text)) > 1:
            return Near(text, self._distance(distance))
        return Phrase(text)

    def _distance(self, digits: str) -> int:
        if len(digits) <= len(str(FARTHEST)) and int(digits) <= FARTHEST:
            return int(digits)
        self.report(f"~{digits[:_SHOWN]} is too far: at most {FARTHEST} other words were allowed between them.")
        return FARTHEST

    def _kept(self, text: str) -> str:
        return text[: self._take(len(text))]

    def _take(self, length: int) -> int:
        """Say how many characters of the next piece there is room for, and take it."""
        taken = min(length, self.room) if self.words_left else 0
        if taken < length:
            limit = f"{LONGEST:,} characters" if self.words_left else f"{MOST_WORDS} words"
            self.report(f"Only the first {limit} were searched for.")
            self.full = True
        self.room -= taken
        self.words_left -= self.words_left > 0
        return taken


def quoted(text: str) -> str:
    """Repeat what was written in a sentence, cut where it is long.

    >>> quoted("storm" * 20)
    '“stormstormstormstormstormstormstormstorm…”'
    """
    shown = " ".join(text.split())
    return f"“{shown[:_SHOWN]}…”" if len(shown) > _SHOWN else f"“{shown}”"


def _is_facet(field: str) -> bool:
    return field not in ("", TITLE)


def _placed(part: Word | Prefix | Phrase | Near | None, field: str) -> Expression | None:
    return Titled(part) if part and field == TITLE else part
