"""File the copies of pages that were read again: an article keeps its address, and what a curator decided stays."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ingest.filing import FiledCopy, copy_reader, file_articles, new_copies
from ingest.models import Appearance, Capture
from ingest.records import Engines, ResolvedPage


def refile(
    captures: Sequence[Capture], pages: Mapping[int, ResolvedPage], outlets: Collection[str], engines: Engines
) -> None:
    """Put the copies on the pages (by captures' primary keys) in the place of all that were on the captures."""
    old = list(Appearance.objects.filter(capture__in=captures).select_related("wording").order_by("pk"))
    copies = new_copies(pages, {capture.pk: capture.key for capture in captures})
    _pair(copies, old)
    file_articles(copies, copy_reader(outlets, engines), old)


def _pair(copies: Iterable[FiledCopy], old: Iterable[Appearance]) -> None:
    """Tell each copy where the one was filed that was made of it before: that of its title, else the one at its place.

    So articles keep their addresses, and copies the articles that a curator chose for them.
    """
    rows: dict[int, list[Appearance]] = defaultdict(list)
    for row in old:
        rows[row.capture_id].append(row)
    left = list(copies)
    for same in (_same_copy, _same_title, _same_rank):
        for copy in tuple(left):
            row = next((row for row in rows[copy.capture] if same(copy, row)), None)
            if row:
                copy.article, copy.filed_by = row.article_id, row.filed_by
                rows[copy.capture].remove(row)
                left.remove(copy)


def _same_copy(copy: FiledCopy, row: Appearance) -> bool:
    return _same_title(copy, row) and _same_rank(copy, row)


def _same_title(copy: FiledCopy, row: Appearance) -> bool:
    return copy.title_key == row.wording.title_key


def _same_rank(copy: FiledCopy, row: Appearance) -> bool:
    return copy.place[1] == row.rank
