"""What a curator may edit: short forms of given names, and what the words of a role say (data/namesakes.toml)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

Classes = Mapping[str, frozenset[str]]


def _by_word(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Turn lists of words under classes into the classes of each word; its parts are joined by spaces.

    >>> _by_word({"law": "judge law_clerk"})
    {'judge': frozenset({'law'}), 'law clerk': frozenset({'law'})}
    """
    classes: dict[str, frozenset[str]] = {}
    for name, listed in lists.items():
        for word in listed.split():
            key = word.replace("_", " ")
            classes[key] = classes.get(key, frozenset()) | {name}
    return classes


def _mutual(lists: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    pairs = {(one, other) for one, others in lists.items() for other in others.split()}
    return frozenset(pairs | {(other, one) for one, other in pairs})


_TABLES = tomllib.loads((Path(__file__).parents[1] / "data" / "namesakes.toml").read_text("utf-8"))

GIVEN_NAMES = {short: name for name, shorts in _TABLES["given"].items() for short in shorts.split()}
PROFESSIONS = _by_word(_TABLES["profession"])
OFFICES = {name: frozenset(default.split()) for name, default in _TABLES["office"].items()}
FIELDS = _by_word(_TABLES["field"])
NEIGHBOURS = _mutual(_TABLES["neighbours"])
NATIONS = _by_word(_TABLES["nation"])
NOBODY = frozenset(_by_word(_TABLES["nothing"]))
GENDERS = _by_word(_TABLES["gender"])
COURTESIES = _by_word(_TABLES["courtesy"])
ENDS = frozenset(_TABLES["grammar"]["ends"].split())
JOINS = frozenset(_TABLES["grammar"]["joins"].split())
