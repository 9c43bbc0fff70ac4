"""What is to be said of a whole query string: keys that do not exist and choices that cannot all be true."""

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches

from articles.search.query import FACETS, Query

from .values import Value

_MOST_NAMED, _LONGEST = 5, 40


def unknown_keys(querydict: Iterable[str], known: Collection[str]) -> list[str]:
    """Name the keys that are none of these, each with the one that may have been meant.

    >>> unknown_keys(["q", "outlt"], ["q", "outlet"])
    ['“outlt” is no part of a search and was left out; did you mean “outlet”?']
    """
    strange = [key for key in querydict if key not in known]
    said = [_unknown(key, known) for key in strange[:_MOST_NAMED]]
    more = len(strange) - len(said)
    return said + ([f"So were {more} others."] if more else [])


def _unknown(key: str, known: Collection[str]) -> str:
    likely = get_close_matches(key[:_LONGEST].lower(), known, n=1)
    cure = f"; did you mean “{likely[0]}”?" if likely else ". “How to search” lists what there is."
    return f"“{key[:_LONGEST]}” is no part of a search and was left out{cure}"


def contradictions(query: Query, values: Callable[[str], Mapping[str, Value]]) -> list[str]:
    """Say which choices contradict each other; `values` gives the values of a key that were understood."""
    return [*_both_ways(query, values), *_dates(query), *_with_none(query)]


def _both_ways(query: Query, values: Callable[[str], Mapping[str, Value]]) -> Iterable[str]:
    for facet in FACETS:
        both = {*query.chosen[facet]} & {*query.excluded[facet]}
        for value in values(facet).values() if both else ():
            if value.key in both:
                yield f"“{value.label}” is both chosen and left out, so it finds nothing: take one of the two back."


def _dates(query: Query) -> Iterable[str]:
    period = query.after or query.before
    if query.after and query.before and query.after > query.before:
        yield "The first day is later than the last, so no article matches."
    if query.undated and period:
        yield "Undated articles lie in no period, so no article matches."
    if query.undated and query.dated:
        yield "“Undated” is both chosen and left out, so no article matches: take one of the two back."
    if (
        query.after
        and query.before
        and any(first <= query.after <= query.before <= last for first, last in query.without_dates)
    ):
        yield "The chosen days lie in a period that is left out, so no article matches: take one of the two back."


def _with_none(query: Query) -> Iterable[str]:
    people = query.chosen.person
    if None in people and len(people) > 1:
        yield "No article names a person and nobody, so no article matches: take one of the two back."
    certainties = query.chosen.certainty
    none_but_dated = certainties == (None,) and (query.after or query.before or query.dated)
    if none_but_dated or (query.undated and certainties and None not in certainties):
        yield "An undated article has no date that is known more or less exactly, so no article matches."
