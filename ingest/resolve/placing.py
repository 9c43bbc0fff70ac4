"""Place what a page says of time by when the page was captured, be that an instant or no more than a day."""

from dataclasses import replace

from ingest.records import Captured, Interval

from .dates import dated


def placed(basis: str, words: str, captured: Captured) -> Interval | None:
    """Give an interval that is true whenever the page was captured: from where the first possible instant would put it
    to where the last would. `dated` says what `basis` and `words` are; a later capture never dates earlier.

    >>> from datetime import UTC, datetime
    >>> day = Captured(datetime(2025, 6, 4, tzinfo=UTC), datetime(2025, 6, 4, 23, 59, tzinfo=UTC), "name")
    >>> interval = placed("relative", "18 hours ago", day)
    >>> print(interval.earliest, interval.latest)
    2025-06-03 05:00:00+00:00 2025-06-04 06:29:00+00:00
    """
    found = [dated(basis, words, end) for end in captured.ends]
    first, last = found[0], found[-1]
    return replace(last, earliest=min(first.earliest, last.earliest)) if first and last else last
