"""Every page layout, in the order they are tried. A new layout is one file, one line here and one golden pair."""

from collections.abc import Collection

from ingest.lines import Lines
from ingest.records import ParsedPage

from .compact import ArticleCompact, HashtagCompact
from .layout import Layout
from .spaced import ArticleSpaced, HashtagSpaced

LAYOUTS: tuple[type[Layout], ...] = (HashtagSpaced, HashtagCompact, ArticleSpaced, ArticleCompact)


def parse(text: str, outlets: Collection[str] = ()) -> ParsedPage | str:
    """Read a page in the first layout that fits it, or say of each layout why it does not.

    `outlets` are names known from elsewhere; they decide where an outlet's name runs into digits.
    """
    page, refusals = recognise(text, outlets)
    if page is None:
        reasons = "; ".join(f"not {name}: {refusal}" for name, refusal in refusals.items())
        return f"No layout fits this page: {reasons}."
    return page.parse()


def recognise(text: str, outlets: Collection[str] = ()) -> tuple[Layout | None, dict[str, str]]:
    """Find the first layout that fits a page, and why each before it does not, by name."""
    lines = Lines(text)
    refusals: dict[str, str] = {}
    for layout in LAYOUTS:
        page = layout(lines, outlets)
        refusal = page.refusal()
        if not refusal:
            return page, refusals
        refusals[layout.name] = refusal
    return None, refusals
