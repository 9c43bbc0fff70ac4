"""Import a world of known truth into an empty archive and measure what became of it.

`python -m benchmarks.archive.world FOLDER` prints each figure beside its goal; exit code 1: a goal is missed.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from statistics import median
from typing import TypeVar

from django.core.management import call_command

from articles.models import Article, SourceName
from benchmarks.figures import Figure, at_least, at_most, none_of, print_table, share
from benchmarks.oracle import narrowest
from benchmarks.pairs import count_pairs
from benchmarks.truth import DUMP, World, read_world, words
from ingest.models import Appearance

One = TypeVar("One")
Other = TypeVar("Other")
PAIRS = 0.995
WIDTH = 1.5


@dataclass(frozen=True)
class Filed:
    """Under which of the archive's articles each copy of each true article was filed; and pages read otherwise."""

    placed: tuple[tuple[str, int], ...]
    misread: int

    def by_truth(self) -> dict[str, set[int]]:
        return _gathered(self.placed)

    def by_archive(self) -> dict[int, set[str]]:
        return _gathered((article, true) for true, article in self.placed)

    def mostly(self) -> dict[str, int]:
        """Give each true article the archive's that most of its copies were filed under."""
        counts: dict[str, Counter[int]] = defaultdict(Counter)
        for true, article in self.placed:
            counts[true][article] += 1
        return {true: min(count, key=lambda article: (-count[article], article)) for true, count in counts.items()}

    def once(self) -> dict[str, int]:
        """Give the articles that were found exactly once: the archive's article by the true one."""
        single = {true: min(articles) for true, articles in self.by_truth().items() if len(articles) == 1}
        pure = {article for article, true in self.by_archive().items() if len(true) == 1}
        return {true: article for true, article in single.items() if article in pure}


def _gathered(pairs: Iterable[tuple[One, Other]]) -> dict[One, set[Other]]:
    gathered: dict[One, set[Other]] = defaultdict(set)
    for one, other in pairs:
        gathered[one].add(other)
    return gathered


def place(world: World, dump: Path) -> Filed:
    """Import the dump of a world and see where its copies went."""
    call_command("import_dump", str(dump), workers=1, stdout=StringIO(), stderr=StringIO())
    return filed(world)


def filed(world: World) -> Filed:
    """Match copies to truth by page and place. A page that does not hold as many copies as in truth is misread."""
    ranked = Appearance.objects.order_by("capture__record", "rank")
    found: dict[int, list[int]] = defaultdict(list)
    for record, article, merged in ranked.values_list("capture__record", "article", "article__merged_into"):
        found[record].append(merged or article)
    placed, misread = [], 0
    for record, page in enumerate(world.pages, start=1):
        if len(found[record]) == len(page.shown):
            placed += zip((shown.article for shown in page.shown), found[record], strict=True)
        else:
            misread += 1
    return Filed(tuple(placed), misread)


def measure(world: World, found: Filed) -> list[Figure]:
    """Measure the archive that a world was imported into."""
    articles = Article.objects.select_related("source").in_bulk({article for _, article in found.placed})
    shown = [(true, articles[number]) for true, number in found.mostly().items()]
    return [
        none_of("pages read otherwise than in truth", found.misread),
        *_identity(found),
        *_outlets(world, shown),
        *_dates(world, shown),
        _texts(world, shown),
    ]


def _identity(found: Filed) -> list[Figure]:
    pairs, true = count_pairs(found.placed), found.by_truth()
    return [
        Figure("articles in the archive", f"{Article.objects.filter(merged_into=None).count():,}"),
        at_least("pairs of copies, precision", pairs.precision, PAIRS),
        at_least("pairs of copies, recall", pairs.recall, PAIRS),
        share("articles found exactly once", len(found.once()), len(true), PAIRS),
    ]


def _outlets(world: World, shown: list[tuple[str, Article]]) -> list[Figure]:
    names = _gathered(SourceName.objects.values_list("source", "name"))
    named = {copy.article for page in world.pages for copy in page.shown if copy.outlet}
    right = {one for one, article in shown if world.articles[one].outlet in names[article.source_id]}
    wrong = [article for one, article in shown if article.source_id and one not in right]
    return [
        share("outlet known where any page names it", len(right & named), len(named)),
        none_of("wrong outlets", len(wrong)),
    ]


def _dates(world: World, shown: list[tuple[str, Article]]) -> list[Figure]:
    best = narrowest(world)
    dated = [(one, article) for one, article in shown if article.published_earliest]
    sound = [
        one
        for one, article in dated
        if article.published_earliest <= world.articles[one].published <= article.published_latest
    ]
    ours = median((article.published_latest - article.published_earliest).total_seconds() for _, article in dated)
    theirs = median(between.width.total_seconds() for between in best.values())
    return [
        share("dated where any capture allows", len({one for one, _ in dated} & best.keys()), len(best)),
        share("true instant inside the interval", len(sound), len(dated)),
        Figure("median width, and the best possible", f"{ours / 3600:.2f} h, {theirs / 3600:.2f} h"),
        at_most("median width over the best possible", ours / theirs, WIDTH),
    ]


def _texts(world: World, shown: list[tuple[str, Article]]) -> Figure:
    """Count the articles that show every word where a page had every word."""
    captured = _undamaged(world)
    true = {name: words(article.text) for name, article in world.articles.items()}
    whole = {one for one, article in shown if any(true[one] in text for text in _texts_of(article))}
    return share("undamaged text chosen where captured", len(whole & captured), len(captured))


def _undamaged(world: World) -> set[str]:
    whole = {name: words(article.text) for name, article in world.articles.items()}
    printed = (
        (shown.article, words(page.text if shown.body is None else shown.body))
        for page in world.pages
        for shown in page.shown
    )
    return {name for name, text in printed if whole[name] in text}


def _texts_of(article: Article) -> set[str]:
    """Give an article's text with and without what stood at its head."""
    dated = f"{article.dateline} {article.body}"
    return {words(text) for text in (article.body, dated, f"{article.byline} {dated}")}


def main() -> int:
    folder = Path(sys.argv[1])
    call_command("migrate", verbosity=0)
    world = read_world(folder)
    figures = measure(world, place(world, folder / DUMP))
    return 0 if print_table(f"The world in {folder}", figures) else 1


if __name__ == "__main__":
    sys.exit(main())
