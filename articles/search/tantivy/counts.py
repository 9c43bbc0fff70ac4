"""Count the facets of a search, exactly: what was chosen in one is left aside while it is counted, people excepted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tantivy import Occur
from tantivy import Query as Compiled

from articles.search.query import FACETS, Days, FacetKey, Query
from articles.search.words import Dated

from .clauses import all_of
from .columns import DAYS, IDS, MONTHS, OF_TRAITS, TRAITS, unpacked
from .compiler import Compiler
from .snapshot import Snapshot
from .spreads import Spreads, of_days, of_months
from .tallies import Counts, Tallies, Tally, most_frequent

_COLUMNS = {**dict.fromkeys(OF_TRAITS, TRAITS), "date": MONTHS}  # where a facet is counted, if not by ids


@dataclass(frozen=True, slots=True)
class Base:
    """Articles that are counted: what a query finds and, if a period is given, may lie in it."""

    query: Query
    period: Days | None = None

    def compiled(self, compiler: Compiler) -> Compiled:
        found = compiler.compile(self.query)
        if self.period is None:
            return found
        near = compiler.expression(Dated(*self.period), Query())
        return all_of([(Occur.Must, found), (Occur.Must, near)])


class Counter:
    """Counts for one search, of which the total is known."""

    def __init__(self, snapshot: Snapshot, compiler: Compiler, query: Query, total: int):
        self.snapshot, self.compiler, self.total = snapshot, compiler, total
        self.query = replace(query, sort="relevance", text="" if query.expression is None else query.text)
        self.tallies = Tallies(snapshot, compiler.schema)
        self.bases = {facet: Base(self.query.without(facet)) for facet in (*FACETS, "date")}

    def count(self, most: int, also: Mapping[str, Collection[FacetKey]]) -> tuple[dict[str, Counts], Spreads]:
        """Count the most frequent values of each facet and those that are chosen or asked for; and count dates."""
        counted = self._counted(most)
        facets = {}
        for facet in FACETS:
            base, wanted = self.bases[facet], {*self.query.chosen[facet], *also.get(facet, ()), None}
            if facet in IDS:
                facets[facet] = self._with(wanted, counted[base, facet], base, facet)
            else:
                facets[facet] = _chosen_from(counted[base, TRAITS][facet], most, wanted)
        return facets, {**counted[self.bases["date"], MONTHS], **counted.get((self._near(), DAYS), {})}

    def _counted(self, most: int) -> dict[tuple[Base, str], Any]:
        """Count every column that is needed of every base."""
        needed: dict[Base, dict[str, None]] = {}
        for facet, base in self.bases.items():
            needed.setdefault(base, {})[_COLUMNS.get(facet, facet)] = None
        if self.query.days_counted:
            needed.setdefault(self._near(), {})[DAYS] = None
        return {
            (base, column): found
            for base, columns in needed.items()
            for column, found in self._of(base, list(columns), most).items()
        }

    def _near(self) -> Base:
        """Give the articles that may lie in the period of which the days are counted."""
        base, period = self.bases["date"].query, self.query.days_counted
        if period is None or self.query.certain:
            return Base(base, period)
        return Base(replace(base, after=period[0], before=period[1]))

    def _of(self, base: Base, columns: list[str], most: int) -> dict[str, Any]:
        """Count columns of a base, all at once, as far as this snapshot does not know them."""
        known = {column: self.snapshot.known((base, column, most)) for column in columns}
        unknown = [column for column, found in known.items() if found is None]
        if unknown:
            total = self.total if base == Base(self.query) else None
            for column, tally in self.tallies.tally(base.compiled(self.compiler), unknown, most, total).items():
                known[column] = self._read(column, tally)
                self.snapshot.keep((base, column, most), known[column])
        return known

    def _read(self, column: str, tally: Tally) -> Any:
        if column == TRAITS:
            return unpacked(tally.counts)
        if column == MONTHS:
            return of_months(tally.counts)
        if column == DAYS:
            return of_days(tally.counts, self.query.days_counted)
        return tally

    def _with(self, wanted: set[FacetKey], tally: Tally, base: Base, facet: str) -> Counts:
        """Add to the most frequent values those that are wanted."""
        missing = frozenset() if tally.whole else frozenset(wanted - tally.counts.keys())
        if not missing:
            return dict(tally.counts)
        found = self.snapshot.recall(
            (base, facet, missing), lambda: self.tallies.those(base.compiled(self.compiler), facet, missing)
        )
        return tally.counts | found


def _chosen_from(counts: Counts, most: int, wanted: set[FacetKey]) -> Counts:
    return dict(most_frequent(counts.items(), most)) | {key: counts[key] for key in wanted if key in counts}
