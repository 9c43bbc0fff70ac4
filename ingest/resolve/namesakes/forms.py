"""Which forms of a name may be one person's: James E. Boasberg and Jim Boasberg, not Robert Hale Jr. and Sr.

Known limits: a hyphenated given name is one word (Jean-Luc is not Jean Luc), a double surname is known by its last
word, and a short form of several given names (Alex, Sam) stands for itself alone.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.resolve.people.names import FAMILY, GIVEN
from ingest.resolve.people.words import FAMILY_FIRST, PARTICLES, SUFFIXES

from .tables import GIVEN_NAMES

_LONG_SUFFIXES = {"junior": "jr", "senior": "sr"}  # behind two words: Vinicius Junior is a name
_ARTICLES = frozenset({"al", "el", "ul", "ad", "as", "ash", "an"})  # of Arabic, all one
_VOWELS = frozenset("aeiouy")
_MOST_INITIALS = 3  # in one word: JRR
_SYLLABLE = 5  # letters at most of one that stands alone: Kim Jong Un


class NameForm(NamedTuple):
    """The words of a name, folded; what is not there is empty.

    Particles stand with the surname (`van der berg`). Initials are middles wherever they stand: `j k rowling` has no
    given name.
    """

    given: str
    middles: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=1 << 16)
def name_form(key: str) -> NameForm:
    """Read a name's key (`ingest.resolve.people.name_key`). Every string has a form.

    >>> name_form("robert j van der berg jr")
    NameForm(given='robert', middles=('j',), surname='van der berg', suffix='jr')
    >>> name_form("jk rowling"), name_form("xi jinping").surname
    (NameForm(given='', middles=('j', 'k'), surname='rowling', suffix=''), 'xi')
    """
    words, suffix = _without_suffix(key.split())
    if _family_first(words):
        return NameForm("".join(words[1:]).replace("-", ""), (), words[0], suffix)
    start = _start_of_surname(words)
    ahead = [part for word in words[:start] for part in _parted(word)]
    given = next((word for word in ahead if len(word) > 1), "")
    if given:
        ahead.remove(given)
    return NameForm(given, tuple(word for word in ahead if not _is_particle(word)), " ".join(words[start:]), suffix)


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and words[-1] in SUFFIXES:
        return words[:-1], words[-1]
    if len(words) > len(("given", "surname")) and words[-1] in _LONG_SUFFIXES:
        return words[:-1], _LONG_SUFFIXES[words[-1]]
    return words, ""


def _family_first(words: Sequence[str]) -> bool:
    """Say whether a Chinese, Korean or Vietnamese family name stands first: Xi Jinping, Kim Jong Un, not Lee Harris."""
    if len(words) not in (2, 3) or words[0] not in FAMILY_FIRST:
        return False
    syllables = "-".join(words[1:]).split("-")
    if len(syllables) == 1:
        return words[0] not in GIVEN and words[1] not in FAMILY
    western = FAMILY.issuperset(syllables) if len(words) == len(("family", "given")) else syllables[-1] in FAMILY
    return not western and all(1 < len(part) <= _SYLLABLE for part in syllables)


def _start_of_surname(words: Sequence[str]) -> int:
    """Give the place of the surname's first word: its particles', but for Al Gore and Van Morrison."""
    start = max(len(words) - 1, 0)
    while start and _is_particle(words[start - 1]):
        start -= 1
    is_given = start == 0 and len(words) == len(("given", "surname")) and words[0] in GIVEN and words[1] in FAMILY
    return 1 if is_given else start


def _is_particle(word: str) -> bool:
    return len(word) > 1 and word in PARTICLES


def _parted(word: str) -> Sequence[str]:
    """Part initials that are printed as one word: JK, JRR."""
    if len(word) > _MOST_INITIALS or word in GIVEN or _is_particle(word):
        return (word,)
    return tuple(word) if len(word) < _MOST_INITIALS or _VOWELS.isdisjoint(word) else (word,)


def block(key: str) -> tuple[str, str]:
    """Give what names must share to be compared: the surname's last word, and the given name, not a short form of it.

    >>> block("bill o'neil jr"), block("bashar al-assad"), block("trump")
    (('oneil', 'william'), ('assad', 'bashar'), ('trump', ''))
    """
    return block_of(name_form(key))


def block_of(form: NameForm) -> tuple[str, str]:
    """Give the block of a form."""
    given = form.given.replace("-", "").replace("'", "")
    return _surname(form)[-1], GIVEN_NAMES.get(given, given)


def _surname(form: NameForm) -> list[str]:
    """Give the words of a surname without apostrophes, an Arabic article as a word of its own: al assad."""
    *particles, last = form.surname.replace("'", "").split(" ")
    article, _, rest = last.partition("-")
    words = [*particles, article, rest] if rest and article in _ARTICLES else [*particles, last]
    return ["al" if word in _ARTICLES else word for word in words[:-1]] + words[-1:]


def compatible(one: NameForm, other: NameForm) -> bool:
    """Say whether two forms may be one person's name; it is not transitive.

    An initial fits its word. What one form lacks fits: middle names, a suffix, particles. Middle names that both have
    match from the first on (George W. Bush is not George H. W. Bush), or those of one are whole words of the other in
    their order (Héctor Guerrero Flores, Héctor Manuel Guerrero Flores).
    """
    return (
        block_of(one) == block_of(other)
        and _agree(one, other)
        and (_begin_alike(one.middles, other.middles) or _is_part(*sorted((one.middles, other.middles), key=len)))
    )


def stands_for(short: NameForm, full: NameForm) -> bool:
    """Say whether a name without a given name may be a person's of a full name: Rowling, J. K. Rowling.

    >>> stands_for(name_form("j k rowling"), name_form("joanne rowling"))
    True
    """
    fitting = ((given, *full.middles) for given in (full.given, block_of(full)[1]))
    return (
        not short.given
        and _surname(short)[-1] == _surname(full)[-1]
        and _agree(short, full)
        and any(_begin_alike(short.middles, names) for names in fitting)
    )


def _agree(one: NameForm, other: NameForm) -> bool:
    """Say whether neither the suffixes nor the particles of two surnames differ; none fits all."""
    suffixes = {one.suffix, other.suffix} - {""}
    particles = {tuple(_surname(form)[:-1]) for form in (one, other)} - {()}
    return len(suffixes) <= 1 and len(particles) <= 1


def _begin_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    return all(a == b or a == b[0] or b == a[0] for a, b in zip(some, others, strict=False))


def _is_part(few: Sequence[str], many: Sequence[str]) -> bool:
    """Say whether the whole words are among the others in the same order; an initial is none."""
    rest = iter(many)
    return all(len(word) > 1 and word in rest for word in few)
