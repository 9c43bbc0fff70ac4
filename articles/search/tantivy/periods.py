"""Find the articles of a period. Comparing the days of each takes long: lists of months leave few to compare."""

from calendar import monthrange
from datetime import date

from tantivy import FieldType, Occur, Schema
from tantivy import Query as Compiled

from .clauses import all_of
from .columns import MONTHS
from .snapshot import Snapshot

SHARE_LISTED = 1 / 4  # of the archive: joining the lists of more articles takes as long as comparing their days
MOST_INTERVALS = 5000  # to look through for each search; an archive of a decade has some hundreds


class Periods:
    """Compiles periods for one snapshot."""

    def __init__(self, schema: Schema, snapshot: Snapshot):
        self.schema, self.snapshot = schema, snapshot

    def falls(self, after: date | None, before: date | None, *, certain: bool) -> Compiled:
        """Say that an article's interval overlaps the period, or lies within it."""
        months = self._in_months(after or date.min, before or date.max, certain)
        days = self._in_days(after, before, certain)
        if months is None:
            return days
        return months if _is_whole(after, before) else all_of([(Occur.Must, months), (Occur.Must, days)])

    def _in_months(self, after: date, before: date, certain: bool) -> Compiled | None:
        """Say that the months do, whatever the days; None when that leaves many articles."""
        listed = self._listed()
        if len(listed) > MOST_INTERVALS:
            return None
        first, last = after.isoformat()[:7], before.isoformat()[:7]
        found = [each for each in listed if _matches(each[0], first, last, certain)]
        if sum(count for _, count in found) > self.snapshot.searcher.num_docs * SHARE_LISTED:
            return None
        return Compiled.term_set_query(self.schema, MONTHS, [interval for interval, _ in found])

    def _listed(self) -> list[tuple[str, int]]:
        """Give every interval in months, and how many articles have it."""
        return self.snapshot.recall(MONTHS, lambda: self.snapshot.searcher.terms_with_prefix(MONTHS, ""))

    def _in_days(self, after: date | None, before: date | None, certain: bool) -> Compiled:
        first, last = ("earliest_day", "latest_day") if certain else ("latest_day", "earliest_day")
        bounds = []
        if after:
            bounds.append(self._range(first, lower_bound=after.toordinal()))
        if before:
            bounds.append(self._range(last, upper_bound=before.toordinal()))
        return all_of([(Occur.Must, bound) for bound in bounds])

    def _range(self, name: str, **bounds: int) -> Compiled:
        return Compiled.range_query(self.schema, name, FieldType.Integer, **bounds)


def _matches(interval: str, first: str, last: str, certain: bool) -> bool:
    """Say whether an interval overlaps some months, or lies within them; the undated have none.

    >>> _matches("2025-06/2025-07", "2025-07", "2025-08", certain=False)
    True
    """
    earliest, _, latest = interval.partition("/")
    if certain:
        return first <= earliest and latest <= last and bool(interval)
    return earliest <= last and first <= latest and bool(interval)


def _is_whole(after: date | None, before: date | None) -> bool:
    """Say whether a period begins and ends with a month."""
    ends = before is None or before.day == monthrange(before.year, before.month)[1]
    return ends and (after is None or after.day == 1)
