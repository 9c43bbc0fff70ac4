"""Import a world of known truth and count the people whom each article names, and who is one person over the archive.

`python -m benchmarks.archive.named FOLDER` prints each figure beside its goal; exit code 1: a goal is missed.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from django.core.management import call_command

from articles.models import Article, Mention, Person
from benchmarks.figures import Figure, at_least, none_of, print_table
from benchmarks.pairs import count_pairs
from benchmarks.truth import DUMP, read_world, words
from ingest.resolve.people import name_key

from .world import place

GOAL = 0.95
Named = Mapping[int, set[str]]


def read_people(folder: Path) -> dict[str, set[str]]:
    """Give the keys of the people's names of each article, by its name in the truth."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return {str(article["n"]): set(map(name_key, article["people"])) for article in truth["articles"]}


def found() -> dict[int, dict[str, int | None]]:
    """Give for each article the names of its people, as it calls them, and whom the archive takes them for."""
    named: dict[int, dict[str, int | None]] = defaultdict(dict)
    for article, key, person in Mention.objects.values_list("article", "profile__key", "person"):
        named[article][key] = person
    return named


def measure(truth: Mapping[str, set[str]], articles: Mapping[str, int]) -> list[Figure]:
    """Compare names in articles, given by their names in the truth, with the truth."""
    named = found()
    kept = _standing(truth, articles)
    pairs = [(kept[one], set(named[number])) for one, number in articles.items()]
    right = sum(len(gold & ours) for gold, ours in pairs)
    gold, ours = sum(len(gold) for gold, _ in pairs), sum(len(ours) for _, ours in pairs)
    placed = [(key, named[number][key]) for one, number in articles.items() for key in kept[one] & set(named[number])]
    merged = count_pairs(placed)
    return [
        Figure("people named in articles", f"{right:,} of {gold:,} found, {ours - right:,} others"),
        at_least("… distinct people of an article, F1", 2 * right / (gold + ours), GOAL),
        Figure("people in truth, and in the archive", f"{len(set().union(*kept.values()))}, {_people()}"),
        none_of("wrong merges: pairs of articles that are about two people", merged.found - merged.right),
        at_least("pairs of articles about one person found, recall", merged.recall, GOAL),
    ]


def _people() -> int:
    return Person.objects.shown().filter(mentions__isnull=False).distinct().count()


def _standing(truth: Mapping[str, set[str]], articles: Mapping[str, int]) -> dict[str, set[str]]:
    """Leave out those whose full name does not stand in the text that the archive has: pages show parts of texts."""
    texts = Article.objects.in_bulk(articles.values())
    shown = {one: f"{texts[number].title} {texts[number].body}" for one, number in articles.items()}
    return {one: {key for key in truth[one] if words(key) in words(name_key(text))} for one, text in shown.items()}


def main() -> int:
    folder = Path(sys.argv[1])
    call_command("migrate", verbosity=0)
    filed = place(read_world(folder), folder / DUMP)
    figures = measure(read_people(folder), filed.mostly())
    return 0 if print_table(f"The people of the world in {folder}", figures) else 1


if __name__ == "__main__":
    sys.exit(main())
