"""Any other news page in HTML: trafilatura finds its article. What it finds has the basis `generic`.

A value has its span where it stands verbatim on the page, else none: a date that is written otherwise, tags put
together from keywords, a body out of which something was left.
"""

from collections.abc import Iterator
from functools import cached_property

from trafilatura import bare_extraction
from trafilatura.settings import Document

from ingest.records import NOWHERE, ParsedAppearance, ParsedPage, Span, Stretch, Value

from .html import HtmlLayout, html_partition
from .html_text import HtmlText
from .html_tree import HostilePageError, HtmlTree

NAME = "generic"
# No date is guessed from the text, and the years are fixed: the same page gives the same date on any day.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1991-01-01", "max_date": "2100-01-01"}
# trafilatura's time grows with the square of the elements: 5,000 take up to 1 s, 90,000 took 58 s.
_MOST_ELEMENTS = 5_000
_LONGEST_PAGE = 1_000_000
_LONGEST_TAG = 60
_MOST_TAGS = 20


class Generic(HtmlLayout):
    """A news page of a site that has no layout of its own."""

    name = NAME

    def html_refusal(self) -> str:
        if len(self.text) > _LONGEST_PAGE:
            return f"it is longer than {_LONGEST_PAGE:,} characters"
        try:
            elements = len(self.tree)
        except HostilePageError as error:
            return str(error)
        if elements > _MOST_ELEMENTS:
            return f"it has more than {_MOST_ELEMENTS:,} elements"
        return "" if self.found else "trafilatura finds no article on it"

    @cached_property
    def tree(self) -> HtmlTree:
        return HtmlTree(self.text)

    @cached_property
    def found(self) -> Document | None:
        """What trafilatura makes of the page; None where it finds no title or no text."""
        document = bare_extraction(
            self.text,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
        return document if isinstance(document, Document) and document.title and document.text else None

    @cached_property
    def page(self) -> HtmlText:
        return HtmlText(self.text)

    def parse(self) -> ParsedPage:
        if self.found is None:
            return ParsedPage(self.name, "en", (), html_partition(self.text, ()))
        copy = ParsedAppearance(
            role="main",
            rank=0,
            title=self.value(self.found.title),
            outlet=self.value(self.found.sitename),
            time=self.value(self.found.date),
            hashtag=self.hashtag(),
            body=self.body(self.found.text or ""),
            author=self.value(self.found.author),
        )
        return ParsedPage(self.name, self.tree.language(), (copy,), self._stretches(copy))

    def value(self, words: str | None) -> Value | None:
        """Take words with their place in what the page shows, else in its markup (a `meta` element), else nowhere."""
        words = " ".join((words or "").split())
        if not words:
            return None
        shown = self.page.find(words)
        if shown:
            span = self.page.source(shown)
            return Value(words, span, self.text[span.start : span.end])
        at = self.text.find(words)
        return Value(words, Span(at, at + len(words)) if at >= 0 else NOWHERE)

    def hashtag(self) -> Value | None:
        """Put the page's tags together as hashtags: “harbour news” is #HarbourNews."""
        tags = ["".join(word[0].upper() + word[1:] for word in tag.split()) for tag in self._tags()]
        words = " ".join(f"#{tag}" for tag in dict.fromkeys(tags) if 0 < len(tag) <= _LONGEST_TAG)
        return Value(words, NOWHERE) if words else None

    def _tags(self) -> list[str]:
        found = self.found.tags if self.found else None
        parts = [part.strip(" #") for tag in found or () for part in tag.split(",")]
        return [part for part in parts if part][:_MOST_TAGS]

    def body(self, words: str) -> Value:
        """Take the text, without the title, with its place if nothing stands between its paragraphs on the page."""
        lines = [line for line in map(str.strip, words.split("\n")) if line]
        if self.found and len(lines) > 1 and lines[0] == self.found.title:
            del lines[0]
        text = "\n".join(lines)
        places = list(self._places(lines))
        if len(places) == len(lines):
            span = self.page.source(Span(places[0].start, places[-1].end))
            markup = self.text[span.start : span.end]
            if HtmlText(markup).tidy() == text:
                return Value(text, span, markup)
        return Value(text, NOWHERE)

    def _places(self, lines: list[str]) -> Iterator[Span]:
        """Find each paragraph behind the one before, as far as they are on the page as they are."""
        done = 0
        for line in lines:
            place = self.page.find(line, done)
            if place:
                yield place
                done = place.end

    def _stretches(self, copy: ParsedAppearance) -> tuple[Stretch, ...]:
        values = {**copy.values(), "author": copy.author}
        fields = [Stretch(*value.span, name) for name, value in values.items() if value]
        if copy.body and copy.body.span == NOWHERE:
            lines = copy.body.text.split("\n")
            fields += [Stretch(*self.page.source(place), "body") for place in self._places(lines)]
        return html_partition(self.text, fields)
