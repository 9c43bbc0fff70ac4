"""Join what is compiled: all of it, any of it, without a score."""

from tantivy import Occur, Query

Clauses = list[tuple[Occur, Query]]


def all_of(clauses: Clauses) -> Query:
    """Join clauses. Tantivy finds nothing when it is only told what to leave out: say then that all else is meant."""
    if all(occur == Occur.MustNot for occur, _ in clauses):
        clauses = [(Occur.Must, unscored(Query.all_query())), *clauses]
    return Query.boolean_query(clauses)


def any_of(parts: list[Query]) -> Query:
    """Join alternatives; their scores add up."""
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(Occur.Should, part) for part in parts])


def unscored(part: Query) -> Query:
    """Let a part match without a score."""
    return Query.const_score_query(part, 0.0)
