"""A name as it is compared with others: its words, how they sound, and the blocks in which its like may be found."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ingest.resolve.namesakes.forms import name_form
from ingest.resolve.namesakes.tables import GIVEN_NAMES

# Letters that spellings of one name exchange (Mohammed, Muhammad; Rísquez, Risques; Gaddafi, Kadhafi).
_SOUNDS = str.maketrans({"z": "s", "x": "s", "c": "k", "q": "k", "g": "k", "j": "y", "v": "f", "w": "f", "d": "t"})
_PAIRS = (("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"))
_SILENT = frozenset("aeiouyh")
_FEWEST_SOUNDS = 3  # of which one may be missing or another
_ACRONYM = range(2, 5)  # letters of a name that stands for several


class Form(NamedTuple):
    """A form of a person's name; `letters` are the first ones of its words, `given` is spelled out or empty."""

    words: tuple[str, ...]
    given: str
    root: str
    middles: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def letters(self) -> str:
        return "".join(word[0] for word in self.words)

    @property
    def initial(self) -> str:
        """Give the first letter of a name of which no given name is spelled out."""
        return self.middles[0][0] if self.middles and not self.given else ""

    @property
    def is_acronym(self) -> bool:
        return len(self.words) == 1 and len(self.words[0]) in _ACRONYM


@lru_cache(maxsize=1 << 16)
def form_of(key: str) -> Form:
    """Read a name's key (ingest.resolve.people.name_key).

    >>> form_of("bill o'neil jr").root, form_of("j k rowling").initial
    ('william', 'j')
    """
    form = name_form(key)
    given = form.given.replace("-", "")
    words = tuple(word.replace("-", "") for word in key.replace("'", "").split())
    surname = form.surname.replace("'", "").replace("-", " ")
    return Form(tuple(filter(None, words)), given, GIVEN_NAMES.get(given, given), form.middles, surname, form.suffix)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Reduce a word to what its spellings have in common: the first letter and the consonants, each once.

    >>> sound("mohammed") == sound("muhammad"), sound("risquez") == sound("risques"), sound("anna")
    (True, True, 'an')
    """
    for letters, letter in _PAIRS:
        word = word.replace(letters, letter)
    sounds: list[str] = []
    for letter in word.translate(_SOUNDS):
        if not sounds or (letter not in _SILENT and letter != sounds[-1] and letter != " "):
            sounds.append(letter)
    return "".join(sounds)


def blocks(form: Form) -> Iterator[tuple[str, str, str]]:
    """Yield what a name shares with those that may be the same person's, a letter for each way of being alike."""
    if form.is_acronym:
        yield "a", form.words[0], ""
    if len(form.words) < len(("given", "surname")):
        return
    given, surname = sound(form.root or form.initial), sound(form.surname)
    if form.given:
        yield from (("n", one, surname) for one in _near(given))
        yield from (("n", given, one) for one in _near(surname) if one != surname)
    yield "i", given[:1], form.surname
    yield "o", " ".join(sorted(form.words)), ""
    first, second, *_ = form.words
    yield "w", first, second
    if len(form.words) in _ACRONYM:
        yield "a", form.letters, ""


def _near(sounds: str) -> Iterator[str]:
    """Yield a word's sounds, and those that are left without one of them."""
    yield sounds
    if len(sounds) >= _FEWEST_SOUNDS:
        yield from dict.fromkeys(sounds[:place] + sounds[place + 1 :] for place in range(1, len(sounds)))
