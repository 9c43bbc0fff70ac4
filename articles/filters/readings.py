"""How the values of one key of a query string are read: each kind of key in one class, and no value makes it fail."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, field
from typing import Self

from django.forms import Field, SelectMultiple
from django_filters import Filter

from articles.search.query import Days
from articles.search.words.periods import days

from .partial_dates import period_in_words
from .values import NONE, Value, Values

_BEFORE_FACETS = ("exclude", "in")


def written(name: str) -> str:
    """Give the key as a query string has it: exclude.outlet.

    >>> written("in_outlet"), written("per_page")
    ('in.outlet', 'per_page')
    """
    before, _, facet = name.partition("_")
    return f"{before}.{facet}" if before in _BEFORE_FACETS else name


@dataclass(frozen=True, slots=True)
class Reading:
    """What the values of one key mean for the search, and a sentence for each that means nothing.

    `values` are the facet's values that were understood, by how they are written.
    """

    choices: dict[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)


class _Values(Field):
    """A form field that takes all values of its key and never fails."""

    widget = SelectMultiple

    def __init__(self, *, read, **options):
        super().__init__(**options)
        self.read = read

    def __deepcopy__(self, memo: dict) -> Self:
        """Every form copies its fields; nothing of this one ever changes."""
        return self

    def clean(self, value: list[str] | None) -> Reading:
        values = tuple(dict.fromkeys(filter(None, (each.strip().replace("\0", "") for each in value or ()))))
        return self.read(values) if values else Reading()


class QueryFilter(Filter):
    """A filter that reads the values of its key."""

    field_class = _Values

    def __init__(self, *, label: str):
        super().__init__(label=label, read=self.read, required=False)

    def __deepcopy__(self, memo: dict) -> Self:
        """Every set copies its filters and tells each to whom it belongs; nothing else ever changes."""
        return copy(self)

    @property
    def key(self) -> str:
        return written(self.field_name)

    def read(self, values: tuple[str, ...]) -> Reading:
        """Read the values, which are not empty and differ from one another."""
        raise NotImplementedError


class FacetFilter(QueryFilter):
    """Values of a facet, or the value none: to choose them or, where the name says so, to leave them out."""

    def __init__(self, values: Values, *, label: str):
        super().__init__(label=label)
        self.values = values

    def read(self, values: tuple[str, ...]) -> Reading:
        known = self.values.read(values)
        keys = tuple(dict.fromkeys(value.key for value in known.values()))
        unknown = tuple(self.values.unknown(word) for word in values if word not in known)
        return Reading({self.key: keys}, unknown, known)


class ChoiceFilter(QueryFilter):
    """One of a few words, each with what it means for the Query; `cure` says how to ask for what is none of them."""

    def __init__(self, choices: dict[str, dict[str, object]], *, label: str, cure: str = ""):
        super().__init__(label=label)
        self.choices, self.cure = choices, cure

    def read(self, values: tuple[str, ...]) -> Reading:
        known = [value for value in values if value in self.choices]
        cure = ", ".join(self.choices) + self.cure
        problems = [f"{self.key}={value} is not understood; known: {cure}." for value in values if value not in known]
        problems += [f"{self.key} can be given once: {value} was left out." for value in known[1:]]
        return Reading(self.choices[known[0]] if known else {}, tuple(problems))


class DateFilter(QueryFilter):
    """A day, or the first (`edge` 0) or last (`edge` 1) day of a month or year."""

    def __init__(self, *, edge: int, label: str):
        super().__init__(label=label)
        self.edge = edge

    def read(self, values: tuple[str, ...]) -> Reading:
        known, problems = _periods(self.key, values, "2025, 2025-06 or 2025-06-04")
        problems += [f"{self.key} can be given once: {value} was left out." for value in list(known)[1:]]
        first = next(iter(known.values()), None)
        return Reading({self.key: first[self.edge]} if first else {}, tuple(problems))


class ExcludedDatesFilter(QueryFilter):
    """Years, months and days that an article must not be of, or none: it must not be undated."""

    def read(self, values: tuple[str, ...]) -> Reading:
        known, problems = _periods(
            self.key, [value for value in values if value != NONE], "2025, 2025-06, 2025-06-04 or none"
        )
        labelled = {value: Value(value, value, period_in_words(*edges)) for value, edges in known.items()}
        choices: dict[str, object] = {"without_dates": tuple(known.values())} if known else {}
        if NONE in values:
            labelled[NONE] = Value(None, NONE, "Undated")
            choices["dated"] = True
        return Reading(choices, tuple(problems), labelled)


def _periods(key: str, values: Collection[str], forms: str) -> tuple[dict[str, Days], list[str]]:
    """Read values as periods, and give a sentence for each that is none."""
    known = {value: period for value in values if (period := days(value))}
    return known, [f"{key}={value} is not a date; write {forms}." for value in values if value not in known]


class TextFilter(QueryFilter):
    """A text to look for in the names of a facet."""

    def read(self, values: tuple[str, ...]) -> Reading:
        problems = tuple(f"{self.key} can be given once: {value} was left out." for value in values[1:])
        return Reading({}, problems, {values[0]: Value(values[0], values[0], values[0])})


class ListedFilter(QueryFilter):
    """Any of a few words."""

    def __init__(self, words: Collection[str], *, label: str):
        super().__init__(label=label)
        self.words = words

    def read(self, values: tuple[str, ...]) -> Reading:
        known = {word: Value(word, word, word) for word in values if word in self.words}
        cure = ", ".join(self.words)
        problems = [f"{self.key}={word} is not understood; known: {cure}." for word in values if word not in known]
        return Reading({}, tuple(problems), known)
