"""Ask curators which entries for people may be one: pairs whose names are alike and about whom nobody has judged.

Rules have decided already what evidence tells; what is left is asked, and decides nothing.
"""

from collections.abc import Collection, Iterable

from django.db import transaction

from articles.models import Judgement, Likeness, Person, PersonName, Profile

from .resolve.likeness import Bearer, Pair, pairs

_AT_ONCE = 5000
_FEW_AT_IMPORT = 10_000  # people; a second and 30 MB
_FEW = 2000  # beyond that all are compared, which costs little more
_OF_THEIR_OWN = (("merged_into", None), ("nobody", False))
_LONGEST = Likeness._meta.get_field("reason").max_length
_APART = "not the other of this name: "  # how profiles begin to say why rules kept them apart


@transaction.atomic
def compare_people(people: Collection[int] | None = None) -> int:
    """Have the queue hold the pairs of all people or, if some are named, those of which they are one; give how many.

    Takes 8 to 10 seconds and 300 MB among 100,000 people, 2 seconds for a few of them.
    """
    if people is not None and not people:
        return 0
    fresh = None if people is None or len(people) > _FEW else set(people)
    judged = _judged()
    found = [pair for pair in pairs(_bearers(), fresh) if frozenset(pair[:2]) not in judged]
    wanted = {pair[:2]: pair for pair in _explained(found)}
    _write(wanted, fresh)
    return len(wanted)


def compare_new_people(last: int) -> None:
    """Compare the people with higher primary keys with all, as long as there are few: it reads all names."""
    shown = Person.objects.shown()
    if shown.count() <= _FEW_AT_IMPORT:
        compare_people(set(shown.filter(pk__gt=last).values_list("pk", flat=True)))


def _bearers() -> list[Bearer]:
    """Read the forms of the names of all who stand for a person."""
    names = PersonName.objects.filter(person__merged_into=None, person__nobody=False).order_by()
    return [Bearer(*row) for row in names.values_list("person", "name", "key").iterator(_AT_ONCE)]


def _judged() -> set[frozenset[int]]:
    """Give the pairs that curators judged, by those whom they lead to since."""
    pairs_judged = Judgement.objects.exclude(other=None).order_by().values_list("person", "other")
    merged = Person.objects.filter(merged_into__isnull=False).order_by()
    leads = dict(merged.values_list("pk", "merged_into"))
    return {frozenset((_standing(one, leads), _standing(other, leads))) for one, other in pairs_judged}


def _standing(person: int, leads: dict[int, int]) -> int:
    seen = set()
    while person in leads and person not in seen:
        seen.add(person)
        person = leads[person]
    return person


def _explained(found: Iterable[Pair]) -> Iterable[Pair]:
    """Add why rules kept two of them apart, where profiles say so."""
    found = list(found)
    concerned = {person for pair in found for person in pair[:2]}
    reasons: dict[int, str] = {}
    apart = Profile.objects.filter(reason__startswith=_APART, person__isnull=False).order_by("-pk")
    for person, reason in apart.values_list("person", "reason").iterator(_AT_ONCE):
        if person in concerned:
            reasons[person] = reason.removeprefix(_APART)
    for pair in found:
        told = dict.fromkeys(reasons[person] for person in pair[:2] if person in reasons)
        yield pair._replace(reason="; ".join([pair.reason, *told])[:_LONGEST])


def _write(wanted: dict[tuple[int, int], Pair], fresh: set[int] | None) -> None:
    """Bring the rows up to the pairs; those of people who are merged or nobody at present wait."""
    standing = {f"{end}__{name}": value for end in ("person", "other") for name, value in _OF_THEIR_OWN}
    held = Likeness.objects.filter(**standing).order_by().values_list("pk", "person", "other")
    gone = [
        pk
        for pk, *ends in held.iterator(_AT_ONCE)
        if tuple(ends) not in wanted and (fresh is None or not fresh.isdisjoint(ends))
    ]
    for start in range(0, len(gone), _AT_ONCE):
        Likeness.objects.filter(pk__in=gone[start : start + _AT_ONCE]).delete()
    Likeness.objects.bulk_create(
        (
            Likeness(person_id=pair.person, other_id=pair.other, score=pair.score, reason=pair.reason)
            for pair in wanted.values()
        ),
        batch_size=_AT_ONCE // 5,
        update_conflicts=True,
        unique_fields=["person", "other"],
        update_fields=["score", "reason"],
    )
