"""Take a page apart for a person to look at: every stretch of it named, its layout, and why the others do not fit."""

from collections.abc import Collection
from dataclasses import dataclass

from .layouts import recognise
from .records import Stretch


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
    return Inspection(text, page.name, refusals, page.parse().stretches)
