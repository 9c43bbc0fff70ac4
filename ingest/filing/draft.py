"""An article while copies are filed under it: which copy gives its text, its outlet and its date."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article
from articles.proposals import propose
from ingest.records import ResolvedAppearance, Value
from ingest.resolve.dates import agreement

from .assignment import Place
from .copies import FiledCopy, HeldCopy, intervals_of

_LONGEST_TITLE = 500
_LONGEST_BYLINE = 300

ReadCopy = Callable[[HeldCopy], ResolvedAppearance | None]


@dataclass(slots=True)
class Draft:
    """An article, its new copies and those that the archive holds; all of them together say what it is.

    `giver` is the place of the copy that gave its text until now. `read` reads a held copy again, whose text the
    article takes when it is the best; that one is the `donor`. What a curator locked stays, and what the copies say
    otherwise is kept beside it.
    """

    article: Article
    is_new: bool
    copies: Sequence[FiledCopy]
    held: Sequence[HeldCopy]
    read: ReadCopy
    giver: Place | None = None
    text: ResolvedAppearance | None = None
    donor: HeldCopy | None = None
    is_changed: bool = False

    def take_in(self) -> None:
        """Bring the article up to what all its copies say together."""
        if self.is_new:
            self.article.imported_at = timezone.now()
        self._take_text()
        self._take_outlet()
        self.take_date()

    def _take_text(self) -> None:
        copies: list[FiledCopy | HeldCopy] = [*self.copies, *self.held]
        best = max(copies, key=lambda one: one.worth)
        if not self.is_new and {"body", "people"} & self.article.locked.keys():
            self._keep_text(best)
            return
        self._set("copy_group", copy_group=-self.article.pk if best.is_bare else best.copy_group)
        if isinstance(best, FiledCopy):
            best.gives_text = True
            self._set_text(best.copy)
        elif not best.gives_text and (copy := self.read(best)):
            self.donor = best
            self._set_text(copy)

    def _keep_text(self, best: FiledCopy | HeldCopy) -> None:
        """Leave the text that a curator works on; keep a better one beside it."""
        for one in self.copies:
            one.gives_text = one.place == self.giver
        if best.place == self.giver:
            self._propose("text", {})
        elif copy := best.copy if isinstance(best, FiledCopy) else self.read(best):
            self._propose("text", {"title": copy.title[:_LONGEST_TITLE], "body": copy.body.text})

    def _set_text(self, copy: ResolvedAppearance) -> None:
        self.text, body = copy, copy.body
        self._set(
            "title", title=copy.title[:_LONGEST_TITLE], slug=slugify(copy.title, allow_unicode=True)[:120] or "article"
        )
        self._set("body", body=body.text, subheadings=list(body.subheadings), language=copy.language)
        self._set("byline", byline=_printed(body.byline))
        self._set("dateline", dateline=_printed(body.dateline))

    def _take_outlet(self) -> None:
        """Where a curator joined copies of several outlets, the article stays that of the one it has."""
        named = {one.source for one in (*self.copies, *self.held)} - {None}
        kept = self.article.source_id if self.article.source_id in named else min(named, default=None)
        self._set("source", source_id=kept)

    def take_date(self) -> None:
        copies = (*self.copies, *self.held)
        found = agreement(intervals_of(copies), {one.captured_by for one in copies if one.captured_by})
        together, clashing = found.interval, any(one.basis != "dateline" for one in found.clashing)
        self._set("date_conflict", date_conflict=bool(clashing or found.early))
        self._set(
            "published",
            published_earliest=together.earliest if together else None,
            published_latest=together.latest if together else None,
            date_basis=together.basis if together else "",
        )

    def _set(self, lock: str, **values: object) -> None:
        """Set fields of the article, or propose them where a curator locked them; note whether that changed any."""
        different = {name: value for name, value in values.items() if getattr(self.article, name) != value}
        if lock in self.article.locked:
            self._propose(lock, different)
            return
        for name, value in different.items():
            setattr(self.article, name, value)
            self.is_changed = True

    def _propose(self, lock: str, values: Mapping[str, object]) -> None:
        self.is_changed = propose(self.article, lock, values) or self.is_changed


def _printed(value: Value | None) -> str:
    return value.text.replace("\0", "")[:_LONGEST_BYLINE] if value else ""
