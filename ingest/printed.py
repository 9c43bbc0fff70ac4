"""Read a copy's body back from the page that it stands on, as the page prints it and as the rules clean it."""

from .layouts import GENERIC
from .layouts.html_body import clean_markup
from .models import Appearance
from .records import Body, Span, Value
from .resolve.bodies import clean, squeeze

# Layouts of pages of HTML begin so.
_MARKUP = ("html", GENERIC)


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
