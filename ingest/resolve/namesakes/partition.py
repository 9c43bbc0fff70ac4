"""Part the profiles of one block into people: a function of the set of profiles, whatever their order.

Bearers of one full name are one person unless something tells them apart: names, titles or years of birth that
contradict each other, two of them in one article, or professions far from each other that nothing else binds.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from .party import Held, Party, Strain
from .profile import Profile

# Says how many other people two sets of profiles (by their numbers) are named together with.
Companions = Callable[[Collection[int], Collection[int]], int]

DOMINATES = 10
FEWEST_OF_DOMINANT = 3
MOST_PEOPLE = 100  # of one name; any beyond are left open, so that no page can make parting take minutes


@dataclass(frozen=True, slots=True)
class Partition:
    """Who bears the name: the profiles of each person, those that may be several people's, and the reason for each."""

    people: tuple[tuple[Held, ...], ...]
    undecided: tuple[Held, ...] = ()
    reasons: dict[int, str] = field(default_factory=dict)


def partition(held: Collection[Held], companions: Companions) -> Partition:
    """Part the profiles of one block; those a curator filed under one person stay together, under two apart."""
    parties, open_strains, reasons = _parties(_strains(held), companions)
    members = [[one for strain in party.strains for one in strain.held] for party in parties]
    undecided: list[Held] = []
    for one in (one for strain in open_strains for one in strain.held):
        number, reason = _choose(one, parties, companions)
        reasons[one.profile.number] = reason
        (undecided if number is None else members[number]).append(one)
    people = sorted((tuple(sorted(group, key=_order)) for group in members), key=lambda group: _order(group[0]))
    return Partition(tuple(people), tuple(sorted(undecided, key=_order)), reasons)


def _order(held: Held) -> int:
    return held.profile.number


def _strains(held: Iterable[Held]) -> list[Strain]:
    """Gather the profiles that differ by their subjects alone; pinned ones first, then those that say most."""
    groups: dict[tuple[Profile, int | None], list[Held]] = defaultdict(list)
    for one in held:
        groups[replace(one.profile, subject=""), one.pinned].append(one)
    strains = [Strain(tuple(sorted(group, key=_order))) for group in groups.values()]
    return sorted(strains, key=lambda strain: strain.rank)


def _parties(strains: Sequence[Strain], companions: Companions) -> tuple[list[Party], list[Strain], dict[int, str]]:
    """Give each strain to the party that it fits, or to one of its own; several that fit leave it open."""
    parties: list[Party] = []
    left_open: list[Strain] = []
    reasons: dict[int, str] = {}
    for strain in strains:
        fits, against = _fits(strain, parties, companions)
        if len(fits) > 1 or (not fits and len(parties) >= MOST_PEOPLE and strain.pinned is None):
            left_open.append(strain)
            continue
        reason = fits[0].join(strain) if fits else _begin(parties, strain, against)
        reasons |= {one.profile.number: reason for one in strain.held}
    return parties, left_open, reasons


def _begin(parties: list[Party], strain: Strain, against: list[str]) -> str:
    parties.append(Party(strain))
    if strain.pinned is not None:
        return "decided by a curator"
    return f"not the other of this name: {against[0]}" if against else "full name"


def _fits(strain: Strain, parties: Sequence[Party], companions: Companions) -> tuple[list[Party], list[str]]:
    """Give the parties that a strain may be of, and what speaks against the others."""
    if strain.pinned is not None:
        return [party for party in parties if party.pinned == strain.pinned], []
    obstacles = [(party, party.contradiction(strain) or _distance(strain, party, companions)) for party in parties]
    return [party for party, reason in obstacles if not reason], [reason for _, reason in obstacles if reason]


def _distance(strain: Strain, party: Party, companions: Companions) -> str:
    """Say what keeps professions far from each other apart; nothing if something else binds the two."""
    reason = party.distance(strain)
    return "" if reason and companions(strain.numbers, party.numbers) > 1 else reason


def _choose(one: Held, parties: Sequence[Party], companions: Companions) -> tuple[int | None, str]:
    """Choose for a profile that fits several: the one for which most speaks, else one that dominates."""
    strain = Strain((one,))
    fits, _ = _fits(strain, parties, companions)
    fitting = [number for number, party in enumerate(parties) if party in fits]
    together = {number: companions(strain.numbers, parties[number].numbers) for number in fitting}
    scores = sorted((parties[number].support(one) + 2 * min(together[number], 2), number) for number in fitting)
    if len(scores) == 1 or (scores and scores[-1][0] > scores[-2][0]):
        return scores[-1][1], "what it says fits this one best of those who bear the name"
    weights = sorted((parties[number].weight, number) for number in fitting)
    others = sum(weight for weight, _ in weights[:-1])
    if weights and weights[-1][0] >= max(DOMINATES * others, FEWEST_OF_DOMINANT):
        return weights[-1][1], f"of {len(fitting)} who bear the name this one is named far more often"
    return None, f"{len(fitting)} who bear the name fit alike" if fitting else "nobody who bears the name fits"
