"""Gather an article's versions: group its copies, read one of each kind back from its page, and join equal texts.

Copies of the same words and the same length are taken to have the same text. So an article on 5,000 pages costs
hardly more than one on five.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import Count, F, Max, Min, Q, Window
from django.db.models.functions import RowNumber

from articles.models import Article, SourceName
from ingest.damage import has_joins
from ingest.models import Appearance
from ingest.printed import cleaned_body, printed_body, read_copy
from ingest.records import BUILT_IN
from ingest.resolve.bodies import squeeze

from .version import Version

# A live blog that is captured every hour has hundreds of versions; so many are read, those of the most copies.
MOST = 60
# Bytes of pages that are read for them.
_MOST_BYTES = 20_000_000
# Pages that are read as a whole, up to a second each, because the body stands nowhere on them as such.
_MOST_READ_AGAIN = 5
# Pages that are linked for each kind of copy; titles and outlets that are looked at, and named for each version.
PLACES = 3
_MOST_PRINTED, _OTHERS = 500, 3

Kind = tuple[int, int]
Text = tuple[tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Versions:
    """An article's versions by their first capture; and how many of its copies were left out, or cannot be read."""

    listed: tuple[Version, ...]
    copies: int
    left_out: int
    unreadable: int

    @property
    def shown(self) -> Version | None:
        """The one that the article shows."""
        return next((version for version in self.listed if version.gives_text), None)


def versions_of(article: Article) -> Versions:
    """Gather the versions; it takes six queries at the most."""
    grouped = _grouped(article)
    places = _places(article, list(grouped)[:MOST])
    affordable = _affordable(places)
    texts = _texts(article, [places[kind][0] for kind in affordable])
    versions: dict[tuple[str, ...], Version] = {}
    for kind, (paragraphs, joined) in texts.items():
        version = versions.setdefault(paragraphs, Version(paragraphs))
        version.take(grouped[kind], places[kind], joined=joined)
    for row in _printed(article, texts):
        _take_printed(versions[texts[_kind(row)][0]], article, row)
    read = sum(grouped[kind]["copies"] for kind in affordable)
    copies = sum(row["copies"] for row in grouped.values())
    listed = _numbered(article, versions)
    return Versions(listed, copies, copies - read, read - sum(version.copies for version in listed))


def _kind(row: Mapping[str, Any]) -> Kind:
    return row["wording"], row["length"]


def _grouped(article: Article) -> dict[Kind, dict[str, Any]]:
    """Group the copies, first the kind that gives the text, then those of the most copies."""
    captured = F("capture__captured_at")
    roles = {role: Count("pk", filter=Q(role=role)) for role in Appearance.Role.values}
    rows = (
        article.appearances.order_by()
        .values("wording", "length")
        .annotate(
            copies=Count("pk"),
            undated=Count("pk", filter=Q(capture__captured_at=None)),
            givers=Count("pk", filter=Q(gives_text=True)),
            lost=Max("lost_words"),
            first=Min(captured),
            last=Max(captured),
            **roles,
        )
    )
    return {_kind(row): row for row in rows.order_by("-givers", "-copies", "-length", "wording")}


def _places(article: Article, kinds: Collection[Kind]) -> dict[Kind, list[dict[str, Any]]]:
    """Find a few copies of each kind, the one that gives the text first, then the latest."""
    order = [F("gives_text").desc(), F("capture__captured_at").desc(nulls_last=True), F("capture__key"), F("rank")]
    number = Window(RowNumber(), partition_by=[F("wording"), F("length")], order_by=order)
    rows = article.appearances.filter(wording__in={wording for wording, _ in kinds}).annotate(number=number)
    found = (
        rows.filter(number__lte=PLACES)
        .order_by("number")
        .values("pk", "wording", "length", "rank", "capture__sha256", "capture__captured_at", "capture__size")
    )
    places: dict[Kind, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for row in found:
        places.get(_kind(row), []).append(row)
    return places


def _affordable(places: Mapping[Kind, list[dict[str, Any]]]) -> list[Kind]:
    """Take as many kinds as their pages are small enough to be read for one answer."""
    kinds, left = [], _MOST_BYTES
    for kind, (first, *_) in places.items():
        left -= first["capture__size"]
        if left >= 0:
            kinds.append(kind)
    return kinds


def _texts(article: Article, places: Collection[Mapping[str, Any]]) -> dict[Kind, Text]:
    """Read the bodies at these places: the paragraphs, and whether the page joins lines. Some cannot be read."""
    rows = Appearance.objects.filter(pk__in=[place["pk"] for place in places]).select_related("capture")
    texts: dict[Kind, Text] = {}
    hidden: list[Appearance] = []
    for row in rows.order_by("capture", "rank").iterator(chunk_size=10):
        body = printed_body(row)
        if body is not None:
            joined = body.markup is None and has_joins(body.text)
            texts[row.wording_id, row.length] = cleaned_body(row, body).paragraphs, joined
        elif not row.length:
            texts[row.wording_id, row.length] = (), False
        else:
            hidden.append(row)
    return texts | dict(_read_again(article, hidden))


def _read_again(article: Article, rows: list[Appearance]) -> Iterator[tuple[Kind, Text]]:
    """Read bodies that stand nowhere on their pages as such, the one that gives the text from the article itself."""
    rows.sort(key=lambda row: (not row.gives_text, row.length, row.wording_id))
    outlets: Collection[str] | None = None
    for row in rows[:_MOST_READ_AGAIN]:
        if row.gives_text and "body" not in article.locked and len(article.body) == row.length:
            yield (row.wording_id, row.length), (tuple(article.body.split("\n\n")), False)
            continue
        if outlets is None:
            outlets = frozenset(SourceName.objects.values_list("name", flat=True))
        copy = read_copy(row.capture, row.wording_id, outlets, BUILT_IN)
        if copy:
            yield (row.wording_id, row.length), (copy.body.paragraphs, False)


def _printed(article: Article, kinds: Collection[Kind]) -> Iterator[dict[str, Any]]:
    """Give the titles and outlets that the copies print, the most frequent first."""
    rows = article.appearances.order_by().filter(wording__in={wording for wording, _ in kinds})
    counted = rows.values("wording", "length", "title", "outlet").annotate(copies=Count("pk"))
    frequent = counted.order_by("-copies", "title", "outlet", "wording", "length")[:_MOST_PRINTED]
    return (row for row in frequent if _kind(row) in kinds)


def _take_printed(version: Version, article: Article, row: Mapping[str, Any]) -> None:
    """Count in a title, and keep it and the outlet if they are not those of the article."""
    title = squeeze(unescape(row["title"]))
    version.titles.update({title: row["copies"]} if title else {})
    outlet = article.source.name if article.source else ""
    for printed, known, others in (
        (title, article.title, version.other_titles),
        (row["outlet"], outlet, version.other_outlets),
    ):
        if printed and printed != known and printed not in others and len(others) < _OTHERS:
            others.append(printed)


def _numbered(article: Article, versions: Mapping[tuple[str, ...], Version]) -> tuple[Version, ...]:
    """Number the versions from 1 on. The text shown is one more where no copy has it."""
    listed = sorted(versions.values(), key=lambda version: version.order)
    shown = tuple(article.body.split("\n\n")) if article.body else ()
    if shown and shown not in versions:
        listed.append(Version(shown))
    for number, version in enumerate(listed, start=1):
        version.number, version.gives_text = number, version.paragraphs == shown
    return tuple(listed)
