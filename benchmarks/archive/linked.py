"""Import texts whose names are linked to a knowledge base, and count whom the archive takes for one wrongly.

`python -m benchmarks.archive.linked FILE.jsonl` prints each figure, and each wrong and missed merge with its reason;
exit code 1: two people are taken for one.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from django.core.management import call_command

from articles.models import Article, Mention
from benchmarks.figures import Figure, none_of, print_table
from benchmarks.linked import Letters, Linked, labelled, letters, read_linked
from benchmarks.pairs import count_pairs
from ingest.models import Dump, ImportRun
from ingest.reading import read_page
from ingest.records import RawPage
from ingest.store import Batch, store

AT_ONCE = 100


class Found(NamedTuple):
    """A name that stands in an article: whose it is in truth, whom the archive takes it for, and why."""

    entity: str
    is_known: bool
    person: int | None
    surface: str
    article: str
    reason: str


def keep(texts: Sequence[Linked]) -> None:
    """Import each text as a page of its own."""
    run = ImportRun.objects.create()
    dump = Dump.objects.create(name="linked", sha256="ef" * 32, size=1, run=run)
    for start in range(0, len(texts), AT_ONCE):
        batch = Batch()
        for text in texts[start : start + AT_ONCE]:
            batch.add(dump.pk, read_page(RawPage(text.page.encode(), text.number, 0)))
        store(batch)


def found(texts: Iterable[Linked]) -> tuple[list[Found], int]:
    """Match names in the archive with those in truth; count the texts that the archive has otherwise."""
    articles = {article.title: article for article in Article.objects.filter(merged_into=None)}
    names: list[Found] = []
    other = 0
    for text in texts:
        article = articles.get(text.title)
        if article and letters(article.body) == letters(text.text):
            names += _in_article(text, article)
        else:
            other += 1
    return names, other


def _in_article(text: Linked, article: Article) -> Iterator[Found]:
    labels, place = labelled(text.labels), Letters(article.body)
    for mention in Mention.objects.filter(article=article, field="body").select_related("profile"):
        if label := labels.get(place(mention.start, mention.end)):
            reason = mention.profile.reason if mention.profile else ""
            yield Found(label.entity, label.is_known, mention.person_id, mention.surface, text.title, reason)


def wrong(names: Iterable[Found]) -> list[tuple[Found, Found]]:
    """Give pairs of names that the archive takes for one person's, one pair for each two people in truth."""
    people: dict[int, dict[str, Found]] = defaultdict(dict)
    for name in names:
        if name.person is not None:
            people[name.person].setdefault(name.entity, name)
    return [pair for bearers in people.values() for pair in combinations(bearers.values(), 2)]


def missed(names: Iterable[Found]) -> list[tuple[Found, Found]]:
    """Give pairs of names of one person that the archive does not take for one, one pair for each two entries."""
    entries: dict[str, dict[object, Found]] = defaultdict(dict)
    for name in names:
        if name.is_known:
            entries[name.entity].setdefault(name.person or name.article, name)
    return [pair for bearers in entries.values() for pair in list(combinations(bearers.values(), 2))]


def measure(texts: Sequence[Linked]) -> tuple[list[Figure], list[tuple[str, Found, Found]]]:
    """Give the figures, and the wrong and the missed merges with words that say which."""
    names, other = found(texts)
    known = [name for name in names if name.is_known]
    gold = sum(label.is_person and label.is_known for text in texts for label in text.labels)
    certain = wrong(known)
    doubtful = [pair for pair in wrong(names) if not (pair[0].is_known and pair[1].is_known)]
    lost = missed(names)
    placed = [(name.entity, name.person) for name in known if name.person is not None]
    pairs = count_pairs(placed)
    figures = [
        Figure("texts; kept otherwise than in the file", f"{len(texts):,}; {other:,}"),
        Figure("linked names of people found", f"{len(known):,} of {gold:,}"),
        Figure("of these filed under a person", f"{len(placed):,}, pairs {pairs.right:,} right of {pairs.found:,}"),
        none_of("wrong merges: people who are two", len(certain)),
        Figure("merges with someone whom the base does not know", f"{len(doubtful):,}"),
        Figure("missed merges: entries for one person", f"{len(lost):,}"),
    ]
    kinds = (("WRONG", certain), ("doubtful", doubtful), ("missed", lost))
    return figures, [(kind, *pair) for kind, some in kinds for pair in some]


def main() -> int:
    path = Path(sys.argv[1])
    call_command("migrate", verbosity=0)
    texts = read_linked(path)
    keep(texts)
    figures, merges = measure(texts)
    is_met = print_table(f"The people in {path.name}", figures)
    for kind, *both in merges:
        print(f"  {kind}: " + " | ".join(f"{name.surface} ({name.article}: {name.reason})" for name in both))
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
