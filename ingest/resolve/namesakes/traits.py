"""What articles say of someone that tells namesakes apart: professions, countries, gender, years of birth."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import product

from ingest.resolve.people.names import fold

from .phrases import Phrase, phrases
from .tables import COURTESIES, FIELDS, GENDERS, NATIONS, NEIGHBOURS, NOBODY, OFFICES, PROFESSIONS

LONGEST_INTERVAL = 400  # days between which an article was published; beyond, an age says too little
OLDEST = 119  # years
_HEADS = PROFESSIONS.keys() | OFFICES.keys() | NOBODY
_TITLE = "title "


def professions(roles: Iterable[str]) -> frozenset[str]:
    """Give the classes of the professions that printed roles state (data/namesakes.toml); kin and guests have none.

    >>> sorted(professions(["U.S. District Court Judge", "captain of the Harbour Rovers", "the judge's brother"]))
    ['law', 'sport']
    """
    return frozenset().union(*map(_stated, roles))


@lru_cache(maxsize=1 << 14)
def _stated(role: str) -> frozenset[str]:
    return frozenset().union(*map(_profession, phrases(role)))


def _profession(phrase: Phrase) -> frozenset[str]:
    """Classify what the phrase calls someone; an office by its field: captain of the club, of the ferry."""
    head = phrase.head(_HEADS)
    own = PROFESSIONS.get(head, frozenset())
    if head not in OFFICES:
        return own
    fields = frozenset().union(*(FIELDS[entry] for entry in phrase.entries(FIELDS)))
    return own | (fields or OFFICES[head])


def nations(roles: Iterable[str]) -> frozenset[str]:
    """Give the countries that printed roles name (data/namesakes.toml): whose minister, striker or envoy someone is.

    >>> sorted(nations(["the Norwegian finance minister", "U.S. envoy to France"]))
    ['france', 'norway', 'united_states']
    """
    return frozenset().union(*map(_named_nations, roles))


@lru_cache(maxsize=1 << 14)
def _named_nations(role: str) -> frozenset[str]:
    entries = (entry for phrase in phrases(role) for entry in phrase.entries(NATIONS))
    return frozenset().union(*(NATIONS[entry] for entry in entries))


def at_odds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two people's professions are both known and neither alike nor such as people often change between.

    >>> at_odds(frozenset({"religion"}), frozenset({"sport"})), at_odds(frozenset({"law"}), frozenset({"politics"}))
    (True, False)
    """
    return bool(one and other) and not any(a == b or (a, b) in NEIGHBOURS for a, b in product(one, other))


def gender(roles: Iterable[str], evidence: Iterable[str]) -> str:
    """Give "f" or "m" if roles (`chairwoman of the board`) say so, or else evidence (`title Mrs; age`); else nothing.

    Roles go first: a courtesy may be that of someone else of the surname.

    >>> gender(["the actress"], ["title Mr"]), gender([], ["age; title Mrs"]), gender(["the king", "a nun"], [])
    ('f', 'f', '')
    """
    stated = frozenset().union(*map(_gender_of_role, roles))
    said = stated or frozenset().union(*map(_gender_of_titles, evidence))
    return next(iter(said)) if len(said) == 1 else ""


@lru_cache(maxsize=1 << 14)
def _gender_of_role(role: str) -> frozenset[str]:
    heads = (phrase.head(_HEADS | GENDERS.keys()) for phrase in phrases(role))
    return frozenset().union(*(GENDERS.get(head, frozenset()) for head in heads))


@lru_cache(maxsize=1 << 14)
def _gender_of_titles(clues: str) -> frozenset[str]:
    titles = (clue.strip().removeprefix(_TITLE) for clue in clues.split(";") if clue.strip().startswith(_TITLE))
    said = COURTESIES | GENDERS
    return frozenset().union(*(said.get(fold(title), frozenset()) for title in titles))


def born(age: int | None, earliest: date | None, latest: date | None) -> tuple[int, int] | None:
    """Give the first and the last year of birth that fit an age stated in an article of that interval (or instants).

    None if the age or the interval is unknown, or the interval longer than a year and a month or so.

    >>> born(52, date(2025, 6, 3), date(2025, 6, 5))
    (1972, 1973)
    """
    if age is None or earliest is None or latest is None or not 0 <= age <= OLDEST:
        return None
    if not 0 <= latest.toordinal() - earliest.toordinal() <= LONGEST_INTERVAL:
        return None
    return earliest.year - age - 1, latest.year - age
