"""Keep the names of people, and the forms of them, in step with what articles call them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.utils.text import slugify

from articles.models import Person, PersonName, Profile
from ingest.resolve.spellings import best_spelling
from ingest.rows import insert, update

Spellings = Mapping[str, str]


def rename(people: Collection[int]) -> None:
    """Call people as most articles do, by the best spelling, and list the forms of their names.

    A name that a curator gave stays, and so do the forms that curators added.
    """
    spellings: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    weights: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Profile.objects.filter(person__in=people).order_by()
    for person, key, name, articles in rows.values_list("person", "key", "name", "articles"):
        spellings[person][key].append(name)
        weights[person][key] += 1 << articles.bit_length() >> 1
    forms = {pk: {key: best_spelling(found) for key, found in keys.items()} for pk, keys in spellings.items()}
    _enter_forms(forms, weights)
    _call(forms, weights)


def curated_forms(keys: Collection[str]) -> dict[str, int]:
    """Say whose these forms of names are: where curators added them to one person alone, or said it is no person."""
    curated: dict[str, set[int]] = defaultdict(set)
    bearers: dict[str, set[int]] = defaultdict(set)
    forms = PersonName.objects.filter(key__in=keys)
    for key, person, filed_by, nobody in forms.values_list("key", "person", "filed_by", "person__nobody"):
        bearers[key].add(person)
        if filed_by:
            curated[key].add(person)
        elif nobody:
            curated[key]  # decides if nobody else bears it
    found = {key: people or bearers[key] for key, people in curated.items()}
    return {key: min(people) for key, people in found.items() if len(people) == 1}


def _enter_forms(forms: Mapping[int, Spellings], weights: Mapping[int, Counter[str]]) -> None:
    held: dict[int, dict[str, PersonName]] = defaultdict(dict)
    for row in PersonName.objects.filter(person__in=forms):
        held[row.person_id][row.key] = row
    new, better, gone = [], [], []
    for person, keys in forms.items():
        new += [
            PersonName(person_id=person, name=name, key=key, weight=weights[person][key])
            for key, name in keys.items()
            if key not in held[person]
        ]
        for key, row in held[person].items():
            if key in keys:
                stated = row.name if row.filed_by else keys[key], weights[person][key]
                if stated != (row.name, row.weight):
                    row.name, row.weight = stated
                    better.append(row)
            elif not row.filed_by:
                gone.append(row.pk)
    PersonName.objects.filter(pk__in=gone).delete()
    update(better, ("name", "weight"))
    insert(new)


def _call(forms: Mapping[int, Spellings], weights: Mapping[int, Counter[str]]) -> None:
    changed = []
    for person in Person.objects.filter(pk__in=forms):
        most = max(weights[person.pk].values())
        name = best_spelling(forms[person.pk][key] for key, weight in weights[person.pk].items() if weight == most)
        if name == person.imported_name:
            continue
        if person.name == person.imported_name:
            person.name, person.slug = name, slug_of(name)
        person.imported_name = name
        changed.append(person)
    update(changed, ("name", "imported_name", "slug"))


def slug_of(name: str) -> str:
    """Give the last part of a person's address."""
    return slugify(name, allow_unicode=True)[:200] or "person"
