"""The persons of one article and the forms of name that lead to each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from .candidates import Key
from .clues import Clue
from .forms import agree, forms, joined, plain, suffix, surname
from .genders import of_given
from .names import COMMON, FAMILY, GIVEN, PLACE_NAMES, name_key
from .words import ARTICLES, FAMILY_FIRST, PLACES

OF_THE_ARTICLE = "full name in the article"
OF_THE_PAGE = "full name on the page"
DOUBLE_SURNAME = 3
INITIALS = 2
SURNAME_AND_SUFFIX = 2
_NO_GIVEN_NAMES = PLACES | COMMON | PLACE_NAMES | ARTICLES


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article, under the fullest form of the name."""

    name: str
    full: bool = True


class Entry(NamedTuple):
    """A full name: whose it is, its key and what is known of the person's gender (f, m or nothing)."""

    person: Person
    key: Key
    gender: str = ""


class Names:
    """Full names and the forms that lead to each; a form that two persons share leads to neither."""

    def __init__(self) -> None:
        self._forms: dict[Key, list[Entry]] = defaultdict(list)
        self._surnames: dict[str, list[Entry]] = defaultdict(list)
        self._others: dict[str, list[Entry]] = defaultdict(list)

    def enter(self, entry: Entry, nicknames: Collection[Key] = ()) -> None:
        """Enter a name with its forms, surname, given name, and the first of two surnames."""
        key = entry.key
        for form in set(forms(key, nicknames)):
            self._forms[form].append(entry)
        last = surname(key)
        for word in {last, last.removeprefix("al-").removeprefix("el-")}:
            self._surnames[word].append(entry)
        for word in {key[0], *_first_surname(key), *(name[0] for name in nicknames if len(name) == 1)}:
            if word != last and word not in _NO_GIVEN_NAMES and not _is_short(word):
                self._others[word].append(entry)

    def enter_alias(self, key: Key, person: Person) -> None:
        """Let another name lead to a person: a stage name, a regnal name."""
        entry = Entry(person, key)
        self._forms[key] = [entry]
        if len(key) == 1:
            self._surnames[key[0]] = [entry]

    def of_form(self, key: Key) -> list[Entry]:
        """Give the names that a form of two or more words may stand for."""
        if len(key) == 1:
            return self.of_surname(key[0])
        found = self._forms.get(key) or self._forms.get(plain(key), [])
        return [entry for entry in found if agree(key, entry.key)]

    def of_surname(self, word: str) -> list[Entry]:
        """Give the names of this surname."""
        return self._surnames.get(word, [])

    def of_word(self, word: str, gender: str) -> list[Entry]:
        """Give the names that a surname, or else a given name, may stand for; nobody of the other gender."""
        found = self._surnames.get(word) or self._others.get(word, [])
        return [entry for entry in found if not (gender and entry.gender) or gender == entry.gender]


class Register:
    """The full names of an article, and those of its page. Add the longest first.

    `apart` are names without a suffix that are not short for the same name with one: a father's.
    """

    def __init__(self, known: Collection[str], apart: Collection[Key] = ()) -> None:
        self._article, self._page = Names(), Names()
        self._own: dict[Key, Person] = {}
        self._apart = apart
        for name in filter(str.strip, known):
            key = joined(tuple(name_key(name).split()))
            self._page.enter(Entry(Person(name), key, of_given(key[0])))

    def add(self, key: Key, name: str, gender: str, nicknames: Collection[Key] = ()) -> None:
        """Enter an accepted name, unless it is a form of a longer one; a form of two is a person of its own."""
        key = joined(key)
        found = self._forms_of(key)
        if len(found) == 1:
            return
        if found or _is_surname_with_suffix(key):
            self._own[key] = Person(name, full=False)
            return
        self._article.enter(Entry(Person(name), key, gender), nicknames)
        if plain(key) in self._apart and not suffix(key):
            self._article.enter_alias((surname(key), "sr"), Person(name))

    def add_alias(self, one: Key, other: Key) -> None:
        """Let two names that the article says are one's lead to the person, if it has the full name of just one."""
        for name, alias in ((joined(one), joined(other)), (joined(other), joined(one))):
            person = _only(self._article.of_form(name))
            if person and person.full and not self._article.of_form(alias):
                self._article.enter_alias(alias, person)

    def of_full(self, key: Key) -> Person | None:
        """Give the person of a name of two or more words."""
        key = joined(key)
        found = self._forms_of(key)
        if len(found) == 1:
            return found[0].person
        return self._own.get(key) or (None if found else _only(self._page.of_form(key)))

    def of_single(self, word: str, gender: str = "") -> tuple[Person | None, Clue]:
        """Give the one person of a surname or given name, of this article or else of the page's others."""
        found = self._article.of_word(word, gender)
        if found or self._article.of_word(word, ""):
            return _only(found), Clue(OF_THE_ARTICLE, 3.0)
        return _only(self._page.of_word(word, gender)), Clue(OF_THE_PAGE, 3.0)

    def is_shared(self, word: str) -> bool:
        """Say whether several people of the article have this surname."""
        return len({entry.person for entry in self._article.of_surname(word)}) > 1

    def _forms_of(self, key: Key) -> list[Entry]:
        found = self._article.of_form(key)
        if key in self._apart and not suffix(key):
            return [entry for entry in found if not suffix(entry.key)]
        return found


def _first_surname(key: Key) -> Key:
    """Give the first of two surnames: Guerrero of Hector Guerrero Flores."""
    bare = plain(key)
    middle = bare[-2] if len(bare) >= DOUBLE_SURNAME else ""
    return (middle,) if middle in FAMILY and middle not in GIVEN else ()


def _is_short(word: str) -> bool:
    """Say whether a first word is rather initials: JP; Xi is a name."""
    return len(word) <= INITIALS and word not in GIVEN and word not in FAMILY_FIRST


def _is_surname_with_suffix(key: Key) -> bool:
    """Say whether a name is like Hale Jr.; Charles III is none."""
    return len(key) == SURNAME_AND_SUFFIX and key[-1] in {"jr", "sr"}


def _only(entries: list[Entry]) -> Person | None:
    persons = {entry.person for entry in entries}
    return persons.pop() if len(persons) == 1 else None
