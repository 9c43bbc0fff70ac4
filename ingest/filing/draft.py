"""An article while copies are filed under it: which copy gives its text, its outlet and its date."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article
from ingest.records import Interval, ResolvedAppearance, Value
from ingest.resolve.dates import intersect

_LONGEST_TITLE = 500
_LONGEST_BYLINE = 300


@dataclass(slots=True)
class FiledCopy:
    """A copy of an article on a stored page, and the article and text it was filed under."""

    capture: int
    copy: ResolvedAppearance
    source: int | None
    article: int
    text: int
    gives_text: bool = False
    lost_words: int | None = None


@dataclass(slots=True)
class Draft:
    """An article, its new copies, and what is known of its earlier ones.

    `best` is the (length, role) of the earlier copy that gives the text, `intervals` those of the earlier copies.
    Fields that a curator locked stay as they are.
    """

    article: Article
    is_new: bool
    copies: Sequence[FiledCopy]
    best: tuple[int, str] | None
    intervals: Sequence[Interval]
    text: ResolvedAppearance | None = None
    is_changed: bool = False

    def take_in(self) -> None:
        """Bring the article up to what all its copies, old and new, say together."""
        self._take_text()
        self._take_outlet()
        self._take_date()

    def _take_text(self) -> None:
        """The longest text is the least damaged: a cut copy and one with lost words are both shorter."""
        best = max(self.copies, key=lambda one: rank(len(one.copy.body.text), one.copy.parsed.role))
        length = rank(len(best.copy.body.text), best.copy.parsed.role)
        kept = {"body", "people"} & self.article.locked.keys()
        if not self.is_new and (kept or (self.best and rank(*self.best) >= length)):
            return
        best.gives_text = True
        self._set_text(best.copy)
        if self.is_new:
            self._set("copy_group", copy_group=best.text, imported_at=timezone.now())

    def _set_text(self, copy: ResolvedAppearance) -> None:
        self.text, body = copy, copy.body
        self._set(
            "title", title=copy.title[:_LONGEST_TITLE], slug=slugify(copy.title, allow_unicode=True)[:120] or "article"
        )
        self._set("body", body=body.text, subheadings=list(body.subheadings), language=copy.language)
        self._set("byline", byline=_printed(body.byline))
        self._set("dateline", dateline=_printed(body.dateline))

    def _take_outlet(self) -> None:
        if self.article.source_id is None:
            self._set("source", source_id=next((one.source for one in self.copies if one.source), None))

    def _take_date(self) -> None:
        new = [one.copy.published for one in self.copies if one.copy.published]
        together = intersect([*self.intervals, *new])
        if together:
            self._set(
                "published",
                published_earliest=together.earliest,
                published_latest=together.latest,
                date_basis=together.basis,
            )

    def _set(self, lock: str, **values: object) -> None:
        """Set fields of the article unless a curator locked them, and note whether that changed any."""
        if lock in self.article.locked:
            return
        for name, value in values.items():
            if getattr(self.article, name) != value:
                setattr(self.article, name, value)
                self.is_changed = True


def rank(length: int, role: str) -> tuple[int, bool]:
    return length, role == "main"


def _printed(value: Value | None) -> str:
    return value.text.replace("\0", "")[:_LONGEST_BYLINE] if value else ""
