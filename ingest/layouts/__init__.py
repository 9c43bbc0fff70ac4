"""Every page layout, in the order they are tried. A new layout is one file, one line here and one golden pair."""

from collections.abc import Collection

from ingest.lines import Lines
from ingest.records import ParsedPage

from .compact import ArticleCompact, HashtagCompact
from .generic import NAME as GENERIC
from .generic import Generic
from .html import HtmlLayout
from .html_daily8 import ArticleHtml, HashtagHtml
from .html_tokens import is_html
from .layout import Layout
from .spaced import ArticleSpaced, HashtagSpaced

__all__ = ["GENERIC", "LAYOUTS", "parse", "recognise"]

LAYOUTS: tuple[type[Layout] | type[HtmlLayout], ...] = (
    HashtagSpaced,
    HashtagCompact,
    ArticleSpaced,
    ArticleCompact,
    HashtagHtml,
    ArticleHtml,
    Generic,
)


def parse(text: str, outlets: Collection[str] = ()) -> ParsedPage | str:
    """Read a page in the first layout that fits it, or say of each layout why it does not.

    `outlets` are names known from elsewhere; they decide where an outlet's name runs into digits.
    """
    page, refusals = recognise(text, outlets)
    if page is None:
        reasons = "; ".join(f"not {name}: {refusal}" for name, refusal in refusals.items())
        return f"No layout fits this page: {reasons}."
    return page.parse()


def recognise(text: str, outlets: Collection[str] = ()) -> tuple[Layout | HtmlLayout | None, dict[str, str]]:
    """Find the first layout that fits a page, and why each before it does not, by name.

    A page of HTML fits none for plain text, and the other way round.
    """
    html = is_html(text)
    lines = Lines(text)
    refusals: dict[str, str] = {}
    for layout in LAYOUTS:
        if issubclass(layout, HtmlLayout) != html:
            continue
        page = layout(lines, outlets)
        refusal = page.refusal()
        if not refusal:
            return page, refusals
        refusals[layout.name] = refusal
    return None, refusals
