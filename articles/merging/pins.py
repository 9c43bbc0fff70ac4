"""Whose profiles are because a curator says so, and whose they were before.

A judgement lists the profiles that it moved and those that it pinned where they were, each as it was before. Several
judgements may list one profile: when one is taken back, the next one is told what this one found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from articles.models import Judgement, Mention, Person, Profile

_AT_ONCE = 500  # rows in a statement


class Former(NamedTuple):
    """A profile (by its number) before a judgement."""

    profile: int
    person: int | None
    filed_by: str
    reason: str


def pin(profiles: QuerySet[Profile], curator: str) -> list[Former]:
    """Have rules leave profiles where they are; give what they were."""
    former = _former(profiles)
    profiles.update(filed_by=curator)
    return former


def file_under(profiles: QuerySet[Profile], person: Person, curator: str, reason: str) -> list[Former]:
    """Give profiles, and the mentions that have them, to a person; give what they were."""
    former = _former(profiles)
    for some in _batches([one.profile for one in former]):
        Mention.objects.filter(profile__in=some).update(person=None if person.nobody else person)
        Profile.objects.filter(pk__in=some).update(person=person, filed_by=curator, reason=reason)
    return former


def _former(profiles: QuerySet[Profile]) -> list[Former]:
    rows = profiles.order_by("pk").values_list("pk", "person", "filed_by", "reason")
    return [Former(*row) for row in rows]


def give_back(judgement: Judgement, target: int | None) -> list[int]:
    """Give the profiles that a judgement moved to `target` back, and free those it pinned; give which went back."""
    moved = {row[0]: Former(*row) for row in judgement.moved.get("profiles", ())}
    pinned = {row[0]: Former(*row) for row in judgement.moved.get("pinned", ())}
    later = _Later(judgement, moved.keys() | pinned.keys())
    profiles = Profile.objects.in_bulk([*moved, *pinned])
    back = [one for pk, one in moved.items() if pk in profiles and profiles[pk].person_id == target]
    for one in back:
        later.forget(one.profile)
    for pk in moved.keys() - {one.profile for one in back}:
        later.tell(pk, moved[pk][1:])
    free = [one for pk, one in pinned.items() if pk in profiles and not later.tell(pk, one[1:])]
    Profile.objects.bulk_update(
        [Profile(pk=one.profile, filed_by=one.filed_by) for one in free], ["filed_by"], batch_size=_AT_ONCE
    )
    _return(back)
    later.save()
    return [one.profile for one in back]


def _return(former: Collection[Former]) -> None:
    """Have profiles, and the mentions that have them, be whose they were."""
    owners: dict[int | None, list[int]] = defaultdict(list)
    for one in former:
        owners[one.person].append(one.profile)
    rows = [Profile(pk=one.profile, person_id=one.person, filed_by=one.filed_by, reason=one.reason) for one in former]
    Profile.objects.bulk_update(rows, ["person", "filed_by", "reason"], batch_size=_AT_ONCE)
    nobodies = set(Person.objects.filter(pk__in=owners.keys() - {None}, nobody=True).values_list("pk", flat=True))
    for owner, profiles in owners.items():
        for some in _batches(profiles):
            Mention.objects.filter(profile__in=some).update(person=None if owner in nobodies else owner)


class _Later:
    """What the judgements after one found of its profiles."""

    def __init__(self, judgement: Judgement, profiles: Collection[int]) -> None:
        self.rows: dict[int, list[tuple[Judgement, str, list]]] = defaultdict(list)
        self.changed: dict[int, Judgement] = {}
        after = Judgement.objects.filter(pk__gt=judgement.pk, moved__has_any_keys=["profiles", "pinned"])
        for one in after.order_by("pk"):
            for name in ("profiles", "pinned"):
                for row in one.moved.get(name, ()):
                    if row[0] in profiles:
                        self.rows[row[0]].append((one, name, row))

    def tell(self, profile: int, former: Sequence) -> bool:
        """Tell the next judgement about a profile what this one found; say whether there is one."""
        following = self.rows.get(profile, [])
        for one, _, row in following[:1]:
            row[1:] = former
            self.changed[one.pk] = one
        return bool(following)

    def forget(self, profile: int) -> None:
        """Strike a profile off the later judgements: it is none of theirs any more."""
        for one, name, row in self.rows.get(profile, ()):
            one.moved[name].remove(row)
            self.changed[one.pk] = one

    def save(self) -> None:
        Judgement.objects.bulk_update(self.changed.values(), ["moved"], batch_size=_AT_ONCE)


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
