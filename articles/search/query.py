"""A search as one frozen record: the reader's words and what they chose, ready for any engine."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from .words import Expression, Parsed, parse

Sort = Literal["relevance", "-date", "date", "-added"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)

_CHOICES = {
    "outlet": {"outlets": (), "no_outlet": False},
    "topic": {"topics": ()},
    "person": {},
    "date": {"after": None, "before": None, "undated": False},
}


@dataclass(frozen=True)
class Query:
    """What to search for. Only published articles are ever found.

    Outlets, topics and people are database ids. Outlets are alternatives, and so are topics; of people an article
    must name all. `no_outlet` adds the articles of unknown outlet to the alternatives. `after` and `before` are whole
    days in UTC, both included: an article matches when its interval overlaps them or, with `certain`, lies within
    them. An article without a date matches no such bound; `undated` finds nothing else.
    """

    text: str = ""
    outlets: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    exclude_outlets: tuple[int, ...] = ()
    exclude_topics: tuple[int, ...] = ()
    exclude_people: tuple[int, ...] = ()
    no_outlet: bool = False
    undated: bool = False
    after: date | None = None
    before: date | None = None
    certain: bool = False
    sort: Sort = "relevance"

    @cached_property
    def _parsed(self) -> Parsed:
        return parse(self.text)

    @property
    def expression(self) -> Expression | None:
        """The words as a tree; None when there are none."""
        return self._parsed.expression

    @property
    def problems(self) -> tuple[str, ...]:
        """What in the words was not understood, and what was done instead: one sentence each."""
        return self._parsed.problems

    @property
    def order(self) -> Sort:
        """The order to answer in. Without words nothing is more relevant than another: newest first."""
        return "-date" if self.sort == "relevance" and self.expression is None else self.sort

    @property
    def date_unit(self) -> Unit:
        """What the date facet counts: years, the months of a chosen year, the days of a chosen month."""
        if self.after is None or self.before is None or self.after.year != self.before.year:
            return "year"
        return "month" if self.after.month != self.before.month else "day"

    def without(self, facet: str) -> "Query":
        """Take back what was chosen in a facet whose choices are alternatives; people narrow, so they stay."""
        return replace(self, **_CHOICES[facet])
