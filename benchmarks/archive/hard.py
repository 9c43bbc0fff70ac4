"""Import the hard cases, each small world into an archive of its own, and count what is wrongly joined or parted.

`python -m benchmarks.archive.hard` prints each figure beside its goal; exit code 1: a goal is missed.
"""

import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from articles.models import Article
from benchmarks.changes import CHANGES
from benchmarks.figures import Figure, none_of, print_table, share
from benchmarks.hard_cases import DATED, KINDS, UNDATED, alike, changed, edited, introduced
from benchmarks.pairs import count_pairs
from benchmarks.truth import World, write_pages

from .world import Filed, place


def measure_alone(world: World) -> tuple[Filed, dict[int, int]]:
    """Import a world and take it back; give where its copies went, and the copy group of each article."""
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        found = place(world, write_pages(world, Path(folder) / "pages.jsonl"))
        groups = dict(Article.objects.values_list("pk", "copy_group"))
        transaction.set_rollback(True)
    return found, groups


def false_reprints(found: Filed, groups: dict[int, int]) -> int:
    """Count pairs of articles that share a copy group, though they are different texts."""
    placed = {(article, groups[found_as]) for article, found_as in found.placed}
    return count_pairs(list(placed)).found


def measure() -> list[Figure]:
    figures = [figure for kind in KINDS for figure in _alike(kind)]
    figures += [_changed(change.__name__, changed(change)) for change in CHANGES]
    return figures + _edited()


def joined(found: Filed, *introductions: str) -> int:
    """Count pairs of different articles that share one of the archive's, whole or by introductions of these kinds."""
    others = {DATED, UNDATED}.difference(introductions)
    kept = {
        (name.partition(", ")[0], article)
        for name, article in found.placed
        if not any(name.endswith(kind) for kind in others)
    }
    return count_pairs([(name, article) for name, article in kept]).found


def _alike(kind: str) -> list[Figure]:
    (found, groups), (teased, _) = measure_alone(alike(kind)), measure_alone(introduced(kind))
    return [
        share(f"{kind}: articles found exactly once", len(found.once()), len(found.by_truth())),
        none_of(f"{kind}: pairs taken for reprints", false_reprints(found, groups)),
        none_of(f"{kind}: pairs joined by introductions", joined(teased)),
        none_of(f"{kind}: pairs of which an introduction is joined", joined(teased, DATED)),
        # Where an introduction has no date either, nothing tells whose it is.
        Figure(f"{kind}: the same, with undated introductions", f"{joined(teased, DATED, UNDATED):,}"),
    ]


def _changed(name: str, world: World) -> Figure:
    found, _ = measure_alone(world)
    return share(f"known again: {name.replace('_', ' ')}", len(found.once()), len(found.by_truth()))


def _edited() -> list[Figure]:
    world, reprints = edited()
    found, groups = measure_alone(world)
    once = found.once()
    known = [one for one, of in reprints.items() if {one, of} <= once.keys() and groups[once[one]] == groups[once[of]]]
    return [
        share("known again: edited, retitled and added to", len(once), len(found.by_truth())),
        share("reprints in their copy group", len(known), len(reprints)),
    ]


def main() -> int:
    call_command("migrate", verbosity=0)
    return 0 if print_table("Hard cases", measure()) else 1


if __name__ == "__main__":
    sys.exit(main())
