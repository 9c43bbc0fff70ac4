"""Tell which surfaces marked in an article are one person: marks say where a person is named, not who."""

from collections import defaultdict
from collections.abc import Iterable

from ingest.resolve.people import name_key


def distinct_persons(surfaces: Iterable[str]) -> set[str]:
    """Give the key of the fullest form of each person's name.

    A surface whose words are the end of longer ones joins them if they are one person's; of two persons' it stays
    its own. Spelling counts as in `name_key`: not by case, accents or full stops.

    >>> sorted(distinct_persons(["Ana Ruiz", "Ruiz", "Tom Reed", "Eva Reed", "Reed"]))
    ['ana ruiz', 'eva reed', 'reed', 'tom reed']
    """
    keys = {tuple(name_key(surface).split()) for surface in surfaces} - {()}
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    persons = set()
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        person = next(iter(longer[key])) if len(longer[key]) == 1 else key
        persons.add(person)
        for cut in range(1, len(key)):
            longer[key[cut:]].add(person)
    return {" ".join(person) for person in persons}
