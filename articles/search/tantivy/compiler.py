"""Compile a Query for Tantivy, whose own query language has no prefixes and answers mistakes with errors."""

from collections.abc import Iterable

from tantivy import Occur, Schema
from tantivy import Query as Compiled

from articles.search.query import FACETS, FacetKey, Query
from articles.search.words import (
    AllOf,
    AnyOf,
    Dated,
    Expression,
    Named,
    Near,
    Not,
    Phrase,
    Prefix,
    Titled,
    Undated,
    Word,
)

from .clauses import Clauses, all_of, any_of, unscored
from .columns import field_value
from .periods import Periods
from .snapshot import Snapshot
from .wording import FIELDS, TITLE, Fields, Wording

UNDATED: tuple[FacetKey, ...] = (None,)  # a certainty that only they have


class Compiler:
    """Compiles for one state of an index."""

    def __init__(self, schema: Schema, snapshot: Snapshot):
        self.schema = schema
        self.wording = Wording(schema, snapshot.searcher)
        self.periods = Periods(schema, snapshot)

    def compile(self, query: Query) -> Compiled:
        """Compile words and choices; only the words give a score."""
        clauses: Clauses = [(Occur.Must, self.expression(query.expression, query))] if query.expression else []
        clauses += [(Occur.Must, unscored(choice)) for choice in self._choices(query)]
        clauses += [(Occur.MustNot, exclusion) for exclusion in self._exclusions(query)]
        return all_of(clauses)

    def expression(self, part: Expression, query: Query, fields: Fields = FIELDS) -> Compiled:
        """Compile a part of the words, to be looked for in some of the fields."""
        match part:
            case Word() | Prefix() | Phrase() | Near():
                return self.wording.compile(part, fields)
            case Titled(inner):
                return self.expression(inner, query, TITLE)
            case Not(inner):
                return all_of([(Occur.MustNot, self.expression(inner, query, fields))])
            case AllOf(parts):
                return all_of([self._clause(each, query, fields) for each in parts])
            case AnyOf(parts):
                return any_of([self.expression(each, query, fields) for each in parts])
        return unscored(self._fact(part, query))

    def _clause(self, part: Expression, query: Query, fields: Fields) -> tuple[Occur, Compiled]:
        negated = isinstance(part, Not)
        inner = part.part if negated else part
        return Occur.MustNot if negated else Occur.Must, self.expression(inner, query, fields)

    def _fact(self, part: Named | Dated | Undated, query: Query) -> Compiled:
        """Compile a part that says something of an article other than its words."""
        match part:
            case Named(facet):
                return self._one_of(facet, query.named.get(part, ()))
            case Dated(first, last):
                return self.periods.falls(first, last, certain=query.certain)
            case Undated():
                return self._one_of("certainty", UNDATED)

    def _choices(self, query: Query) -> Iterable[Compiled]:
        for facet in FACETS:
            chosen = query.chosen[facet]
            for keys in [(key,) for key in chosen] if facet == "person" else filter(None, [chosen]):
                yield self._one_of(facet, keys)
        if query.after or query.before:
            yield self.periods.falls(query.after, query.before, certain=query.certain)
        if query.undated:
            yield self._one_of("certainty", UNDATED)

    def _exclusions(self, query: Query) -> Iterable[Compiled]:
        for facet in FACETS:
            if query.excluded[facet]:
                yield self._one_of(facet, query.excluded[facet])
        for first, last in query.without_dates:
            yield self.periods.falls(first, last, certain=query.certain)
        if query.dated:
            yield self._one_of("certainty", UNDATED)

    def _one_of(self, facet: str, keys: tuple[FacetKey, ...]) -> Compiled:
        values = [field_value(key) for key in keys]
        if len(values) == 1:  # Tantivy gathers a set's articles before it looks which of them match the rest.
            return Compiled.term_query(self.schema, facet, values[0], "basic")
        return Compiled.term_set_query(self.schema, facet, values)
