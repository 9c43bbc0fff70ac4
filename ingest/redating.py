"""Give pages another capture time, and move the dates that follow from it: those of their copies and articles alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Q

from articles.models import Article
from articles.search import outbox

from .filing.copies import HeldCopy, held_copies
from .filing.draft import Draft
from .filing.people import restate_births
from .layouts import GENERIC
from .models import Appearance, Capture
from .records import Captured
from .resolve.placing import placed
from .retrievals import retrieval_key
from .rows import update

_LONGEST_TIME = Appearance._meta.get_field("time").max_length
_CAPTURE_TIME = ("captured_at", "captured_until", "captured_basis")
_OF_CAPTURE = [f"capture__{name}" for name in (*_CAPTURE_TIME, "layout", "charset")]
_DATES = ("published_earliest", "published_latest", "date_basis")
_COPY_DATES = (*_DATES, "text_dates")
_ARTICLE_DATES = (*_DATES, "date_conflict", "proposed", "proposals_seen")


def recapture(times: Mapping[int, Captured]) -> list[Article]:
    """Set when pages were captured (by primary key), and give the articles whose dates move; within a transaction.

    Articles are those of other pages, too, and of curators: a locked date stays, with the new one beside it.
    """
    captures = Capture.objects.filter(pk__in=times).only("sha256", "url", *_CAPTURE_TIME)
    changed = [capture for capture in captures if capture.captured != times[capture.pk]]
    for capture in changed:
        capture.captured = times[capture.pk]
        capture.corrected_key = retrieval_key(capture.sha256, capture.url, capture.captured)
    update(changed, (*_CAPTURE_TIME, "corrected_key"))
    copies = _copies([capture.pk for capture in changed])
    update([copy for copy in copies if _redate_copy(copy)], _COPY_DATES)
    return redate_articles({copy.article_id for copy in copies})


def redate_articles(articles: Collection[int]) -> list[Article]:
    """Date articles by what all their copies say, and give those that changed; the search index is told."""
    held: dict[int, list[HeldCopy]] = defaultdict(list)
    for copy in held_copies(Q(article__in=articles)):
        held[copy.article].append(copy)
    rows = Article.objects.filter(pk__in=articles).select_for_update().only("locked", *_ARTICLE_DATES)
    drafts = [Draft(article, False, (), held[article.pk], _read_none) for article in rows]
    for draft in drafts:
        draft.take_date()
    changed = [draft.article for draft in drafts if draft.is_changed]
    update(changed, _ARTICLE_DATES)
    redated = {article.pk for article in changed}
    outbox.record(sorted(redated | restate_births(redated)))
    return changed


def _read_none(copy: HeldCopy) -> None:
    """Read no copy again: what it says is not in question."""


def _copies(captures: Sequence[int]) -> list[Appearance]:
    rows = Appearance.objects.filter(capture__in=captures).select_related("capture").order_by("pk")
    return list(rows.only("article", "time", "spans", *_COPY_DATES, *_OF_CAPTURE))


def _redate_copy(copy: Appearance) -> bool:
    """Place the words of a copy anew; say if that changes its dates."""
    before = [getattr(copy, name) for name in _COPY_DATES]
    captured = copy.capture.captured
    interval = placed("generic" if copy.capture.layout == GENERIC else "relative", _time(copy), captured)
    copy.published_earliest = interval.earliest if interval else None
    copy.published_latest = interval.latest if interval else None
    copy.date_basis = interval.basis if interval else ""
    copy.text_dates = [_replaced(date, captured) for date in copy.text_dates]
    return before != [getattr(copy, name) for name in _COPY_DATES]


def _time(copy: Appearance) -> str:
    """Give the printed time, from the page itself where its column is too short for it."""
    if len(copy.time) < _LONGEST_TIME:
        return copy.time
    return copy.capture.text()[slice(*copy.spans["time"])]


def _replaced(date: Mapping[str, Any], captured: Captured) -> dict[str, Any]:
    interval = placed(date["basis"], date["words"], captured)
    ends = (interval.earliest.isoformat(), interval.latest.isoformat()) if interval else (None, None)
    return {**date, "earliest": ends[0], "latest": ends[1]}
