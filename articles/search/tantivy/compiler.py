"""Compile a Query for Tantivy, whose own query language has no prefixes and answers mistakes with errors."""

from collections.abc import Iterable
from datetime import date

from tantivy import FieldType, Occur, Schema
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

from .analysis import composed, exact, stemming
from .fields import field_value

# A word in the title says what the article is about; in the body it may be said in passing.
TITLE_WEIGHT = 3.0

Clauses = list[tuple[Occur, Compiled]]


class Compiler:
    """Compiles for one schema."""

    def __init__(self, schema: Schema):
        self.schema = schema
        self.stemming = stemming("en")
        self.exact = exact()

    def compile(self, query: Query) -> Compiled:
        """Compile words and choices; only the words give a score."""
        clauses: Clauses = [(Occur.Must, self.expression(query.expression))] if query.expression else []
        clauses += [(Occur.Must, Compiled.const_score_query(choice, 0.0)) for choice in self._choices(query)]
        clauses += [(Occur.MustNot, exclusion) for exclusion in self._exclusions(query)]
        return _all_of(clauses)

    def expression(self, part: Expression) -> Compiled:
        match part:
            case Word(text):
                return self._word(text)
            case Phrase(text):
                return self._phrase(self.exact.analyze(composed(text)))
            case Prefix(text):
                return self._prefix(self.exact.analyze(composed(text)))
            case Near() | Titled() | Named() | Dated() | Undated():
                raise NotImplementedError(part)
            case Not(inner):
                return _all_of([(Occur.MustNot, self.expression(inner))])
            case AllOf(parts):
                return _all_of([self._clause(each) for each in parts])
            case AnyOf(parts):
                return Compiled.boolean_query([(Occur.Should, self.expression(each)) for each in parts])

    def _clause(self, part: Expression) -> tuple[Occur, Compiled]:
        negated = isinstance(part, Not)
        return (Occur.MustNot, self.expression(part.part)) if negated else (Occur.Must, self.expression(part))

    def _word(self, text: str) -> Compiled:
        stems = self.stemming.analyze(composed(text))
        if len(stems) != 1:
            return self._phrase(self.exact.analyze(composed(text)))
        return _in_either(*(Compiled.term_query(self.schema, name, stems[0], "freq") for name in ("title", "body")))

    def _phrase(self, words: list[str]) -> Compiled:
        if not words:
            return Compiled.empty_query()
        fields = ("title_exact", "body_exact")
        if len(words) == 1:
            return _in_either(*(Compiled.term_query(self.schema, name, words[0], "freq") for name in fields))
        return _in_either(*(Compiled.phrase_query(self.schema, name, words) for name in fields))

    def _prefix(self, words: list[str]) -> Compiled:
        if len(words) != 1:
            return self._phrase(words)
        pattern = f"{words[0]}.*"
        return _in_either(*(Compiled.regex_query(self.schema, name, pattern) for name in ("title_exact", "body_exact")))

    def _choices(self, query: Query) -> Iterable[Compiled]:
        for facet in FACETS:
            chosen = query.chosen[facet]
            for keys in [(key,) for key in chosen] if facet == "person" else filter(None, [chosen]):
                yield self._one_of(facet, keys)
        if query.after or query.before:
            yield self._falls(query.after, query.before, certain=query.certain)
        if query.dated:
            yield Compiled.exists_query("earliest_day")

    def _falls(self, after: date | None, before: date | None, *, certain: bool) -> Compiled:
        """Say that the interval overlaps the period, or lies within it."""
        first, last = ("earliest_day", "latest_day") if certain else ("latest_day", "earliest_day")
        bounds = []
        if after:
            bounds.append(self._range(first, lower_bound=after.toordinal()))
        if before:
            bounds.append(self._range(last, upper_bound=before.toordinal()))
        return Compiled.boolean_query([(Occur.Must, bound) for bound in bounds])

    def _range(self, name: str, **bounds: int) -> Compiled:
        return Compiled.range_query(self.schema, name, FieldType.Integer, **bounds)

    def _exclusions(self, query: Query) -> Iterable[Compiled]:
        for facet in FACETS:
            if query.excluded[facet]:
                yield self._one_of(facet, query.excluded[facet])
        for first, last in query.without_dates:
            yield self._falls(first, last, certain=query.certain)
        if query.undated:
            yield Compiled.exists_query("earliest_day")

    def _one_of(self, facet: str, keys: tuple[FacetKey, ...]) -> Compiled:
        return Compiled.term_set_query(self.schema, facet, [field_value(facet, key) for key in keys])


def _in_either(title: Compiled, body: Compiled) -> Compiled:
    return Compiled.boolean_query([(Occur.Should, Compiled.boost_query(title, TITLE_WEIGHT)), (Occur.Should, body)])


def _all_of(clauses: Clauses) -> Compiled:
    """Join clauses. Tantivy finds nothing when it is only told what to leave out: say then that all else is meant."""
    if all(occur == Occur.MustNot for occur, _ in clauses):
        clauses = [(Occur.Must, Compiled.const_score_query(Compiled.all_query(), 0.0)), *clauses]
    return Compiled.boolean_query(clauses)
