"""An article some of whose copies were read again: what all its copies say now, be it less than before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.filing.draft import Draft, rank
from ingest.models import Appearance
from ingest.records import Interval, ResolvedAppearance
from ingest.resolve.dates import intersect

Place = tuple[int, int]


@dataclass(slots=True)
class Revision(Draft):
    """`copies` were read again; `elsewhere` are those that were not. `giver` is the place (capture, rank) of the copy
    that gave the text until now, and `read` reads a copy elsewhere. `donor` is one that gives the text from now on.
    """

    elsewhere: Sequence[Appearance] = ()
    giver: Place | None = None
    read: Callable[[Appearance], ResolvedAppearance | None] = lambda row: None
    donor: Appearance | None = None

    def _take_text(self) -> None:
        """Take the longest text; of equally long ones the one that gives it already."""
        here = max(self.copies, key=lambda one: self._weight(one.capture, one.copy), default=None)
        there = max(self.elsewhere, key=_row_weight, default=None)
        if {"body", "people"} & self.article.locked.keys():
            for one in self.copies:
                one.gives_text = (one.capture, one.copy.parsed.rank) == self.giver
        elif here and (there is None or self._weight(here.capture, here.copy) >= _row_weight(there)):
            here.gives_text = True
            self._set_text(here.copy)
        elif there and not there.gives_text and (copy := self.read(there)):
            self.donor = there
            self._set_text(copy)

    def _weight(self, capture: int, copy: ResolvedAppearance) -> tuple[int, bool, bool]:
        gives = (capture, copy.parsed.rank) == self.giver
        return (*rank(len(copy.body.text), copy.parsed.role), gives)

    def _take_outlet(self) -> None:
        named = [one.source for one in self.copies] + [row.source_id for row in self.elsewhere]
        if self.article.source_id not in named:
            self._set("source", source_id=next((source for source in named if source), None))

    def _take_date(self) -> None:
        new = [one.copy.published for one in self.copies if one.copy.published]
        earlier = [
            Interval(row.published_earliest, row.published_latest, row.date_basis)
            for row in self.elsewhere
            if row.published_earliest
        ]
        together = intersect([*earlier, *new])
        self._set(
            "published",
            published_earliest=together.earliest if together else None,
            published_latest=together.latest if together else None,
            date_basis=together.basis if together else "",
        )


def _row_weight(row: Appearance) -> tuple[int, bool, bool]:
    return (*rank(row.length, row.role), row.gives_text)
