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
# Tags with more hold data for scripts.
_LONGEST_ATTRIBUTES = 10_000
_KEPT = frozenset(["class", "id", "property", "name", "itemprop", "rel", "lang", "role"])
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class HostilePageError(ValueError):
    """A page that no browser's reader would get through; the message says why."""


class HtmlTree:
    """The elements of a page. One without an end tag ends where the one around it does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = etree.Element("page")
        self._starts: dict[etree._Element, int] = {}
        self._ends: dict[etree._Element, int] = {}
        self._open = [(self._root, "")]
        self._counts: Counter[str] = Counter()
        for token in TAGS.finditer(text):
            kind = token.lastgroup
            if kind == "end":
                self._end(token["end"].lower(), token.start())
            elif kind == "attributes":
                self._begin(token["start"].lower(), token.start(), token.end(), token["attributes"])
            elif kind == "raw_text":
                end = token.end("raw_attributes") + 1
                self._begin(token["raw"].lower(), token.start(), end, token["raw_attributes"])
        self._close(1, len(text))

    def __len__(self) -> int:
        return len(self._starts)

    def select(self, selector: str, within: etree._Element | None = None) -> list[etree._Element]:
        """Find the elements that a CSS selector names, in the order of the page; `within` one or the whole page."""
        found: list[etree._Element] = _compiled(selector)(self._root if within is None else within)
        return found

    def inner(self, element: etree._Element) -> Span:
        """Give the stretch between an element's tags."""
        return Span(self._starts[element], self._ends[element])

    def language(self) -> str:
        """Read the language that the page declares: its primary subtag; English if there is none."""
        declared = [element.get("lang") or "" for element in self.select("html")]
        primary = declared[0].split("-")[0].lower() if declared else ""
        return primary if primary.isalpha() and len(primary) in {2, 3} else "en"

    def _begin(self, name: str, start: int, end: int, attributes: str) -> None:
        around, neighbour = self._open[-1]
        if neighbour in _ENDS_BEFORE and name in _ENDS_BEFORE[neighbour]:
            self._close(len(self._open) - 1, start)
            around = self._open[-1][0]
        if len(self._starts) >= MOST_ELEMENTS:
            raise HostilePageError(f"it has more than {MOST_ELEMENTS:,} elements")
        element = etree.SubElement(around, _tag(name), _attributes(attributes))
        self._starts[element] = self._ends[element] = end
        if name not in _VOID:
            self._open.append((element, name))
            self._counts[name] += 1
            if len(self._open) > DEEPEST + 1:
                raise HostilePageError(f"its elements are nested more than {DEEPEST} deep")

    def _end(self, name: str, at: int) -> None:
        """End the innermost element of that name and those within it; an end tag that nothing began ends nothing."""
        if self._open[-1][1] == name:
            self._ends[self._open.pop()[0]] = at
            self._counts[name] -= 1
        elif self._counts[name]:
            depth = len(self._open) - 1
            while self._open[depth][1] != name:
                depth -= 1
            self._close(depth, at)

    def _close(self, depth: int, at: int) -> None:
        for element, name in self._open[depth:]:
            self._ends[element] = at
            self._counts[name] -= 1
        del self._open[depth:]


@lru_cache(maxsize=1024)
def _tag(name: str) -> str:
    return name if _NAME.fullmatch(name) else "unknown"


@lru_cache(maxsize=256)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="descendant::"))


@lru_cache(maxsize=4096)
def _attributes(written: str) -> dict[str, str]:
    """Read the attributes that selectors ask for, the first of each name; no character that XML forbids."""
    kept: dict[str, str] = {}
    if len(written) > _LONGEST_ATTRIBUTES or "=" not in written:
        return kept
    for name, double, single, bare in ATTRIBUTE.findall(written):
        if (lower := name.lower()) in _KEPT:
            kept.setdefault(lower, _UNFIT.sub("", unescape(double or single or bare)))
    return kept
