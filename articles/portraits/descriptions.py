"""How each outlet describes a person: the roles and ages that its articles print, and where."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from .portrait import Naming, Portrait

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_Key = tuple[int | None, str]  # an age, or the key of a role


@dataclass(frozen=True, slots=True)
class Description:
    """A role in the words that are printed most often, or an age, with one place in each article, the newest first."""

    words: str
    age: int | None
    places: tuple[Naming, ...]

    @property
    def total(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class OutletDescriptions:
    """What the articles of one outlet say: roles before ages, what most articles print before the rest."""

    source: int | None
    descriptions: tuple[Description, ...]

    @property
    def total(self) -> int:
        return sum(description.total for description in self.descriptions)


def descriptions(portrait: Portrait) -> list[OutletDescriptions]:
    """Gather the descriptions by outlet; the outlet with most of them comes first, articles without one last."""
    by_outlet: defaultdict[int | None, defaultdict[_Key, list[Naming]]] = defaultdict(lambda: defaultdict(list))
    for naming in portrait.described:
        for key in _keys(naming):
            by_outlet[portrait.articles[naming.article].source][key].append(naming)
    outlets = [OutletDescriptions(source, _ordered(portrait, found)) for source, found in by_outlet.items()]
    return sorted(outlets, key=lambda outlet: (outlet.source is None, -outlet.total, outlet.source or 0))


def _keys(naming: Naming) -> Iterable[_Key]:
    if naming.role:
        yield None, role_key(naming.role)
    if naming.age is not None:
        yield naming.age, ""


def role_key(role: str) -> str:
    """Give the key under which spellings of one role meet.

    >>> role_key("The Prime Minister") == role_key("prime minister")
    True
    """
    return role.casefold().removeprefix("the ")


def _ordered(portrait: Portrait, found: dict[_Key, list[Naming]]) -> tuple[Description, ...]:
    made = [_description(portrait, age, namings) for (age, _), namings in found.items()]
    return tuple(sorted(made, key=lambda each: (each.age is not None, -each.total, each.words, each.age or 0)))


def _description(portrait: Portrait, age: int | None, namings: Iterable[Naming]) -> Description:
    """Take one place of each article: the first in its body, where a link can lead to it, else in its title."""
    by_article: dict[int, Naming] = {}
    for naming in namings:
        known = by_article.setdefault(naming.article, naming)
        if (naming.field, naming.start) < (known.field, known.start):
            by_article[naming.article] = naming
    places = sorted(by_article.values(), key=lambda place: _recency(portrait, place), reverse=True)
    return Description("" if age is not None else _words(places), age, tuple(places))


def _words(places: Iterable[Naming]) -> str:
    printed = Counter(place.role for place in places)
    return min(printed, key=lambda role: (-printed[role], len(role), role))


def _recency(portrait: Portrait, place: Naming) -> tuple[datetime, int]:
    return portrait.articles[place.article].latest or _LONG_AGO, place.article
