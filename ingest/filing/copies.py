"""Copies while they are filed: new ones of a page just read, and those that the archive holds."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce

from ingest.models import Appearance, Capture
from ingest.printed import read_copy
from ingest.records import NOWHERE, Engines, Interval, ResolvedAppearance, ResolvedPage, TextDate
from ingest.records import Value as Printed

from .assignment import Ends, Place
from .register import register_outlets

_LONGEST_OUTLET = 150
_LONGEST_DATE = 200


class Worth(NamedTuple):
    """What makes a copy the best of its article, the most important first; the last ones only settle ties.

    Whatever befalls a copy shortens it: it is cut, words are lost, paragraphs are missing. So the longest is the least
    damaged; of equally long ones the main article of a page has its paragraphs.
    """

    length: int
    is_main: bool
    wording: int
    page: UUID
    rank: int


@dataclass(slots=True)
class FiledCopy:
    """A copy of an article on a stored page; `article` is where it is filed, and before that where it has been.

    `captured_by` is the instant at which its page was captured, or the last at which it can have been.
    """

    capture: int
    page: UUID
    captured_by: datetime | None
    copy: ResolvedAppearance
    source: int | None
    copy_group: int = 0
    article: int | None = None
    filed_by: str = ""
    gives_text: bool = False
    lost_words: int | None = None

    @property
    def place(self) -> Place:
        return self.capture, self.copy.parsed.rank

    @property
    def wording(self) -> int:
        return self.copy.fingerprint.key

    @property
    def title_key(self) -> int:
        return self.copy.fingerprint.title_key

    @property
    def is_bare(self) -> bool:
        return not self.copy.fingerprint.opening

    @property
    def worth(self) -> Worth:
        parsed = self.copy.parsed
        return Worth(len(self.copy.body.text), parsed.role == "main", self.wording, self.page, parsed.rank)

    @property
    def dates(self) -> Ends:
        published = self.copy.published
        return (published.earliest, published.latest) if published else None

    def intervals(self) -> list[Interval]:
        published = (self.copy.published, *(date.interval for date in self.copy.text_dates))
        return [interval for interval in published if interval]


class HeldCopy(NamedTuple):
    """A copy that the archive holds, as far as filing others needs it."""

    pk: int
    article: int
    capture: int
    rank: int
    page: UUID
    captured_by: datetime | None
    wording: int
    title_key: int
    copy_group: int
    is_bare: bool
    source: int | None
    role: str
    length: int
    gives_text: bool
    earliest: datetime | None
    latest: datetime | None
    basis: str
    text_dates: list[dict[str, Any]]
    filed_by: str

    @property
    def place(self) -> Place:
        return self.capture, self.rank

    @property
    def worth(self) -> Worth:
        return Worth(self.length, self.role == "main", self.wording, self.page, self.rank)

    @property
    def dates(self) -> Ends:
        return (self.earliest, self.latest) if self.earliest and self.latest else None

    def intervals(self) -> list[Interval]:
        ends = [(*self.dates, self.basis)] if self.dates else []
        ends += [
            (datetime.fromisoformat(date["earliest"]), datetime.fromisoformat(date["latest"]), date["basis"])
            for date in self.text_dates
            if date["earliest"]
        ]
        return [Interval(*one) for one in ends]


def new_copies(pages: Mapping[int, ResolvedPage], keys: Mapping[int, UUID]) -> list[FiledCopy]:
    """Gather the copies on pages (by their captures' primary keys); enter the outlets that they name."""
    printed = [copy for page in pages.values() for copy in page.appearances]
    certain = {_outlet_name(copy) for copy in printed if not copy.parsed.doubt} - {""}
    sources = register_outlets(certain, {_outlet_name(copy) for copy in printed} - certain - {""})
    return [
        FiledCopy(capture, keys[capture], page.page.captured.ends[-1], copy, sources.get(_outlet_name(copy)))
        for capture, page in pages.items()
        for copy in page.appearances
    ]


def _outlet_name(copy: ResolvedAppearance) -> str:
    outlet = copy.parsed.outlet
    return outlet.text.replace("\0", "")[:_LONGEST_OUTLET].strip() if outlet else ""


def held_copies(which: Q, without: Collection[int] = ()) -> list[HeldCopy]:
    """Fetch copies from the archive, but for those on captures that are being read again."""
    rows = Appearance.objects.filter(which).order_by()
    if without:
        rows = rows.exclude(capture__in=without)
    bare = Case(When(wording__opening=b"", then=Value(True)), default=Value(False))
    values = rows.values_list(
        "pk",
        "article",
        "capture",
        "rank",
        "capture__key",
        Coalesce("capture__captured_until", "capture__captured_at"),
        "wording",
        "wording__title_key",
        "wording__copy_group",
        bare,
        "source",
        "role",
        "length",
        "gives_text",
        "published_earliest",
        "published_latest",
        "date_basis",
        "text_dates",
        "filed_by",
    )
    return [HeldCopy(*row) for row in values]


def appearance_row(one: FiledCopy) -> Appearance:
    parsed, published = one.copy.parsed, one.copy.published
    return Appearance(
        capture_id=one.capture,
        article_id=one.article,
        source_id=one.source,
        role=parsed.role,
        rank=parsed.rank,
        wording_id=one.wording,
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
        text_dates=[_text_date(date) for date in one.copy.text_dates],
        length=len(one.copy.body.text),
        filed_by=one.filed_by,
        gives_text=one.gives_text,
        lost_words=one.lost_words,
    )


def _printed(value: Printed | None, longest: int) -> str:
    """Give a verbatim value as a column can hold it: without NUL, and cut; its span still leads to the whole."""
    return value.verbatim.replace("\0", "")[:longest] if value and value.span != NOWHERE else ""


def _spans(copy: ResolvedAppearance) -> dict[str, list[int]]:
    values = copy.parsed.values() | {"byline": copy.body.byline, "dateline": copy.body.dateline}
    return {field: list(value.span) for field, value in values.items() if value and value.span != NOWHERE}


def _text_date(date: TextDate) -> dict[str, str | None]:
    ends = (date.interval.earliest.isoformat(), date.interval.latest.isoformat()) if date.interval else (None, None)
    return {"basis": date.basis, "words": date.words[:_LONGEST_DATE], "earliest": ends[0], "latest": ends[1]}


def intervals_of(copies: Iterable[FiledCopy | HeldCopy]) -> list[Interval]:
    """Gather all that the copies say about when their article was published."""
    return [interval for one in copies for interval in one.intervals()]


def copy_reader(outlets: Collection[str], engines: Engines) -> Callable[[HeldCopy], ResolvedAppearance | None]:
    """Give what reads a held copy again from its page, by today's rules."""
    return lambda one: read_copy(Capture.objects.get(pk=one.capture), one.wording, outlets, engines)
