"""The forms of people's names, which follow the profiles of these names from one person to another."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import F

from articles.models import Person, PersonName, Profile


class Sent(NamedTuple):
    """A form that went along: whether the receiver had it before, and whether the giver still has it."""

    name: str
    key: str
    filed_by: str
    had: bool
    left: bool


def send_all_names(giver: Person, receiver: Person) -> list[Sent]:
    """Have all forms of a person's name be another's."""
    had = _keys(receiver)
    forms = giver.names.order_by("pk").values_list("name", "key", "filed_by")
    sent = [Sent(*form, form[1] in had, False) for form in forms]
    giver.names.filter(key__in=had).delete()
    giver.names.update(person=receiver)
    return sent


def send_names(profiles: Collection[int], giver: Person | None, receiver: Person) -> list[Sent]:
    """Have a person borne the names of profiles that were just given to it; the giver keeps what others there need."""
    had, held = _keys(receiver), _forms(giver)
    needed = set(giver.profiles.order_by().values_list("key", flat=True)) if giver else set()
    sent = []
    for key, name in _of_profiles(profiles).items():
        known_as, filed_by = held.get(key, (name, ""))
        left = key not in held or key in needed or bool(filed_by)
        sent.append(Sent(known_as, key, "" if left else filed_by, key in had, left))
    if giver:
        giver.names.filter(key__in=[one.key for one in sent if not one.left]).delete()
    _add(receiver, [one for one in sent if not one.had])
    return sent


def return_names(sent: Collection[Sent], giver: Person | None, receiver: Person) -> None:
    """Give the forms back, in their present spelling; the receiver keeps what profiles there need."""
    needed = set(receiver.profiles.order_by().values_list("key", flat=True))
    present = _forms(receiver)
    lent = [one.key for one in sent if not one.had and one.key not in needed]
    receiver.names.filter(key__in=lent).delete()
    if giver:
        spelled = [one._replace(name=one.name if one.had else present.get(one.key, one)[0]) for one in sent]
        _add(giver, [one for one in spelled if not one.left])


def _keys(person: Person) -> set[str]:
    return set(person.names.values_list("key", flat=True))


def _forms(person: Person | None) -> dict[str, tuple[str, str]]:
    rows = person.names.values_list("key", "name", "filed_by") if person else ()
    return {key: (name, filed_by) for key, name, filed_by in rows}


def _of_profiles(profiles: Collection[int]) -> dict[str, str]:
    """Give the names of profiles by their keys: the full ones or, where there are none, the surnames."""
    rows = Profile.objects.filter(pk__in=profiles).order_by("pk")
    full = dict(rows.exclude(block=F("surname")).values_list("key", "name"))
    return full or dict(rows.values_list("key", "name"))


def _add(person: Person, forms: Collection[Sent]) -> None:
    rows = [PersonName(person=person, name=one.name, key=one.key, filed_by=one.filed_by) for one in forms]
    PersonName.objects.bulk_create(rows, ignore_conflicts=True)
