"""Cut capitalised sequences into what leads up to a name (titles, institutions) and the name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from .capitals import Word, sequences
from .names import COMMON, FAMILY, GIVEN, PLACE_NAMES
from .words import (
    CALENDAR,
    DEGREES,
    DEMONYMS,
    FAMILY_FIRST,
    FAMILY_WORDS,
    FUNCTION,
    HYPHENATED,
    INSTITUTIONS,
    MONARCHS,
    NAMED_LIKE_PEOPLE,
    PLACES,
    SAINTS,
    SHIPS,
    SUFFIXES,
    is_role,
    is_title,
)

Key = tuple[str, ...]
SHORTEST_WITH_LEAD = 3
SHORTEST_IN_CAPITALS = 3
_NEVER = FUNCTION - CALENDAR


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that may name a person, and the capitalised words that lead up to it.

    `role_start` is where those words begin.
    """

    words: tuple[Word, ...]
    lead: tuple[Word, ...] = ()
    key: Key = field(init=False)
    start: int = field(init=False)
    end: int = field(init=False)
    role_start: int = field(init=False)

    def __post_init__(self) -> None:
        first = self.words[0].start
        object.__setattr__(self, "key", tuple([word.fold for word in self.words]))
        object.__setattr__(self, "start", first)
        object.__setattr__(self, "end", self.words[-1].end)
        object.__setattr__(self, "role_start", self.lead[0].start if self.lead else first)

    @property
    def in_capitals(self) -> bool:
        """Say whether the words of a full name stand in capitals: ANN REED."""
        return all(word.is_acronym and len(word.text) >= SHORTEST_IN_CAPITALS for word in self.words)

    @property
    def has_title(self) -> bool:
        """Say whether a title stands before the name, or before a full name another word for a person."""
        if not self.lead:
            return False
        last = self.lead[-1].fold
        return is_title(last) or (len(self.words) > 1 and is_role(last))


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the possible names of a text in their order."""
    for words in sequences(text):
        if len(words) == 1 and words[0].fold in _NEVER:
            continue
        for function, group in groupby(pairwise([None, *words]), _is_function):
            if not function and (candidate := _candidate([word for _, word in group if word])):
                yield candidate


def _is_function(pair: tuple[Word | None, Word | None]) -> bool:
    """Say whether a word is no part of a name: The, In, I'm, London-based; So in Jacky So is."""
    before, word = pair
    if not word or word.text.rpartition("-")[2] in HYPHENATED:
        return True
    if "'" in word.fold and word.fold.partition("'")[0] in FUNCTION:
        return True
    if not before and _is_participle(word.fold):
        return True
    if word.fold not in _NEVER or word.is_particle or word.is_initials:
        return False
    return not (before and word.fold in FAMILY_FIRST and (before.fold in GIVEN or before.fold in FAMILY_FIRST))


def _is_participle(word: str) -> bool:
    """Say whether a word is a participle that no one bears as a name: Regarding, Deceased."""
    ending = next((ending for ending in ("ing", "ed") if word.endswith(ending)), "")
    if not ending or word in FAMILY or word in GIVEN:
        return False
    stem = word.removesuffix(ending)
    return stem in COMMON or f"{stem}e" in COMMON


def _candidate(words: list[Word]) -> Candidate | None:
    """Cut a run of words into lead and name; None where a title stands alone, or what follows is a storm or a ship."""
    words = _before_post(words)
    cut = _after_title(words)
    if not cut:
        while cut + 1 < len(words) and _is_lead(words[cut], words[cut + 1], len(words) - cut):
            cut += 1
    name = _trimmed(words[cut:])
    lead = tuple(words[:cut])
    return Candidate(name, lead) if name and not _is_of_a_thing(name, lead) else None


def _is_of_a_thing(name: Sequence[Word], lead: Sequence[Word]) -> bool:
    """Say whether a ship, a storm or what a monarch founded bears the name: King Salman Relief, King William Street."""
    if any(_names_things(word) for word in lead):
        return True
    if not lead or lead[-1].fold not in MONARCHS:
        return False
    return any(_is_no_given_name(word.fold) for word in name[1:] if not word.is_particle)


def _before_post(words: list[Word]) -> list[Word]:
    """Leave out the post that follows a full name: Ann Reed ILO Director-General."""
    if len(words) > SHORTEST_WITH_LEAD and words[0].fold in GIVEN and is_title(words[-1].fold):
        end = next((index for index, word in enumerate(words[2:], start=2) if word.is_acronym), len(words))
        return words[:end]
    return words


def _names_things(word: Word) -> bool:
    """Say whether a ship or a storm bears the name that follows: USS, Hurricane."""
    return word.fold in NAMED_LIKE_PEOPLE or (word.is_acronym and word.fold in SHIPS)


def _after_title(words: list[Word]) -> int:
    """Give the index after the last title before a name; King in Stephen King is none."""
    for index in range(len(words) - 1, -1, -1):
        if is_title(words[index].fold) and not (_is_family_name(words, index) or _ends_a_name(words, index)):
            return index + 1
    return 0


def _is_family_name(words: list[Word], index: int) -> bool:
    before = words[index - 1].fold if index else ""
    return words[index].fold in FAMILY_WORDS and before in GIVEN and not is_title(before)


def _ends_a_name(words: list[Word], index: int) -> bool:
    """Say whether a title stands in capitals behind a full name: Ann Reed MP."""
    return index == len(words) - 1 and len(words) >= SHORTEST_WITH_LEAD and words[index].is_acronym


def _is_lead(head: Word, after: Word, length: int) -> bool:
    """Say whether the first of `length` words describes the name that follows: Venezuelan, ACLU, Striker."""
    if head.is_acronym:
        return not after.is_acronym and not (head.may_be_initials and length < SHORTEST_WITH_LEAD)
    if head.is_particle or head.fold in DEMONYMS or (head.fold in PLACES and after.is_initials):
        return True
    if length < SHORTEST_WITH_LEAD or head.is_initials or head.fold in GIVEN:
        return False
    if is_role(head.fold) and after.fold not in COMMON:
        return True
    if after.fold not in GIVEN or head.fold in SAINTS:
        return False
    return _is_no_given_name(head.fold) or head.fold.endswith("ist")


def _is_no_given_name(word: str) -> bool:
    if word in CALENDAR or (word in PLACE_NAMES and word not in FAMILY_WORDS):
        return True
    noun = (word in COMMON and word not in FAMILY) or word in INSTITUTIONS or word in PLACES
    return noun and word not in GIVEN


def _is_letters(word: Word) -> bool:
    return word.fold in DEGREES or (word.is_acronym and word.fold not in SUFFIXES)


def _trimmed(words: list[Word]) -> tuple[Word, ...]:
    """Leave out particles at both ends, and letters after a name (MP, OBE)."""
    while len(words) >= SHORTEST_WITH_LEAD and _is_letters(words[-1]) and not words[0].is_acronym:
        words = words[:-1]
    plain = [index for index, word in enumerate(words) if not word.is_particle]
    return tuple(words[plain[0] : plain[-1] + 1]) if plain else ()
