"""A page's elements, found by CSS selectors, each of which knows where its markup begins and ends.

Parsers of HTML tell at most where an element begins. So the tags are found here, and lxml is given the bare tree of
elements, to be searched by selectors; all text is taken from the page itself.
"""

import re
from collections import Counter
from functools import lru_cache
from html import unescape

from cssselect import HTMLTranslator
from lxml import etree

from ingest.records import Span

from .html_tokens import ATTRIBUTE, TAGS

# A large saved page has some 5,000 elements, at most 60 deep.
DEEPEST = 256
MOST_ELEMENTS = 50_000
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_BLOCKS = (
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre "
    "section table ul"
)
# The elements before which an element ends without an end tag (HTML 13.1.2.4).
_ENDS_BEFORE = {
    "p": frozenset(_BLOCKS.split()),
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "option": frozenset(["option"]),
    "tr": frozenset(["tr", "tbody"]),
    "td": frozenset(["td", "th", "tr"]),
    "th": frozenset(["td", "th", "tr"]),
}
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_KEPT = frozenset(["class", "id", "property", "name", "itemprop", "rel", "lang", "role"])
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class HostilePageError(ValueError):
    """A page that no browser's reader would get through; the message says why."""


class HtmlTree:
    """The elements of a page. One without an end tag ends where the one around it does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._inner: list[Span] = []
        self._names = ["page"]
        self._open = [etree.Element("page")]
        self._begun = [0]
        self._counts: Counter[str] = Counter()
        self._root = self._open[0]
        for token in TAGS.finditer(text):
            if name := token["start"] or token["raw"]:
                self._begin(name.lower(), token)
            elif name := token["end"]:
                self._end(name.lower(), token.start())
        self._close(1, len(text))

    def __len__(self) -> int:
        return len(self._inner)

    def select(self, selector: str, within: etree._Element | None = None) -> list[etree._Element]:
        """Find the elements that a CSS selector names, in the order of the page; `within` one or the whole page."""
        found: list[etree._Element] = _compiled(selector)(self._root if within is None else within)
        return found

    def inner(self, element: etree._Element) -> Span:
        """Give the stretch between an element's tags."""
        return self._inner[int(element.get("number"))]

    def language(self) -> str:
        """Read the language that the page declares: its primary subtag; English if there is none."""
        declared = [element.get("lang") or "" for element in self.select("html")]
        primary = declared[0].split("-")[0].lower() if declared else ""
        return primary if primary.isalpha() and len(primary) in {2, 3} else "en"

    def _begin(self, name: str, token: re.Match[str]) -> None:
        if name in _ENDS_BEFORE.get(self._names[-1], ()):
            self._close(len(self._open) - 1, token.start())
        number, end = len(self._inner), token.end("raw_attributes") + 1 if token["raw"] else token.end()
        self._check(number)
        attributes = _attributes(token["attributes"] or token["raw_attributes"] or "")
        attributes["number"] = str(number)
        element = etree.SubElement(self._open[-1], name if _NAME.fullmatch(name) else "unknown", attributes)
        self._inner.append(Span(end, end))
        if name not in _VOID:
            self._names.append(name)
            self._open.append(element)
            self._begun.append(number)
            self._counts[name] += 1

    def _check(self, number: int) -> None:
        if number >= MOST_ELEMENTS:
            raise HostilePageError(f"it has more than {MOST_ELEMENTS:,} elements")
        if len(self._open) > DEEPEST:
            raise HostilePageError(f"its elements are nested more than {DEEPEST} deep")

    def _end(self, name: str, at: int) -> None:
        """End the innermost element of that name and those within it; an end tag that nothing began ends nothing."""
        if self._counts[name]:
            depth = len(self._names) - 1
            while self._names[depth] != name:
                depth -= 1
            self._close(depth, at)

    def _close(self, depth: int, at: int) -> None:
        for name, number in zip(self._names[depth:], self._begun[depth:], strict=True):
            self._inner[number] = Span(self._inner[number].start, at)
            self._counts[name] -= 1
        del self._names[depth:], self._open[depth:], self._begun[depth:]


@lru_cache(maxsize=256)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="descendant::"))


def _attributes(written: str) -> dict[str, str]:
    """Read the attributes that selectors ask for, the first of each name; no character that XML forbids."""
    kept: dict[str, str] = {}
    if "=" not in written:
        return kept
    for name, double, single, bare in ATTRIBUTE.findall(written):
        if (lower := name.lower()) in _KEPT:
            kept.setdefault(lower, _UNFIT.sub("", unescape(double or single or bare)))
    return kept
