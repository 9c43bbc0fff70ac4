"""Take a page apart for a person to look at: every stretch of it named, its layout, and why the others do not fit."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .layouts import recognise
from .layouts.partition import partition
from .reading import body_of
from .records import NOWHERE, ParsedAppearance, Stretch
from .resolve.bodies import squeeze


@dataclass(frozen=True, slots=True)
class Inspection:
    """A page's text with its stretches, which are disjoint, in order, and cover it; no layout: one unparsed stretch."""

    text: str
    layout: str
    refusals: dict[str, str]
    stretches: tuple[Stretch, ...]

    def as_json(self) -> dict[str, object]:
        """Give it as JSON types; `start` and `end` count characters of the decoded page."""
        named = [{**stretch._asdict(), "text": self.text[stretch.start : stretch.end]} for stretch in self.stretches]
        return {"layout": self.layout or None, "refusals": self.refusals, "stretches": named}


def inspect(text: str, outlets: Collection[str] = ()) -> Inspection:
    """Read a page and name each stretch of it."""
    page, refusals = recognise(text, outlets)
    if page is None:
        return Inspection(text, "", refusals, (Stretch(0, len(text), "unparsed"),) if text else ())
    parsed = page.parse()
    bodies = [name for copy in parsed.appearances for name in _within_body(text, copy)]
    others = [stretch for stretch in parsed.stretches if stretch.name not in ("body", "gap")]
    return Inspection(text, page.name, refusals, partition(text, [*others, *bodies]))


def _within_body(text: str, copy: ParsedAppearance) -> Iterator[Stretch]:
    """Name the paragraphs of a body, its byline and dateline, and what was left out of it; tags between are markup."""
    if copy.body is None or copy.body.span == NOWHERE:
        return
    start, end = copy.body.span
    body = body_of(copy, squeeze(copy.title.text) if copy.title else "")
    heads = [
        Stretch(*value.span, name) for name, value in (("byline", body.byline), ("dateline", body.dateline)) if value
    ]
    paragraphs = [Stretch(*span, "body") for span in body.spans]
    for stretch in partition(text[:end], [Stretch(0, start, "before"), *heads, *paragraphs, *body.left_out]):
        if stretch.start >= start:
            markup = stretch.name == "unparsed" and text[stretch.start] == "<"
            yield stretch._replace(name="markup") if markup else stretch
