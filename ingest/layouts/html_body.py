"""Clean a body of HTML: the rules see its text, and what they find is placed back in the markup."""

from collections.abc import Callable
from dataclasses import replace

from ingest.records import NOWHERE, Body, Span, Stretch, Value

from .html_text import HtmlText


def clean_markup(value: Value, clean: Callable[[Value], Body]) -> Body:
    """Clean a body that is written as markup, or stands nowhere as such; its spans lead to the page."""
    markup = value.markup
    shown = HtmlText(markup) if markup is not None else None
    text = shown.text if shown else value.text
    body = clean(Value(text, Span(0, len(text))))
    if shown is None or markup is None:
        return _standing_nowhere(body)

    def place(start: int, end: int) -> Span:
        if start >= end:
            return NOWHERE
        source = shown.source(Span(start, end))
        return Span(value.span.start + source.start, value.span.start + source.end)

    def placed(found: Value) -> Value:
        span = place(*found.span)
        return Value(found.text, span, markup[span.start - value.span.start : span.end - value.span.start])

    return replace(
        body,
        byline=body.byline and placed(body.byline),
        dateline=body.dateline and placed(body.dateline),
        stated=tuple(map(placed, body.stated)),
        spans=tuple(place(*span) for span in body.spans),
        left_out=tuple(Stretch(*place(out.start, out.end), out.name) for out in body.left_out),
    )


def _standing_nowhere(body: Body) -> Body:
    return replace(
        body,
        byline=body.byline and Value(body.byline.text, NOWHERE),
        dateline=body.dateline and Value(body.dateline.text, NOWHERE),
        stated=tuple(Value(line.text, NOWHERE) for line in body.stated),
        spans=(),
        left_out=(),
    )
