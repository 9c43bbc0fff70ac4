"""File each copy under its article: one the archive has, or a new one. An article keeps the best of all its copies."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from articles.models import Article
from articles.search import outbox
from ingest.models import Appearance
from ingest.rows import insert, update

from .assignment import Place
from .copies import FiledCopy, HeldCopy, appearance_row, held_copies
from .draft import Draft, ReadCopy
from .homes import Homes, find_homes
from .husks import inherit_locks, leave_bare
from .imported_topics import propose_topics
from .losses import count_losses
from .restating import keep_unchanged_subjects, restate_topics
from .subjects import file_subjects
from .wordings import enter_wordings, forget_wordings, groups_of

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
    "date_conflict",
    "copy_group",
    "locked",
    "proposed",
    "proposals_seen",
)


def file_articles(copies: Sequence[FiledCopy], read: ReadCopy, old: Sequence[Appearance] = ()) -> list[Draft]:
    """File copies, in the place of the `old` ones of the same captures if these were read again; give the articles.

    `read` reads a copy of the archive, whose text an article takes when it is the best that is left.
    """
    captures = {row.capture_id for row in old} | ({one.capture for one in copies} if old else set())
    homes = _find(copies, old, captures)
    concerned = {one.article for one in copies} | homes.reached | {row.article_id for row in old}
    drafts = _drafts(concerned - {None}, copies, old, read)
    count_losses(drafts, without=captures)
    _keep_losses(copies, old)
    keep_unchanged_subjects(drafts if old else [draft for draft in drafts if draft.donor])
    _write(drafts, copies, old)
    restated = {row.article_id for row in old} | homes.reached
    changed = file_subjects(drafts) | restate_topics(restated) | leave_bare(restated, homes.heirs)
    changed |= homes.reached | _in_other_roles(drafts, old)
    propose_topics(draft.article for draft in drafts)
    outbox.record(sorted(changed | {draft.article.pk for draft in drafts if draft.is_changed}))
    return drafts


def reconsider(articles: Collection[int], read: ReadCopy) -> None:
    """Bring articles up to what their copies say: a curator moved copies, or gave up a lock."""
    drafts = _drafts(articles, (), (), read)
    keep_unchanged_subjects(drafts)
    _write(drafts, (), ())
    changed = file_subjects(drafts) | restate_topics(articles)
    propose_topics(draft.article for draft in drafts)
    outbox.record(sorted(changed | {draft.article.pk for draft in drafts if draft.is_changed}))


def refile(groups: Collection[int], read: ReadCopy) -> set[int]:
    """Part the copies of copy groups anew: a curator decided something about some, or took it back.

    Give the articles that gained or lost copies. One that has none left leads to the article that continues it.
    """
    homes = find_homes((), (), groups)
    _settle(homes)
    reconsider(homes.reached, read)
    outbox.record(sorted(leave_bare(homes.reached, homes.heirs)))
    return homes.reached


def _find(copies: Sequence[FiledCopy], old: Sequence[Appearance], captures: Collection[int]) -> Homes:
    """Find each copy's article, and have the held copies that belong elsewhere now move there."""
    dates: dict = defaultdict(set)
    for one in copies:
        dates[one.copy.fingerprint].add(one.dates)
    given_up = {row.wording_id for row in old}
    entered = enter_wordings(dates, given_up, captures)
    for one in copies:
        one.copy_group = entered.groups[one.wording]
    homes = find_homes(copies, captures, entered.reopened | groups_of(given_up))
    _settle(homes)
    return homes


def _settle(homes: Homes) -> None:
    """Move held copies to the articles where they belong now."""
    articles: dict[int, list[int]] = defaultdict(list)
    for copy, article in homes.moved.items():
        articles[article].append(copy)
    for article, moved in articles.items():
        Appearance.objects.filter(pk__in=moved).update(article=article, gives_text=False, lost_words=None)
    inherit_locks(homes.heirs)


def _drafts(
    concerned: Collection[int], copies: Sequence[FiledCopy], old: Sequence[Appearance], read: ReadCopy
) -> list[Draft]:
    """Gather what is known of each article, and bring it up to what all its copies say."""
    new: dict[int, list[FiledCopy]] = defaultdict(list)
    for one in copies:
        new[one.article].append(one)
    articles = Article.objects.select_for_update().in_bulk(concerned)
    givers: dict[int, Place] = {row.article_id: (row.capture_id, row.rank) for row in old if row.gives_text}
    held: dict[int, list[HeldCopy]] = defaultdict(list)
    for copy in held_copies(Q(article__in=concerned), {row.capture_id for row in old}):
        held[copy.article].append(copy)
        if copy.gives_text:
            givers[copy.article] = copy.place
    drafts = [
        Draft(articles.get(pk) or Article(pk=pk), pk not in articles, new[pk], held[pk], read, givers.get(pk))
        for pk in sorted(concerned)
        if new[pk] or held[pk]
    ]
    for draft in drafts:
        draft.take_in()
    return drafts


def _keep_losses(copies: Iterable[FiledCopy], old: Iterable[Appearance]) -> None:
    """Leave what another page told of a copy's lost words, where the pages that were read again do not tell."""
    known = {(row.capture_id, row.rank, row.length): row.lost_words for row in old}
    for one in copies:
        if one.lost_words is None:
            one.lost_words = known.get((*one.place, len(one.copy.body.text)))


def _in_other_roles(drafts: Iterable[Draft], old: Iterable[Appearance]) -> set[int]:
    """Find the articles that now stand on pages in other roles than before."""
    before: dict[int, set[str]] = defaultdict(set)
    for row in old:
        before[row.article_id].add(row.role)
    now = {draft.article.pk: {one.copy.parsed.role for one in draft.copies} for draft in drafts}
    held = {draft.article.pk: {one.role for one in draft.held} for draft in drafts}
    return {
        article
        for article in before.keys() | now.keys()
        if before[article] | held.get(article, set()) != now.get(article, set()) | held.get(article, set())
    }


def _write(drafts: Sequence[Draft], copies: Sequence[FiledCopy], old: Sequence[Appearance]) -> None:
    insert([draft.article for draft in drafts if draft.is_new])
    kept = [draft.article for draft in drafts if draft.is_changed and not draft.is_new]
    update(kept, UPDATED)
    changed = _differing(copies, old)
    donors = {draft.article.pk: draft.donor.pk for draft in drafts if draft.donor}
    givers = {one.article for one in copies if one.gives_text and one.capture in changed} | donors.keys()
    if old:
        Appearance.objects.filter(capture__in=changed).delete()
    Appearance.objects.filter(article__in=givers, gives_text=True).update(gives_text=False)
    rows = [appearance_row(one) for one in copies if one.capture in changed]
    insert(rows if not old else sorted(rows, key=lambda row: (row.capture_id, row.rank)))
    Appearance.objects.filter(pk__in=donors.values()).update(gives_text=True)
    forget_wordings({row.wording_id for row in old} - {one.wording for one in copies})


def _differing(copies: Iterable[FiledCopy], old: Iterable[Appearance]) -> set[int]:
    """Find the captures whose copies are not as they were; a page that is new is one."""
    before: dict[int, list[tuple]] = defaultdict(list)
    after: dict[int, list[tuple]] = defaultdict(list)
    for row in old:
        before[row.capture_id].append(_columns(row))
    for one in copies:
        after[one.capture].append(_columns(appearance_row(one)) if before else ())
    return {capture for capture in before.keys() | after.keys() if sorted(before[capture]) != sorted(after[capture])}


def _columns(row: Appearance) -> tuple:
    """Give what makes a row, as values that can be sorted."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"
    }
    values["spans"] = sorted(row.spans.items())
    return (row.rank, *(repr(value) for value in values.values()))
