"""File the copies of pages that were read again: an article keeps its address, and what a curator decided stays."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from articles.models import Article
from articles.search import outbox
from ingest.filing.articles import UPDATED, appearance_row, known_copies, outlet_name
from ingest.filing.draft import Draft, FiledCopy
from ingest.filing.identity import Copy
from ingest.filing.losses import count_losses
from ingest.filing.register import register_outlets
from ingest.filing.subjects import file_subjects
from ingest.models import Appearance
from ingest.records import ResolvedAppearance, ResolvedPage
from ingest.resolve.fingerprints import identity, pack
from ingest.rows import insert, next_ids

from .restating import keep_unchanged_subjects, withdraw_topics
from .revision import Revision

ReadCopy = Callable[[Appearance], ResolvedAppearance | None]
Pair = tuple[int, ResolvedAppearance, Appearance | None]


def refile(pages: Mapping[int, ResolvedPage | None], read: ReadCopy) -> None:
    """Put the copies on these pages (None: none is on it any more) in the place of those that were there.

    `read` reads a copy on another page, whose text an article takes when it loses the one it had.
    """
    old = list(Appearance.objects.filter(capture__in=pages).select_related("article").order_by("pk"))
    pairs = _pairs(pages, old)
    filed = _assign(pairs, old)
    drafts = _drafts(filed, old, read)
    for draft in drafts:
        draft.take_in()
    count_losses(drafts, without=pages.keys())
    _keep_losses(filed, old)
    keep_unchanged_subjects(drafts)
    insert([draft.article for draft in drafts if draft.is_new])
    Article.objects.bulk_update([d.article for d in drafts if d.is_changed and not d.is_new], UPDATED, batch_size=200)
    _replace_rows(filed, old, drafts)
    changed = file_subjects(drafts) | withdraw_topics(drafts, old) | _leave_bare(pairs, filed, old)
    outbox.record(sorted(changed | {draft.article.pk for draft in drafts if draft.is_changed}))


def _pairs(pages: Mapping[int, ResolvedPage | None], old: Iterable[Appearance]) -> list[Pair]:
    """Give each copy the row that was made of it before: that of its title, else the one at its place on the page."""
    rows: dict[int, list[Appearance]] = defaultdict(list)
    for row in old:
        rows[row.capture_id].append(row)
    pairs = []
    for capture, page in pages.items():
        found = {copy.parsed.rank: copy for copy in (page.appearances if page else ())}
        partners: dict[int, Appearance] = {}
        for same in (_same_copy, _same_title, _same_rank):
            for rank, copy in found.items():
                row = next((row for row in rows[capture] if rank not in partners and same(copy, row)), None)
                if row:
                    partners[rank] = row
                    rows[capture].remove(row)
        pairs += [(capture, copy, partners.get(rank)) for rank, copy in found.items()]
    return pairs


def _same_copy(copy: ResolvedAppearance, row: Appearance) -> bool:
    return _same_title(copy, row) and _same_rank(copy, row)


def _same_title(copy: ResolvedAppearance, row: Appearance) -> bool:
    return copy.title_key == row.title_key


def _same_rank(copy: ResolvedAppearance, row: Appearance) -> bool:
    return copy.parsed.rank == row.rank


def _assign(pairs: Sequence[Pair], old: Sequence[Appearance]) -> list[FiledCopy]:
    """Leave a copy that reads as before under its article; match the others, which may take over a bare article."""
    sources = register_outlets({outlet_name(copy) for _, copy, _ in pairs} - {""})
    filed, moved = [], []
    for capture, copy, row in pairs:
        source = sources.get(outlet_name(copy))
        if row and _is_as_before(copy, source, row):
            filed.append(FiledCopy(capture, copy, row.source_id, row.article_id, row.article.copy_group))
        else:
            moved.append((capture, copy, source, row))
    return filed + _match(moved, filed, old)


def _is_as_before(copy: ResolvedAppearance, source: int | None, row: Appearance) -> bool:
    return copy.title_key == row.title_key and pack(copy.opening) == bytes(row.opening) and source == row.source_id


def _match(moved: list[tuple], filed: list[FiledCopy], old: Sequence[Appearance]) -> list[FiledCopy]:
    known = known_copies({copy.title_key for _, copy, *_ in moved}, without=[row.pk for row in old])
    for one in filed:
        known.add(Copy(one.copy.title_key, one.copy.opening, one.source, one.article, one.text))
    held = {one.article for one in filed} | _held_elsewhere(old)
    free = iter(next_ids(Article, len(moved)))
    matched = []
    for capture, copy, source, row in moved:
        match = known.match(copy.title_key, copy.opening, source)
        bare = row.article_id if row and row.article_id not in held else None
        article = match.article or bare or next(free)
        text = match.text or (row.article.copy_group if row and bare else identity(copy.title_key, copy.opening))
        held.add(article)
        known.add(Copy(copy.title_key, copy.opening, source, article, text))
        matched.append(FiledCopy(capture, copy, source, article, text))
    return matched


def _held_elsewhere(old: Sequence[Appearance]) -> set[int]:
    """Give the articles that have a copy on a page that was not read again."""
    rows = Appearance.objects.filter(article__in={row.article_id for row in old})
    return set(rows.exclude(capture__in={row.capture_id for row in old}).values_list("article_id", flat=True))


def _drafts(filed: Sequence[FiledCopy], old: Sequence[Appearance], read: ReadCopy) -> list[Draft]:
    copies: dict[int, list[FiledCopy]] = defaultdict(list)
    for one in filed:
        copies[one.article].append(one)
    captures = {one.capture for one in filed} | {row.capture_id for row in old}
    concerned = copies.keys() | {row.article_id for row in old}
    articles = Article.objects.select_for_update().in_bulk(concerned)
    elsewhere: dict[int, list[Appearance]] = defaultdict(list)
    givers: dict[int, tuple[int, int]] = {}
    for row in Appearance.objects.filter(article__in=articles).order_by("pk"):
        if row.gives_text:
            givers[row.article_id] = (row.capture_id, row.rank)
        if row.capture_id not in captures:
            elsewhere[row.article_id].append(row)
    return [
        Revision(articles[pk], False, copies[pk], None, (), elsewhere=elsewhere[pk], giver=givers.get(pk), read=read)
        if pk in articles
        else Draft(Article(pk=pk), True, copies[pk], None, ())
        for pk in sorted(concerned)
        if copies[pk] or elsewhere[pk]
    ]


def _keep_losses(filed: Iterable[FiledCopy], old: Iterable[Appearance]) -> None:
    """Leave what another page told of a copy's lost words, where the pages that were read again do not tell."""
    known = {(row.capture_id, row.rank, row.length): row.lost_words for row in old}
    for one in filed:
        if one.lost_words is None:
            one.lost_words = known.get((one.capture, one.copy.parsed.rank, len(one.copy.body.text)))


def _replace_rows(filed: Sequence[FiledCopy], old: Sequence[Appearance], drafts: Sequence[Draft]) -> None:
    """Write the rows of the captures on which any differs, and let each article have one that gives its text."""
    before: dict[int, list[tuple]] = defaultdict(list)
    after: dict[int, list[Appearance]] = defaultdict(list)
    for row in old:
        before[row.capture_id].append(_columns(row))
    for one in filed:
        after[one.capture].append(appearance_row(one))
    changed = {
        capture
        for capture in before.keys() | after.keys()
        if sorted(before[capture]) != sorted(map(_columns, after[capture]))
    }
    Appearance.objects.filter(capture__in=changed).delete()
    donors = {draft.article.pk: draft.donor.pk for draft in drafts if isinstance(draft, Revision) and draft.donor}
    givers = {one.article for one in filed if one.gives_text and one.capture in changed} | donors.keys()
    Appearance.objects.filter(article__in=givers, gives_text=True).update(gives_text=False)
    insert([row for capture in sorted(changed) for row in sorted(after[capture], key=lambda row: row.rank)])
    Appearance.objects.filter(pk__in=donors.values()).update(gives_text=True)


def _columns(row: Appearance) -> tuple:
    """Give what makes a row, as values that can be sorted."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"
    }
    values["opening"], values["spans"] = bytes(row.opening), sorted(row.spans.items())
    return (row.rank, *(repr(value) for value in values.values()))


def _leave_bare(pairs: Sequence[Pair], filed: Sequence[FiledCopy], old: Sequence[Appearance]) -> set[int]:
    """See to the articles that no page has any more: they lead to the one their copy is filed under now, or are hidden.

    What a curator said of an article's status, and where a curator let it lead, stays.
    """
    places = {(one.capture, one.copy.parsed.rank): one.article for one in filed}
    heirs = {row.article_id: places[capture, copy.parsed.rank] for capture, copy, row in pairs if row}
    held = Appearance.objects.filter(article__in={row.article_id for row in old}).values("article")
    bare = Article.objects.filter(pk__in={row.article_id for row in old}, merged_into=None).exclude(pk__in=held)
    changed = [article for article in bare if "status" not in article.locked]
    for article in changed:
        heir = heirs.get(article.pk)
        if heir:
            article.merged_into_id = heir
            Article.objects.filter(merged_into=article.pk).update(merged_into=heir)
        else:
            article.status = Article.Status.HIDDEN
    Article.objects.bulk_update(changed, ["merged_into", "status"])
    return {article.pk for article in changed}
