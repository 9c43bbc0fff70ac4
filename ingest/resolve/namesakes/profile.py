"""A profile: all that articles say alike of someone of one name, which tells bearers of the name apart."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from ingest.resolve.people import name_key

from .forms import NameForm, block, name_form
from .traits import born, gender, nations, professions

Years = tuple[int, int]


class Naming(NamedTuple):
    """What one article says of one person: the fullest name, roles and ages as printed, what it is about and when.

    `others` are names of that surname that the article has, this one among them or not; `full` says whether the name is
    a full one.
    """

    name: str
    full: bool
    roles: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    subject: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells bearers of a name apart; `block` is the surname alone where no given name is known."""

    key: str
    surname: str
    block: str
    professions: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    gender: str = ""
    born: Years | None = None
    beside: frozenset[str] = frozenset()
    subject: str = ""

    @property
    def form(self) -> NameForm:
        return name_form(self.key)

    @property
    def number(self) -> int:
        """Give the same 63-bit number for the same profile, whoever computes it."""
        return _number(self)


@lru_cache(maxsize=1 << 14)
def _number(profile: Profile) -> int:
    offices = (" ".join(sorted(profile.professions)), " ".join(sorted(profile.nations)))
    traits = (*offices, profile.gender, profile.born, "|".join(sorted(profile.beside)))
    whole = repr((profile.key, profile.block, *traits, profile.subject))
    return int.from_bytes(blake2b(whole.encode(), digest_size=8).digest()) >> 1


def profile_of(naming: Naming) -> Profile:
    """Give the profile of one person in one article.

    Courtesies say nothing where another of the surname is named: Mr Vale is not Ilse Vale.

    >>> profile_of(Naming("James Hale", True, roles=("District Judge",))).professions
    frozenset({'law'})
    """
    key = name_key(naming.name)
    surname, where = _place(key, full=naming.full)
    age = naming.ages[0] if len(set(naming.ages)) == 1 else None
    others = {name_key(name) for name in naming.others} - {key}
    return Profile(
        key=key,
        surname=surname,
        block=where,
        professions=professions(naming.roles),
        nations=nations(naming.roles),
        gender=gender(naming.roles, () if any(block(other)[0] == surname for other in others) else naming.evidence),
        born=born(age, naming.earliest, naming.latest),
        beside=frozenset(other for other in others if " ".join(block(other)) == where),
        subject=naming.subject,
    )


def _place(key: str, *, full: bool) -> tuple[str, str]:
    """Give surname and block; where a full name has initials alone, the first and a full stop stand for it."""
    surname, given = block(key)
    if not full:
        return surname, surname
    return surname, f"{surname} {given or _initials(key)}"


def _initials(key: str) -> str:
    return "".join(word[:1] for word in name_form(key).middles[:1]) + "."
