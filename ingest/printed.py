"""Read what is stored back: a page as it came, a copy on it, its body as printed and as the rules clean it."""

from collections.abc import Collection

from .layouts import GENERIC
from .layouts.html_body import clean_markup
from .layouts.html_text import HtmlText
from .models import Appearance, Capture
from .reading import read_page
from .records import Body, Engines, RawPage, ResolvedAppearance, ResolvedPage, Span, Value
from .resolve.bodies import clean, squeeze

# Layouts of pages of HTML begin so.
_MARKUP = ("html", GENERIC)
# Charsets that a page is given for want of a declaration; any other was declared or detected, and is kept.
_FALLBACKS = frozenset({"utf-8", "cp1252", "latin-1"})


def raw_page(capture: Capture) -> RawPage:
    """Give a stored page as it came from its dump."""
    return RawPage(
        data=capture.raw_bytes(),
        record=capture.record,
        offset=capture.offset,
        url=capture.url,
        captured_at=capture.captured_at,
        captured_until=capture.captured_until,
        captured_basis=capture.captured_basis,
        member=capture.member,
        charset="" if capture.charset in _FALLBACKS else capture.charset,
        media_type=capture.media_type,
    )


def read_copy(capture: Capture, wording: int, outlets: Collection[str], engines: Engines) -> ResolvedAppearance | None:
    """Read the copy of this wording on a stored page; None if today's rules find it no longer."""
    outcome = read_page(raw_page(capture), outlets, engines)
    copies = outcome.appearances if isinstance(outcome, ResolvedPage) else ()
    return next((copy for copy in copies if copy.fingerprint.key == wording), None)


def shown(words: str, layout: str) -> str:
    """Give what a field shows that a page of this layout prints so: of markup the text."""
    return HtmlText(words).tidy() if layout.startswith(_MARKUP) else words


def printed_body(appearance: Appearance) -> Value | None:
    """Take the body out of the capture; None if it stands nowhere on the page as such."""
    if "body" not in appearance.spans:
        return None
    span = Span(*appearance.spans["body"])
    words = appearance.capture.text()[slice(*span)]
    return Value(words, span, words if appearance.capture.layout.startswith(_MARKUP) else None)


def cleaned_body(appearance: Appearance, printed: Value) -> Body:
    """Clean it by the rules of today, which may differ from those at the time of its import."""
    title = squeeze(appearance.title)
    if printed.markup is None:
        return clean(printed, title)
    return clean_markup(printed, lambda shown: clean(shown, title))
