"""The drawing above the results of a search: when its articles appeared, and the way to wider periods."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .filters import ArticleFilter
from .filters.addresses import Address
from .filters.partial_dates import in_words, parent, path, period_in_words
from .search.engine import Results, Spread
from .search.engines import engine
from .search.query import Query
from .timeline.bars import Timeline
from .timeline.spreads import few_days, timeline

_NONE = Spread(0, 0)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars, and what stands in none of them.

    A bar's link is `address` with its first and last period. `period` is the chosen one in words, `wider` the one
    around it; `wider_url` leads there. `undated_url` shows the undated alone.
    """

    timeline: Timeline
    address: str
    period: str
    wider: str
    wider_url: str
    undated: int
    undated_url: str


def histogram(results: Results, filters: ArticleFilter) -> Histogram | None:
    """Draw what a search has counted, its own choice of dates left aside but for the part that is drawn."""
    query, address = filters.query(), Address(filters.data)
    drawn = timeline(*_by_day(results, query))
    if drawn is None:
        return None
    steps = path(query.after, query.before)
    around = parent(steps[-1]) if steps else ""
    target = [around] if around else []
    return Histogram(
        drawn,
        address.changed({"after": (), "before": (), "date": ()}) + "&",
        period_in_words(query.after, query.before) if query.after or query.before else "",
        in_words(around) if around else "all dates",
        address.changed({"after": target, "before": target, "date": ()}) if query.after or query.before else "",
        results.dates.get(None, _NONE).possible,
        address.changed({"after": (), "before": (), "date": ["none"]}),
    )


def _by_day(results: Results, query: Query) -> tuple[Mapping[str | None, Spread], Query]:
    """Count days where all lies within two months or so; the reader need not have chosen these."""
    if query.days_counted or not (few := few_days(results.dates, query)):
        return results.dates, query
    first, last = few
    close = replace(
        query, after=max(first, query.after or first), before=min(last, query.before or last), undated=False
    )
    return engine().search(close, count=0, most=1).dates, close
