"""The words that the rules know: titles, institutions, places, verbs of saying (data/people.toml)."""

import tomllib
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
_TEXTS = tomllib.loads((DATA / "people.toml").read_text("utf-8"))
_LISTS = {name: frozenset(words.split()) for name, words in _TEXTS.items()}

FUNCTION = _LISTS["function"]
CALENDAR = _LISTS["calendar"]
TITLES = _LISTS["title"]
INSTITUTIONS = _LISTS["institution"]
NAMED_LIKE_PEOPLE = _LISTS["named_like_people"]
FAMILY_WORDS = _LISTS["family"]
FAMILY_FIRST = _LISTS["family_first"]
DEMONYMS = _LISTS["demonym"]
PLACES = _LISTS["place"]
SPEECH = _LISTS["speech"]
PARTICLES = _LISTS["particle"]
PREPOSITIONS = _LISTS["preposition"]
PREFIXES = _LISTS["prefix"]
FOLLOWERS = _LISTS["follower"]
HYPHENATED = _LISTS["hyphenated"]
ARTICLES = _LISTS["article"]
ROLES = TITLES | _LISTS["role"]
COURTESIES = _LISTS["courtesy"]
HOUSES = _LISTS["house"]
THINGS = _LISTS["thing"]
SHIPS = _LISTS["ship"]
GROUPS = _LISTS["group"]
GIVEN_WORDS = _LISTS["given"]
NO_PERSON = frozenset(_TEXTS["no_person"].strip().split("\n"))
SAINTS = _LISTS["saint"]
SUFFIXES = _LISTS["suffix"]
DEGREES = _LISTS["degree"]
MONARCHS = _LISTS["monarch"]
MEN = _LISTS["man"]
WOMEN = _LISTS["woman"]


def is_title(word: str) -> bool:
    """Say whether a folded word is a title or a post: president, ex-president."""
    if word in TITLES:
        return True
    prefix, _, post = word.rpartition("-")
    return post in TITLES and prefix in PREFIXES


def is_role(word: str) -> bool:
    """Say whether a lower-case word is a title, a post or another word for a person."""
    return word in ROLES or is_title(word)
