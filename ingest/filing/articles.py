"""File each copy under its article: one the archive has, or a new one. An article keeps the best of all its copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Case, When
from django.db.models.functions import Coalesce

from articles.models import Article
from articles.search import outbox
from ingest.models import Appearance
from ingest.records import NOWHERE, Interval, ResolvedAppearance, ResolvedPage, Value
from ingest.resolve.fingerprints import identity, pack, unpack
from ingest.rows import insert, next_ids

from .draft import Draft, FiledCopy
from .identity import Copies, Copy
from .losses import count_losses
from .register import register_outlets
from .subjects import file_subjects

_LONGEST_OUTLET = 150
UPDATED = (
    "title",
    "slug",
    "body",
    "subheadings",
    "language",
    "byline",
    "dateline",
    "source",
    "published_earliest",
    "published_latest",
    "date_basis",
)


def file_articles(pages: Mapping[int, ResolvedPage]) -> Counter[str]:
    """File every copy on the pages (by their captures' primary keys); count copies, new and matched articles."""
    filed = _assign([(capture, copy) for capture, page in pages.items() for copy in page.appearances])
    drafts = _drafts(filed)
    for draft in drafts:
        draft.take_in()
    count_losses(drafts)
    insert([draft.article for draft in drafts if draft.is_new])
    _update([draft for draft in drafts if not draft.is_new])
    insert([appearance_row(one) for one in filed])
    refiled = file_subjects(drafts)
    outbox.record(sorted(refiled | {draft.article.pk for draft in drafts if draft.is_changed}))
    new = sum(draft.is_new for draft in drafts)
    return Counter({"appearances": len(filed), "new articles": new, "matched articles": len(drafts) - new})


def _assign(copies: Sequence[tuple[int, ResolvedAppearance]]) -> list[FiledCopy]:
    """Give each copy its article's primary key; a new article gets the next free one."""
    sources = register_outlets({outlet_name(copy) for _, copy in copies} - {""})
    known = known_copies({copy.title_key for _, copy in copies})
    free = iter(next_ids(Article, len(copies)))
    filed = []
    for capture, copy in copies:
        source = sources.get(outlet_name(copy))
        match = known.match(copy.title_key, copy.opening, source)
        text = match.text or identity(copy.title_key, copy.opening)
        article = match.article or next(free)
        known.add(Copy(copy.title_key, copy.opening, source, article, text))
        filed.append(FiledCopy(capture, copy, source, article, text))
    return filed


def outlet_name(copy: ResolvedAppearance) -> str:
    outlet = copy.parsed.outlet
    return outlet.text.replace("\0", "")[:_LONGEST_OUTLET].strip() if outlet else ""


def _printed(value: Value | None, longest: int) -> str:
    """Give a verbatim value as a column can hold it: without NUL, and cut; its span still leads to the whole."""
    return value.verbatim.replace("\0", "")[:longest] if value and value.span != NOWHERE else ""


def known_copies(titles: Iterable[int], without: Iterable[int] = ()) -> Copies:
    """Gather the archive's copies under these titles, as curators left them: merged articles, corrected outlets."""
    rows = Appearance.objects.filter(title_key__in=titles).exclude(pk__in=without).order_by("pk")
    kept = Coalesce("article__merged_into", "article")
    outlet = Case(When(article__locked__has_key="source", then="article__source"), default="source")
    values = rows.values_list("title_key", "opening", outlet, kept, "article__copy_group")
    return Copies(Copy(title, unpack(bytes(opening)), *rest) for title, opening, *rest in values)


def _drafts(filed: Iterable[FiledCopy]) -> list[Draft]:
    """Gather what is known of each article that a copy was filed under."""
    new_copies: dict[int, list[FiledCopy]] = defaultdict(list)
    for one in filed:
        new_copies[one.article].append(one)
    articles = Article.objects.select_for_update().in_bulk(new_copies)
    lengths: dict[int, tuple[int, str]] = {}
    intervals: dict[int, list[Interval]] = defaultdict(list)
    for earlier in Appearance.objects.filter(article__in=articles).only(
        "article", "gives_text", "length", "role", "published_earliest", "published_latest", "date_basis"
    ):
        if earlier.gives_text:
            lengths[earlier.article_id] = (earlier.length, earlier.role)
        if earlier.published_earliest:
            intervals[earlier.article_id].append(
                Interval(earlier.published_earliest, earlier.published_latest, earlier.date_basis)
            )
    return [
        Draft(articles.get(pk) or Article(pk=pk), pk not in articles, copies, lengths.get(pk), intervals[pk])
        for pk, copies in new_copies.items()
    ]


def _update(drafts: Sequence[Draft]) -> None:
    Article.objects.bulk_update([d.article for d in drafts if d.is_changed], UPDATED, batch_size=200)
    replaced = [draft.article.pk for draft in drafts if draft.text]
    Appearance.objects.filter(article__in=replaced, gives_text=True).update(gives_text=False)


def appearance_row(one: FiledCopy) -> Appearance:
    parsed, published = one.copy.parsed, one.copy.published
    return Appearance(
        capture_id=one.capture,
        article_id=one.article,
        source_id=one.source,
        role=parsed.role,
        rank=parsed.rank,
        title_key=one.copy.title_key,
        opening=pack(one.copy.opening),
        title=_printed(parsed.title, 1000),
        outlet=_printed(parsed.outlet, 200),
        time=_printed(parsed.time, 100),
        category=_printed(parsed.category, 100),
        hashtag=_printed(parsed.hashtag, 500),
        doubt=parsed.doubt,
        spans=_spans(one.copy),
        published_earliest=published.earliest if published else None,
        published_latest=published.latest if published else None,
        date_basis=published.basis if published else "",
        length=len(one.copy.body.text),
        gives_text=one.gives_text,
        lost_words=one.lost_words,
    )


def _spans(copy: ResolvedAppearance) -> dict[str, list[int]]:
    values = copy.parsed.values() | {"byline": copy.body.byline, "dateline": copy.body.dateline}
    return {field: list(value.span) for field, value in values.items() if value and value.span != NOWHERE}
