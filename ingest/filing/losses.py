"""Count the words that copies of an article are known to have lost: another copy still shows them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Q

from ingest.damage import has_joins, lost_words
from ingest.models import Appearance
from ingest.printed import cleaned_body, printed_body
from ingest.records import Value

from .draft import Draft, FiledCopy


def count_losses(drafts: Sequence[Draft], without: Iterable[int] = ()) -> None:
    """Compare each new copy with the one that gives its article's text, and earlier ones where that has changed.

    A copy that is not the main article of its page may itself give the text; it is compared with main articles.
    Rows of the captures `without` are not looked at: these pages were read again, and their copies are new.
    """
    earlier = _earlier(drafts, without)
    changed: list[Appearance] = []
    for draft in drafts:
        changed += _count(draft, earlier.get(draft.article.pk, []))
    Appearance.objects.bulk_update(changed, ["lost_words"], batch_size=500)


def _earlier(drafts: Iterable[Draft], without: Iterable[int]) -> dict[int, list[Appearance]]:
    """Take from the archive the copies that give the texts, and those that a new one is compared with."""
    known = [draft for draft in drafts if not draft.is_new]
    kept = [draft.article.pk for draft in known if draft.text is None]
    replaced = [draft.article.pk for draft in known if draft.text]
    wanted = Q(article__in=kept, gives_text=True) | Q(article__in=replaced, lost_words=None)
    found: dict[int, list[Appearance]] = {}
    rows = Appearance.objects.filter(wanted).exclude(capture__in=without)
    for appearance in rows.select_related("capture").order_by("pk"):
        found.setdefault(appearance.article_id, []).append(appearance)
    return found


def _count(draft: Draft, earlier: Sequence[Appearance]) -> list[Appearance]:
    """Set what the new copies lost, and give the earlier ones for which that became known."""
    giver = next((one for one in draft.copies if one.gives_text), None)
    if giver is None:
        return _count_by_earlier(draft.copies, earlier)
    undamaged = _raw(giver.copy.parsed.body)
    for one in draft.copies:
        one.lost_words = _lost(one.copy.body.text, undamaged)
    giver.lost_words = _by_main(giver, draft.copies, earlier)
    return [one for one in earlier if _told(one, undamaged)]


def _count_by_earlier(copies: Sequence[FiledCopy], earlier: Sequence[Appearance]) -> list[Appearance]:
    giver = next(iter(earlier), None)
    printed = printed_body(giver) if giver else None
    undamaged = _raw(printed)
    for one in copies:
        one.lost_words = _lost(one.copy.body.text, undamaged)
    mains = [_raw(one.copy.parsed.body) for one in copies if one.copy.parsed.role == "main"]
    told = giver and giver.lost_words is None and giver.role != "main" and any(_told(giver, main) for main in mains)
    return [giver] if giver and told else []


def _by_main(giver: FiledCopy, copies: Iterable[FiledCopy], earlier: Iterable[Appearance]) -> int | None:
    """Count what the copy that gives the text lost, by the main article that tells most."""
    if giver.copy.parsed.role == "main":
        return None
    mains = [_raw(one.copy.parsed.body) for one in copies if one.copy.parsed.role == "main"]
    mains += [_raw(printed_body(one)) for one in earlier if one.role == "main"]
    return max((lost for main in mains if (lost := _lost(giver.copy.body.text, main)) is not None), default=None)


def _told(appearance: Appearance, undamaged: str) -> bool:
    """Set what an earlier copy lost; say whether that is known now."""
    printed = printed_body(appearance) if has_joins(undamaged) else None
    if printed is not None:
        appearance.lost_words = _lost(cleaned_body(appearance, printed).text, undamaged)
    return appearance.lost_words is not None


def _raw(body: Value | None) -> str:
    """Give the text of a body as its page prints it; none of markup, where no space is lost between paragraphs."""
    return body.text if body and body.markup is None else ""


@lru_cache(maxsize=256)
def _lost(copy: str, undamaged: str) -> int | None:
    """Count lost words; None where the other copy cannot tell. Copies of one article are often the same."""
    return sum(loss.words for loss in lost_words(copy, undamaged)) if has_joins(undamaged) else None
