"""The persons of one article and the forms of name that lead to each."""

from collections.abc import Collection, Iterator, MutableMapping
from dataclasses import dataclass
from typing import TypeVar

from .candidates import Candidate, Key
from .clues import Clue
from .names import COMMON, PLACE_NAMES, name_key
from .words import ARTICLES, PLACES, SUFFIXES

Form = TypeVar("Form")
OF_THE_ARTICLE = "full name in the article"
_NO_GIVEN_NAMES = PLACES | COMMON | PLACE_NAMES | ARTICLES


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article, under the fullest form of the name."""

    name: str
    full: bool = True


class Register:
    """The full names of an article. Add the longest first; a form that two persons share leads to neither."""

    def __init__(self, known: Collection[str]) -> None:
        self._forms: dict[Key, Person | None] = {}
        self._singles: dict[str, Person | None] = {}
        self._known: dict[Key, Person] = {}
        self._known_singles: dict[str, Person | None] = {}
        for name in filter(str.strip, known):
            key = tuple(name_key(name).split())
            person = self._known.setdefault(key, Person(name))
            _enter(self._known_singles, _surname(key), person)

    def add(self, candidate: Candidate) -> None:
        """Enter an accepted name, unless it is a form of a longer one."""
        key = candidate.key
        if self._forms.get(key) or self._forms.get(_plain(key)):
            return
        person = Person(" ".join(word.text for word in candidate.words))
        for form in _forms(key):
            _enter(self._forms, form, person)
        for surname in {_surname(key), _surname(key).removeprefix("al-").removeprefix("el-")}:
            _enter(self._singles, surname, person)
        if key[0] not in _NO_GIVEN_NAMES:
            self._singles.setdefault(key[0], person)

    def of_full(self, key: Key) -> Person | None:
        """Give the person of a name of two or more words."""
        return self._forms.get(key) or self._forms.get(_plain(key)) or self._known.get(key)

    def of_single(self, word: str) -> tuple[Person | None, Clue]:
        """Give the one person of a surname or given name, of this article or else of the known ones."""
        if word in self._singles:
            return self._singles[word], Clue(OF_THE_ARTICLE, 3.0)
        return self._known_singles.get(word), Clue("full name on the page", 3.0)


def _enter(table: MutableMapping[Form, Person | None], form: Form, person: Person) -> None:
    table[form] = person if table.get(form, person) == person else None


def _plain(key: Key) -> Key:
    """Leave out initials and suffixes."""
    return tuple(word for word in key if len(word) > 1 and word not in SUFFIXES)


def _surname(key: Key) -> str:
    return next((word for word in reversed(key) if word not in SUFFIXES), key[-1])


def _forms(key: Key) -> Iterator[Key]:
    """Yield the forms of two and more words: without initials, ends, beginnings, first and last."""
    plain = _plain(key) or key
    yield from {key, plain, plain[:1] + plain[-1:]}
    for cut in range(1, len(plain) - 1):
        yield plain[cut:]
        yield plain[:-cut]
