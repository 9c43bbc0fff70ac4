"""Judge a name by its own words: given and family names, initials, institutions, places, acronyms."""

from collections.abc import Collection, Iterator

from .capitals import Word
from .clues import Clue
from .names import COMMON, FAMILY, GIVEN, PLACE_NAMES
from .words import (
    ARTICLES,
    DEMONYMS,
    FAMILY_FIRST,
    FAMILY_WORDS,
    GIVEN_WORDS,
    INSTITUTIONS,
    NAMED_LIKE_PEOPLE,
    NO_PERSON,
    PLACES,
    SAINTS,
    SUFFIXES,
)

MOST_WORDS = 5
SHORTEST_IN_CAPITALS = 3
LONGEST_PLACE_CODE = 2
_PEOPLES = DEMONYMS | INSTITUTIONS
_NO_GIVEN = (
    dict.fromkeys(ARTICLES, Clue("article first", -0.5))
    | dict.fromkeys(SAINTS, Clue("saint", -4.0))
    | dict.fromkeys(NAMED_LIKE_PEOPLE, Clue("a thing with a person's name", -6.0))
)
_NO_FAMILIES = INSTITUTIONS - FAMILY_WORDS


def full_clues(words: tuple[Word, ...], lower: Collection[str]) -> list[Clue]:
    """Judge a name of two or more words; `lower` holds the article's lower-case words."""
    bare = (words[0], *(word for word in words[1:] if word.fold not in SUFFIXES))
    folds = [word.fold for word in bare]
    if " ".join(folds) in PLACE_NAMES or " ".join(folds) in NO_PERSON:
        return [Clue("place or firm", -6.0)]
    if folds[0] in PLACES and folds[-1] in INSTITUTIONS:
        return [Clue("institution of a place", -6.0)]
    if any(word.fold in SUFFIXES for word in words[1:-1]):
        return [Clue("words behind a suffix", -6.0)]
    clues = [_first(folds[0], folds[1] if len(folds) > 1 else ""), _last(folds[-1]), *_build(bare)]
    if len(bare) < len(words):
        clues.append(Clue("suffix", 2.0))
    if not _in_capitals(bare):
        clues += [clue for word in bare if not word.is_particle for clue in _against(word, lower)]
    elif all(is_common(fold) for fold in folds):
        clues.append(Clue("common words in capitals", -6.0))
    elif not any(fold in GIVEN for fold in folds):
        clues.append(Clue("acronyms", -3.0))
    return [clue for clue in clues if clue.weight]


def single_clues(word: Word, lower: Collection[str]) -> list[Clue]:
    """Judge a name of one word."""
    clues = [*_against(word, lower)]
    if len(word.fold) == 1:
        clues.append(Clue("letter", -6.0))
    elif word.is_initials and word.fold not in PLACES:
        clues.append(Clue("initials", 1.0))
    if word.fold in PLACES or word.fold in PLACE_NAMES:
        clues.append(Clue("place", -3.0))
    elif is_common(word.fold) or word.fold in FAMILY_WORDS:
        clues.append(Clue("common word", -2.0))
    elif word.fold in GIVEN:
        clues.append(Clue("given name", 1.0))
    elif word.fold in FAMILY:
        clues.append(Clue("family name", 1.0))
    return clues


def is_common(word: str) -> bool:
    """Say whether a folded word is a common noun, verb or adjective, or a plural of one."""
    return word in COMMON or (word.endswith("s") and word[:-1] in COMMON)


def _first(first: str, second: str) -> Clue:
    if first in FAMILY_FIRST and "-" in second:
        return Clue("family name first", 3.0)
    if first == "al" and second in FAMILY:
        return Clue("given name", 1.2)
    if first in _NO_GIVEN:
        return _NO_GIVEN[first]
    if first in GIVEN or first.split("-", 1)[0] in GIVEN:
        weak = first in COMMON or first in PLACES or first in PLACE_NAMES
        return Clue("given name", 2.3 if first in GIVEN_WORDS else 1.2 if weak else 2.5)
    if first in PLACES:
        return Clue("place first", -2.0)
    return _first_unlisted(first, second)


def _first_unlisted(first: str, second: str) -> Clue:
    if first in FAMILY_FIRST and second not in COMMON:
        return Clue("family name first", 2.5)
    if first in FAMILY:
        return Clue("family name first", 1.0 if second.replace("-", "") in GIVEN else 0.0)
    return Clue("common word first", -1.5 if is_common(first) else 0.0)


def _last(last: str) -> Clue:
    if len(last) > LONGEST_PLACE_CODE and (last in PLACES or last in PLACE_NAMES):
        return Clue("place", -0.5 if last in FAMILY_WORDS else -3.0)
    if last in FAMILY_WORDS:
        return Clue("family name", -0.5 if last in INSTITUTIONS else 0.5)
    if is_common(last):
        return Clue("common word", 0.6 if last in FAMILY else -1.0)
    listed = last in FAMILY or last.rsplit("-", 1)[-1] in FAMILY
    return Clue("family name", 1.0) if listed else Clue("unlisted name", 0.7)


def _build(words: tuple[Word, ...]) -> Iterator[Clue]:
    """Judge how a name is built, and the words between its first and last."""
    listed = words[0].fold in GIVEN or words[-1].fold in FAMILY
    if words[0].may_be_initials and words[-1].fold in FAMILY:
        yield Clue("initials", 1.0)
    if any(word.is_initials for word in words[:-1]):
        yield Clue("initial", 2.3)
    if any(word.is_particle for word in words):
        yield Clue("particle", 0.5 if listed else -0.5)
    if sum(not word.is_particle for word in words) > MOST_WORDS:
        yield Clue("long", -1.5)
    for word in words[1:-1]:
        if word.fold in SAINTS:
            yield Clue("saint's place", -3.0)
        elif is_common(word.fold) and not (word.is_particle or word.fold in FAMILY or word.fold in GIVEN):
            yield Clue("common word inside", -2.0)


def _in_capitals(words: tuple[Word, ...]) -> bool:
    return all(
        word.is_acronym and len(word.text) >= SHORTEST_IN_CAPITALS and word.fold not in INSTITUTIONS for word in words
    )


def _against(word: Word, lower: Collection[str]) -> Iterator[Clue]:
    """Find what a single word says against a person."""
    if word.fold not in FAMILY_WORDS:
        yield from _of_no_family(word.fold)
    if word.is_acronym and not word.may_be_initials:
        yield Clue("acronym", -3.0)
    if any(map(str.isdigit, word.text)):
        yield Clue("digits", -6.0)
    if word.fold in lower and not word.is_initials:
        yield Clue("lower-case word here", -1.0 if word.fold in FAMILY else -1.5)


def _of_no_family(word: str) -> Iterator[Clue]:
    if word in INSTITUTIONS or not _NO_FAMILIES.isdisjoint(word.split("-")):
        yield Clue("institution", -6.0)
    if word in DEMONYMS or (word.endswith("s") and word[:-1] in _PEOPLES):
        yield Clue("people of a country", -3.0)
