"""The dates that the text of an article gives: lines that say when it was published, and the day in its dateline."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from ingest.records import Body, Span, TextDate, Value

from .bylines import stated_days
from .dates import dated
from .moments import read_moment


def text_dates(body: Body, captured_at: datetime | None) -> tuple[TextDate, ...]:
    """List them in the order of the page, each day that the text states once."""
    found: dict[object, TextDate] = {}
    for basis, value in _said(body):
        moment = read_moment(value.text)
        if moment and (basis == "dateline" or moment.year):
            date = TextDate(basis, value.text, value.span, dated(basis, value.text, captured_at))
            found.setdefault((basis, moment), date)
    return tuple(found.values())


def _said(body: Body) -> Iterator[tuple[Literal["stated", "dateline"], Value]]:
    for line in body.stated:
        for start, end in stated_days(line.text):
            yield "stated", _part(line, start, end)
    if body.dateline:
        yield "dateline", body.dateline


def _part(line: Value, start: int, end: int) -> Value:
    """Take a part of a line; within markup it is not told where it stands, so the whole line is given as its place."""
    first, last = line.span
    exact = last - first == len(line.text)
    return Value(line.text[start:end], Span(first + start, first + end) if exact else line.span)
