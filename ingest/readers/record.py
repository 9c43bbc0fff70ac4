"""A record with columns, of whichever container, as a page."""

from collections.abc import Callable, Collection, Mapping

from ingest.records import BrokenRecord, RawPage

from .columns import first
from .instants import bare_day, capture_time
from .part import Capturing, Part


def read_record(
    part: Part, offset: int, record: Mapping[str, object], present: Callable[[], Collection[str]]
) -> RawPage | BrokenRecord:
    """Read a page from the chosen columns of a record; `present` gives the names of all it has, if asked."""
    columns = part.reading.columns
    name, text = first(record, columns.text)
    if not isinstance(text, str):
        return part.broken("no text in the record", columns.no_text(present()))
    _, url = first(record, columns.url)
    _, date = first(record, columns.date)
    how = Capturing(
        url=url if isinstance(url, str) else "",
        at=capture_time(date),
        media_type="text/html" if name == "html" else "",
        day=bare_day(date),
    )
    return part.page(text.encode("utf-8", errors="replace"), offset, how)
