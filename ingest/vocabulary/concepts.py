"""A concept of a vocabulary, as published, and as it is taken up in one language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_CODE = re.compile(r"(?:medtop:|/mediatopic/)([0-9]{8})$")
_ENGLISH = "en"


class VocabularyError(ValueError):
    """A file from which no Media Topics can be taken, and what to do."""


@dataclass(frozen=True, slots=True)
class Published:
    """A concept as a file has it: labels and definitions by language, and the qcodes of what it is part of."""

    qcode: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    broader: tuple[str, ...]
    retired: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept in one language. `parent` is the qcode of what it is part of; None for a top class."""

    qcode: str
    label: str
    definition: str
    parent: str | None


def qcode_of(name: object) -> str | None:
    """Give the qcode of a Media Topic that is named by its qcode or address; None if it is no Media Topic.

    >>> qcode_of("http://cv.iptc.org/newscodes/mediatopic/20000002")
    'medtop:20000002'
    """
    found = _CODE.search(name) if isinstance(name, str) else None
    return f"medtop:{found[1]}" if found else None


def in_language(published: Iterable[Published], language: str) -> list[Concept]:
    """Give the concepts that are not retired, parents first, in a language; what lacks it has its English words.

    Raise VocabularyError where no concept has that language, or where concepts are parts of one another in a circle.
    """
    known = {one.qcode: one for one in published}
    used = {qcode: one for qcode, one in known.items() if not one.retired and one.labels}
    languages = sorted({name for one in used.values() for name in one.labels})
    if not any(_speaks(name, language) for name in languages):
        raise VocabularyError(f"No label is in the language {language}; there are {', '.join(languages) or 'none'}.")
    found = [
        Concept(qcode, _words(one.labels, language), _words(one.definitions, language), _parent(one, known))
        for qcode, one in sorted(used.items())
    ]
    return _parents_first(found)


def _speaks(name: str, language: str) -> bool:
    name, language = name.casefold(), language.casefold()
    return name == language or name.startswith(f"{language}-")


def _words(texts: Mapping[str, str], language: str) -> str:
    for wanted in (language, language.split("-", maxsplit=1)[0], _ENGLISH):
        for name in sorted(texts):
            if _speaks(name, wanted):
                return texts[name]
    return texts[min(texts)] if texts else ""


def _parent(one: Published, known: Mapping[str, Published]) -> str | None:
    """Find what a concept is part of; what is retired is passed over for what that was part of."""
    seen: set[str] = set()
    place = one
    while place.broader and place.broader[0] in known and place.broader[0] not in seen:
        seen.add(place.broader[0])
        place = known[place.broader[0]]
        if not place.retired and place.labels:
            return place.qcode
    return None


def _parents_first(concepts: list[Concept]) -> list[Concept]:
    ordered: dict[str, Concept] = {}
    left = concepts
    while left:
        ready = [one for one in left if one.parent is None or one.parent in ordered]
        if not ready:
            raise VocabularyError(f"{left[0].qcode} is part of itself: its broader concepts form a circle.")
        ordered |= {one.qcode: one for one in ready}
        left = [one for one in left if one.qcode not in ordered]
    return list(ordered.values())
