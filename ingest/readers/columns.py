"""Which columns of a record hold the page, its address and its capture time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Columns:
    """The names that are looked for, the first that holds something wins.

    They are those of FineWeb and C4 (text, url, date, timestamp), CC-News (maintext, source_url, date_download),
    RedPajama (raw_content) and extracts of WARC files (html, content, warc_date). What can only be a capture time
    goes before what may be a date of publication.
    """

    text: tuple[str, ...] = ("text", "html", "raw_content", "content", "maintext")
    url: tuple[str, ...] = ("url", "source_url")
    date: tuple[str, ...] = ("warc_date", "date_download", "timestamp", "date")

    @property
    def names(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys(self.text + self.url + self.date))

    def no_text(self, present: Collection[str]) -> str:
        """Say that a record has no page in it, which columns it has, and the cure."""
        wanted = " or ".join(f"“{name}”" for name in self.text)
        there = ", ".join(f"“{name[:40]}”" for name in list(present)[:20]) or "none"
        return f"No text in {wanted}. Columns there: {there}. Name the right one: --field text=NAME."


def columns_from(stated: Iterable[str]) -> Columns:
    """Read `--field` options such as `text=body`; `date=` looks for none. ValueError is a sentence with the cure.

    >>> columns_from(["text=body", "date="])
    Columns(text=('body',), url=('url', 'source_url'), date=())
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for words in stated:
        field, sign, column = words.partition("=")
        if not sign or field not in _FIELDS or (field == "text" and not column) or len(column) > _LONGEST:
            raise ValueError(f"--field {words} is not understood; write text=NAME, url=NAME or date=NAME.")
        chosen[field] = (column,) if column else ()
    return replace(Columns(), **chosen)


def first(record: Mapping[str, object], names: Iterable[str]) -> tuple[str, object]:
    """Give the first of the columns that holds something, and what it holds; ("", None) if none does."""
    return next(((name, value) for name in names if (value := record.get(name)) is not None), ("", None))


_LONGEST = 80
_FIELDS = {field.name for field in fields(Columns)}
