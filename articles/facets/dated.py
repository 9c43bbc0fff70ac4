"""The facet of dates."""

from articles.filters.partial_dates import in_words, parent, path
from articles.filters.values import NONE
from articles.search.query import UNITS

from .facet import Asked, Facet, FacetValue


class DateFacet(Facet):
    """Years; when a year is chosen its months too; when a month is chosen its days too. Unticking goes one up."""

    most = 40  # a year, its months and their days are fewer

    def lines(self, asked: Asked, most: int) -> tuple[list[FacetValue], bool]:
        spreads, query = asked.results.dates, asked.query
        counts = {period: spread.certain if query.certain else spread.possible for period, spread in spreads.items()}
        steps = path(query.after, query.before)
        above = steps[-1] if 0 < len(steps) < len(UNITS) else parent(steps[-1]) if steps else ""
        periods = sorted(key for key in counts.keys() | set(steps) if key and (key in steps or parent(key) == above))
        lines = [_period(period, counts.get(period, 0), steps, asked) for period in periods[-most:]]
        return [*lines, _undated(counts.get(None, 0), asked)], len(periods) > most


def _period(value: str, count: int, steps: tuple[str, ...], asked: Asked) -> FacetValue:
    chosen = value == steps[-1] if steps else False
    target = [parent(value)] if chosen and parent(value) else [] if chosen else [value]
    excluded = [other for other in asked.written("exclude.date") if other != value]
    inside = {"after": (), "before": ()} if value in steps else {}
    return FacetValue(
        value,
        in_words(value),
        count,
        asked.address.changed({"after": target, "before": target, "date": ()}),
        chosen,
        exclude_url=asked.address.changed({**inside, "exclude.date": [*excluded, value]}),
        level=len(value.split("-")) - 1,
    )


def _undated(count: int, asked: Asked) -> FacetValue:
    chosen, excluded = asked.query.undated, [other for other in asked.written("exclude.date") if other != NONE]
    url = asked.address.changed({"after": (), "before": (), "date": () if chosen else [NONE]})
    without = asked.address.changed({"date": (), "exclude.date": [*excluded, NONE]})
    return FacetValue(NONE, "Undated", count, url, chosen, exclude_url=without)
