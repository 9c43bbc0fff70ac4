"""Tell which surfaces marked in an article are one person: marks say where a person is named, not who."""

import re
from collections import defaultdict
from collections.abc import Iterable

from ingest.resolve.people import name_key

_QUOTED = re.compile(r" [\"“‘(][^\"”’)]+[\"”’)](?= )")


def distinct_persons(surfaces: Iterable[str]) -> set[str]:
    """Give the key of the fullest form of each person's name.

    A surface joins the longer one that ends with its words (Ruiz); if there is none, the one that begins with them
    (Ana; Xi of Xi Jinping) or has them as first and last. Where two persons fit, it stays its own. A nickname in quotes
    is left out; spelling counts as in `name_key`: not by case, accents or full stops.

    >>> sorted(distinct_persons(["Ana Ruiz", "Ruiz", "Tom Reed", "Eva Reed", "Reed", "Xi Jinping", "Xi"]))
    ['ana ruiz', 'eva reed', 'reed', 'tom reed', 'xi jinping']
    """
    keys = {tuple(name_key(_QUOTED.sub(" ", surface)).split()) for surface in surfaces} - {()}
    ended: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    begun: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    persons = set()
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        fitting = ended[key] or begun[key]
        person = next(iter(fitting)) if len(fitting) == 1 else key
        persons.add(person)
        for cut in range(1, len(key)):
            ended[key[cut:]].add(person)
            begun[key[:-cut]].add(person)
        begun[key[0], key[-1]].add(person)
    return {" ".join(person) for person in persons}
