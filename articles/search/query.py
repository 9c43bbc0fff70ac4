"""A search as one frozen record: the reader's words and what they chose, ready for any engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from .words import Expression, Named, Words, parse

Sort = Literal["relevance", "-date", "date", "-added"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)

# A value of a facet: an id or a word of a fixed list; None stands for none, such as the unknown outlet.
FacetKey = int | str | None
Days = tuple[date, date]  # the first and the last, both included, in UTC

MOST_DAYS = 62  # of a period whose days are counted one by one


@dataclass(frozen=True, slots=True)
class Choices:
    """Values of facets, as keys: outlets, topics and people by id, the others by word; None is the value none.

    An article can have several topics, people and roles. Those without a certainty are the undated.
    """

    outlet: tuple[FacetKey, ...] = ()
    topic: tuple[FacetKey, ...] = ()
    person: tuple[FacetKey, ...] = ()
    language: tuple[FacetKey, ...] = ()
    role: tuple[FacetKey, ...] = ()
    certainty: tuple[FacetKey, ...] = ()

    def __getitem__(self, facet: str) -> tuple[FacetKey, ...]:
        return getattr(self, facet)


FACETS: tuple[str, ...] = tuple(Choices.__dataclass_fields__)


@dataclass(frozen=True)
class Query:
    """What to search for. Only published articles are ever found.

    What is `chosen` in one facet is alternatives, but of people an article must name all; what is `excluded` it must
    not have. `after` and `before` are whole days in UTC, both included: an article matches when its interval overlaps
    them or, with `certain`, lies within them; `without_dates` leaves out what would match so. An article without a
    date matches no such bound; `undated` finds nothing else and `dated` all else. `named` says which rows the names in
    the words stand for; one that it does not hold stands for none.
    """

    text: str = ""
    chosen: Choices = Choices()
    excluded: Choices = Choices()
    undated: bool = False
    dated: bool = False
    after: date | None = None
    before: date | None = None
    without_dates: tuple[Days, ...] = ()
    certain: bool = False
    sort: Sort = "relevance"
    named: Mapping[Named, tuple[int, ...]] = field(default_factory=dict, hash=False)

    @cached_property
    def words(self) -> Words:
        """The text as it was understood."""
        return parse(self.text)

    @property
    def expression(self) -> Expression | None:
        """The words as a tree; None when there are none."""
        return self.words.expression

    @property
    def problems(self) -> tuple[str, ...]:
        """What in the words was not understood, and what was done instead: one sentence each."""
        return self.words.problems

    @property
    def order(self) -> Sort:
        """The order to answer in. Without words nothing is more relevant than another: newest first."""
        return "-date" if self.sort == "relevance" and self.expression is None else self.sort

    @property
    def days_counted(self) -> Days | None:
        """The period whose days are counted one by one: the chosen one, if it is short."""
        if self.after is None or self.before is None or not 0 <= (self.before - self.after).days < MOST_DAYS:
            return None
        return self.after, self.before

    def without(self, facet: str) -> "Query":
        """Take back what was chosen in a facet whose choices are alternatives; people narrow, so they stay."""
        if facet == "person":
            return self
        if facet == "date":
            return replace(self, after=None, before=None, undated=False)
        return replace(self, chosen=replace(self.chosen, **{facet: ()}))
