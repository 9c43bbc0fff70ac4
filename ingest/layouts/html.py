"""HTML layouts: one class per kind of page, one CSS selector per field."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lxml import etree

from ingest.lines import Lines
from ingest.records import ParsedAppearance, ParsedPage, Role, Span, Stretch, Value

from .html_text import HtmlText
from .html_tokens import TAGS, is_html
from .html_tree import HostilePageError, HtmlTree
from .partition import partition

# A saved news page is some 200 kB; one with its pictures in it a few megabytes.
LARGEST_PAGE = 3_000_000
_HEAD = 20_000
MARKUP = "markup"


class HtmlLayout(ABC):
    """A page of HTML in one layout."""

    name: ClassVar[str]

    def __init__(self, lines: Lines, outlets: Collection[str] = ()) -> None:
        self.text = lines.text
        self.known_outlets = outlets

    def refusal(self) -> str:
        """Say why the page is not in this layout; empty if it is."""
        if not is_html(self.text):
            return "it is not HTML"
        if len(self.text) > LARGEST_PAGE:
            return f"it is longer than {LARGEST_PAGE:,} characters"
        return self.html_refusal()

    @abstractmethod
    def html_refusal(self) -> str:
        """Say why the page, which is HTML, is not in this layout; empty if it is."""

    @abstractmethod
    def parse(self) -> ParsedPage: ...


@dataclass(frozen=True, slots=True)
class Block:
    """Where the copies of articles of one role stand, and where in each its fields: CSS selectors, empty for none."""

    role: Role
    within: str
    title: str = ""
    outlet: str = ""
    time: str = ""
    category: str = ""
    hashtag: str = ""
    body: str = ""


class SiteLayout(HtmlLayout):
    """The pages of one site. A field is the first element that its selector finds, if that holds any text."""

    signs: ClassVar[tuple[str, ...]]
    blocks: ClassVar[tuple[Block, ...]]
    page_hashtag: ClassVar[str] = ""
    interface: ClassVar[dict[str, str]] = {}

    def html_refusal(self) -> str:
        head = self.text[:_HEAD]
        missing = [sign for sign in self.signs if sign not in head]
        if missing:
            return f"“{missing[0]}” does not stand in its head"
        return "" if isinstance(self._read, HtmlTree) else self._read

    @cached_property
    def _read(self) -> HtmlTree | str:
        try:
            return HtmlTree(self.text)
        except HostilePageError as error:
            return str(error)

    @property
    def tree(self) -> HtmlTree:
        if isinstance(self._read, str):
            raise HostilePageError(self._read)
        return self._read

    def parse(self) -> ParsedPage:
        copies = tuple(self._copies())
        fields = [Stretch(*value.span, name) for copy in copies for name, value in copy.values().items()]
        return ParsedPage(self.name, self.tree.language(), copies, self._stretches(fields))

    def _copies(self) -> Iterator[ParsedAppearance]:
        places = [(block, element) for block in self.blocks for element in self.tree.select(block.within)]
        for rank, (block, element) in enumerate(places):
            yield ParsedAppearance(
                role=block.role,
                rank=rank,
                title=self._value(block.title, element),
                outlet=self._value(block.outlet, element),
                time=self._value(block.time, element),
                category=self._value(block.category, element),
                hashtag=self._value(block.hashtag, element) or self._value(self.page_hashtag),
                body=self._value(block.body, element),
            )

    def _value(self, selector: str, within: etree._Element | None = None) -> Value | None:
        found = self.tree.select(selector, within) if selector else []
        return markup_value(self.text, self.tree.inner(found[0])) if found else None

    def _stretches(self, fields: list[Stretch]) -> tuple[Stretch, ...]:
        named = [
            Stretch(*part, name)
            for name, selector in self.interface.items()
            for element in self.tree.select(selector)
            for part in _around(self.tree.inner(element), fields)
        ]
        return html_partition(self.text, [*fields, *named])


def markup_value(text: str, span: Span) -> Value | None:
    """Take the markup between two places, without the white space around it; None if it shows no text."""
    markup = text[span.start : span.end]
    start = span.start + len(markup) - len(markup.lstrip())
    verbatim = markup.strip()
    shown = HtmlText(verbatim).tidy()
    return Value(shown, Span(start, start + len(verbatim)), verbatim) if shown else None


def html_partition(text: str, claims: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Name every stretch: what is claimed, and the tags, comments, scripts and styles between."""
    return partition(text, [*claims, *(Stretch(*tag.span(), MARKUP) for tag in TAGS.finditer(text))])


def _around(span: Span, fields: Iterable[Stretch]) -> Iterator[Span]:
    """Give the parts of a stretch that no field takes."""
    start = span.start
    for field in sorted(fields):
        if span.start <= field.start and field.end <= span.end:
            yield Span(start, field.start)
            start = max(start, field.end)
    yield Span(start, span.end)
