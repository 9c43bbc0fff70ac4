"""A party: profiles of one block taken to be one person while the block is parted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .forms import NameForm, compatible
from .profile import Profile, Years
from .traits import at_odds

# Ages are rounded, or of another day of the year: years of birth that far apart may be of one person.
TOLERANCE = 1
NARROW = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A profile that the archive has, how many articles have it, and the person whom a curator filed it under."""

    profile: Profile
    articles: int = 1
    pinned: int | None = None

    @property
    def weight(self) -> int:
        """Give the number of articles as a power of two, which seldom changes while the archive grows."""
        return 1 << max(self.articles.bit_length() - 1, 0) if self.articles else 0


@dataclass(frozen=True)
class Strain:
    """Profiles of one block that differ by their subjects alone."""

    held: tuple[Held, ...]

    @cached_property
    def form(self) -> NameForm:
        return self.traits.form

    @property
    def traits(self) -> Profile:
        return self.held[0].profile

    @property
    def pinned(self) -> int | None:
        return self.held[0].pinned

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(one.profile.number for one in self.held)

    @property
    def rank(self) -> tuple[object, ...]:
        """Order strains: those of curators, then those that say most, then by what they say."""
        form, traits = self.form, self.traits
        said = len(traits.professions) + len(traits.nations)
        said += sum(map(bool, (form.suffix, traits.born, traits.gender, traits.beside)))
        sets = [sorted(words) for words in (traits.professions, traits.nations, traits.beside)]
        content = (traits.key, traits.gender, traits.born or (0, 0), sets)
        return self.pinned is None, self.pinned or 0, -said - len(form.middles), content


class Party:
    """Strains taken to be one person, and what they say together."""

    def __init__(self, strain: Strain) -> None:
        self.strains = [strain]
        self.pinned = strain.pinned
        self.forms = {strain.form}
        self.professions = set(strain.traits.professions)
        self.nations = set(strain.traits.nations)
        self.genders = {strain.traits.gender} - {""}
        self.births = set(_known(strain.traits.born))
        self.beside = set(strain.traits.beside)
        self.keys = {strain.traits.key}

    def join(self, strain: Strain) -> str:
        """Take a strain in; give the reason."""
        bound = self.binding(strain)
        self.strains.append(strain)
        self.forms.add(strain.form)
        self.professions |= strain.traits.professions
        self.nations |= strain.traits.nations
        self.genders |= {strain.traits.gender} - {""}
        self.births.update(_known(strain.traits.born))
        self.beside |= strain.traits.beside
        self.keys.add(strain.traits.key)
        if self.pinned is not None and self.pinned == strain.pinned:
            return "decided by a curator"
        return f"same name{bound and f', {bound}'}, and nothing against it"

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset().union(*(strain.numbers for strain in self.strains))

    @property
    def weight(self) -> int:
        return sum(one.weight for strain in self.strains for one in strain.held)

    def contradiction(self, strain: Strain) -> str:
        """Say what cannot be true of one person; nothing if all can."""
        traits = strain.traits
        if traits.key in self.beside or not traits.beside.isdisjoint(self.keys):
            return "both are named in one article"
        if self.genders and traits.gender and traits.gender not in self.genders:
            return "a man and a woman"
        for form in self.forms:
            if not compatible(form, strain.form):
                return f"{_words(form)} against {_words(strain.form)}"
        for years in self.births:
            if traits.born and _apart(years, traits.born) > TOLERANCE:
                return f"born {_years(years)} against {_years(traits.born)}"
        return ""

    def distance(self, strain: Strain) -> str:
        """Say which professions or countries are far from each other, unless the name or the birth binds the two."""
        traits = strain.traits
        if self.binding(strain):
            return ""
        if at_odds(frozenset(self.professions), traits.professions):
            return _against(self.professions, traits.professions)
        if self.nations and traits.nations and self.nations.isdisjoint(traits.nations):
            return _against(self.nations, traits.nations)
        return ""

    def binding(self, strain: Strain) -> str:
        """Say what both state that few bearers of a name would have in common."""
        if self._born_alike(strain.traits.born):
            return "same year of birth"
        if strain.form.suffix and any(form.suffix == strain.form.suffix for form in self.forms):
            return f"both {strain.form.suffix}"
        if strain.form.middles and any(form.middles == strain.form.middles for form in self.forms):
            return "same middle name"
        return ""

    def _born_alike(self, years: Years | None) -> bool:
        return years is not None and any(_narrow(years, others) for others in self.births)

    def support(self, held: Held) -> int:
        """Count what speaks for a profile's being this person: births, professions, the subject."""
        profile, form = held.profile, held.profile.form
        subjects = Counter(one.profile.subject for strain in self.strains for one in strain.held)
        return (
            3 * self._born_alike(profile.born)
            + 2 * (not profile.professions.isdisjoint(self.professions))
            + (not profile.nations.isdisjoint(self.nations))
            + (bool(profile.subject) and profile.subject in subjects)
            + 2 * (form in self.forms and bool(form.middles or form.suffix))
        )


def _against(one: Iterable[str], other: Iterable[str]) -> str:
    return " against ".join(" and ".join(sorted(words)).replace("_", " ") for words in (one, other))


def _known(years: Years | None) -> tuple[Years, ...]:
    return (years,) if years else ()


def _apart(one: Years, other: Years) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])


def _narrow(one: Years, other: Years) -> bool:
    return _apart(one, other) <= 0 and max(one[1] - one[0], other[1] - other[0]) < NARROW


def _words(form: NameForm) -> str:
    return " ".join(filter(None, [form.given, *form.middles, form.surname, form.suffix])).title()


def _years(years: Years) -> str:
    return "–".join(str(year) for year in sorted(set(years)))
