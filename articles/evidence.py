"""What an article's date rests on: the words on its captured pages, those that agree and those that do not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from django.db.models import Case, Count, Max, Min, Q, Value, When
from django.db.models.functions import Coalesce

from .models import Article

# Copies whose text gives a date; more than these are not looked through.
MOST_COPIES = 2000

Standing = Literal["agreeing", "clashing", "waiting", "astray"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that say when an article was published, on how many pages, and between which instants they place it.

    `basis` is that of dates (Article.DateBasis), or empty for a time that could not be placed.
    """

    basis: str
    words: str
    pages: int
    earliest: datetime | None = None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The evidence for one article's date, the most exact first.

    That which is `waiting` needs a capture time that is not known; what is `astray` gives no day, or none before its
    page was captured. `seen` is the first capture of the article, where its date ends with that and no words say so;
    `early` is one before all else says that it was published.
    """

    agreeing: tuple[Evidence, ...] = ()
    clashing: tuple[Evidence, ...] = ()
    waiting: tuple[Evidence, ...] = ()
    astray: tuple[Evidence, ...] = ()
    seen: datetime | None = None
    early: datetime | None = None


class _Said(NamedTuple):
    """What one or more copies say."""

    standing: Standing
    evidence: Evidence


def dating(article: Article) -> Dating:
    """Gather it in two queries, however many copies there are."""
    times = _times(article)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for said in (*_said(times), *_text_dates(article)):
        found[said.standing].append(said.evidence)
    gathered = {standing: tuple(sorted(some, key=_most_exact_first)) for standing, some in found.items()}
    if article.published_earliest is None:
        return Dating(**gathered)
    first, early = (min((row[name] for row in times if row[name]), default=None) for name in ("first", "early"))
    told = any(one.latest == article.published_latest for one in gathered.get("agreeing", ()))
    return Dating(**gathered, seen=first if first == article.published_latest and not told else None, early=early)


def _most_exact_first(evidence: Evidence) -> tuple[float, int, str]:
    width = (evidence.latest - evidence.earliest).total_seconds() if evidence.earliest and evidence.latest else 0.0
    return width, -evidence.pages, evidence.words


def _times(article: Article) -> list[dict[str, Any]]:
    """Gather the printed times, none among them; the intervals of the same words on several pages are taken together.

    With each stands the first capture since the article's date begins, and the first before that.
    """
    standing = Case(
        When(published_earliest=None, capture__captured_at=None, then=Value("waiting")),
        When(published_earliest=None, then=Value("astray")),
        When(_holds(article), then=Value("agreeing")),
        default=Value("clashing"),
    )
    captured_by = Coalesce("capture__captured_until", "capture__captured_at")
    begins = article.published_earliest or datetime.max.replace(tzinfo=UTC)
    printed = article.appearances.order_by().annotate(captured_by=captured_by)
    counted = printed.values("time", "date_basis", standing=standing).annotate(
        pages=Count("capture", distinct=True),
        earliest=Min("published_earliest"),
        latest=Max("published_latest"),
        first=Min("captured_by", filter=Q(captured_by__gte=begins)),
        early=Min("captured_by", filter=Q(captured_by__lt=begins)),
    )
    return list(counted)


def _said(times: Iterable[dict[str, Any]]) -> Iterator[_Said]:
    for row in times:
        if row["time"]:
            words = (row["date_basis"], row["time"], row["pages"], row["earliest"], row["latest"])
            yield _Said(row["standing"], Evidence(*words))


def _holds(article: Article) -> Q:
    """An article's interval lies within each that agrees, and within none that does not."""
    if article.published_earliest is None:
        return Q(pk=None)
    return Q(published_earliest__lte=article.published_earliest, published_latest__gte=article.published_latest)


def _text_dates(article: Article) -> Iterator[_Said]:
    copies = article.appearances.exclude(text_dates=[]).order_by("pk")
    rows = copies.values_list("capture", "capture__captured_at", "text_dates")[:MOST_COPIES]
    gathered: dict[tuple[Standing, str, str], list[tuple[int, Any]]] = defaultdict(list)
    for capture, captured_at, dates in rows:
        for date in map(_read, dates):
            gathered[_standing(article, date, captured_at), date.basis, date.words].append((capture, date))
    for (standing, basis, words), said in gathered.items():
        pages = len({capture for capture, _ in said})
        yield _Said(standing, Evidence(basis, words, pages, *_ends(date for _, date in said)))


def _read(date: dict[str, Any]) -> Evidence:
    ends = [datetime.fromisoformat(end) if end else None for end in (date["earliest"], date["latest"])]
    return Evidence(date["basis"], date["words"], 1, *ends)


def _standing(article: Article, date: Evidence, captured_at: datetime | None) -> Standing:
    if date.earliest is None or date.latest is None:
        return "astray" if captured_at else "waiting"
    first, last = article.published_earliest, article.published_latest
    return "agreeing" if first and last and date.earliest <= first and last <= date.latest else "clashing"


def _ends(dates: Iterable[Evidence]) -> tuple[datetime | None, datetime | None]:
    known = [(date.earliest, date.latest) for date in dates if date.earliest and date.latest]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else (None, None)
