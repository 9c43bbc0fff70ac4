"""Enter texts and their variants in an empty archive, and measure which it takes for copies of one text.

`python -m benchmarks.archive.copies FILE.jsonl` (id, cluster, op, text) prints each figure beside its goal; exit code
1: a goal is missed. Each text is given a title of its own, so that nothing but its words can tell what it is.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from benchmarks.figures import Figure, at_least, print_table
from benchmarks.pairs import count_pairs
from ingest.filing.wordings import enter_wordings
from ingest.resolve.fingerprints import fingerprint

F1 = 0.995
CUT, CUT_RECALL = ("trunc", "teaser"), 0.97
UNDATED = (None,)


@dataclass(frozen=True, slots=True)
class Variant:
    """A text, which texts it belongs with, and what was done to it."""

    name: str
    cluster: int
    change: str
    text: str


def read_variants(path: Path) -> list[Variant]:
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Variant(record["id"], record["cluster"], record["op"], record["text"]) for record in records]


def grouped(variants: Sequence[Variant]) -> list[int]:
    """Enter all texts at once, and give each one's copy group."""
    prints = [fingerprint(variant.name, variant.text) for variant in variants]
    with transaction.atomic():
        groups = enter_wordings(dict.fromkeys(prints, UNDATED)).groups
    return [groups[one.key] for one in prints]


def measure(variants: Sequence[Variant]) -> list[Figure]:
    """Measure pairs of texts, and of each change the pairs that a changed text makes with others of its cluster."""
    placed = list(zip((variant.cluster for variant in variants), grouped(variants), strict=True))
    pairs = count_pairs(placed)
    return [
        at_least("pairs, precision", pairs.precision, 0),
        at_least("pairs, recall", pairs.recall, 0),
        at_least("pairs, F1", pairs.f1, F1),
        *(_recall(change, found) for change, found in sorted(_by_change(variants, placed).items())),
    ]


def _by_change(variants: Sequence[Variant], placed: Sequence[tuple[int, int]]) -> dict[str, list[bool]]:
    """For each change, say of each pair of such a text with another of its cluster whether it was found."""
    clusters: dict[int, list[int]] = defaultdict(list)
    for number, (cluster, _) in enumerate(placed):
        clusters[cluster].append(number)
    found: dict[str, list[bool]] = defaultdict(list)
    for number, variant in enumerate(variants):
        others = (other for other in clusters[variant.cluster] if other != number)
        found[variant.change] += [placed[number][1] == placed[other][1] for other in others]
    return found


def _recall(change: str, found: Sequence[bool]) -> Figure:
    goal = CUT_RECALL if change.startswith(CUT) else 0
    return at_least(f"recall: {change}", sum(found) / len(found) if found else 1.0, goal)


def main() -> int:
    path = Path(sys.argv[1])
    call_command("migrate", verbosity=0)
    return 0 if print_table(f"The variants in {path}", measure(read_variants(path))) else 1


if __name__ == "__main__":
    sys.exit(main())
