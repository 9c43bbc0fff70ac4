"""Say whose a bare surname is, or one behind initials: of one person whom it fits and nobody else as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from .partition import DOMINATES, FEWEST_OF_DOMINANT
from .profile import Profile
from .traits import at_odds


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone who bears a surname in full, in how many articles, and what these say; None: several, not told apart."""

    person: int | None
    articles: int
    profiles: tuple[Profile, ...] = ()


def dominant(bearers: Sequence[Bearer], fewest: int = FEWEST_OF_DOMINANT) -> Bearer | None:
    """Give the one who is named ten times as often as all others together, and in `fewest` articles at least.

    >>> dominant([Bearer(7, 30), Bearer(8, 3)])
    Bearer(person=7, articles=30, profiles=())
    >>> dominant([Bearer(7, 30), Bearer(8, 4)]), dominant([Bearer(7, 2)])
    (None, None)
    """
    ranked = sorted(bearers, key=lambda bearer: bearer.articles)
    others = sum(bearer.articles for bearer in ranked[:-1])
    if not ranked or ranked[-1].person is None or ranked[-1].articles < max(DOMINATES * others, fewest):
        return None
    return ranked[-1]


def fits(short: Profile, bearer: Bearer) -> bool:
    """Say whether what is told of the short name is told of its bearer, too: profession or subject, and no less."""
    professions = frozenset().union(*(profile.professions for profile in bearer.profiles))
    genders = {profile.gender for profile in bearer.profiles} - {""}
    if short.gender and genders and short.gender not in genders:
        return False
    nations = frozenset().union(*(profile.nations for profile in bearer.profiles))
    if at_odds(short.professions, professions) or (nations and short.nations and nations.isdisjoint(short.nations)):
        return False
    subjects = {profile.subject for profile in bearer.profiles} - {""}
    return not short.professions.isdisjoint(professions) or short.subject in subjects
