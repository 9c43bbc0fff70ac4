"""The best passage of an article with the words that were searched for marked, safe to put into a page."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from tantivy import Document as Entry
from tantivy import Occur, Searcher, Snippet, SnippetGenerator
from tantivy import Query as Compiled

from articles.search.words import AllOf, AnyOf, Expression, Not, Prefix

from .compiler import Compiler
from .fields import PARTING, composed

LENGTH = 240
MOST_FORMS = 50  # of one prefix

_SIGNS_BEFORE = re.compile(r"[^\w\s]*\Z")
_SIGNS_AFTER = re.compile(r"[^\w\s]*")


class Passages:
    """Cuts passages for one search."""

    def __init__(self, searcher: Searcher, compiler: Compiler, expression: Expression | None):
        self.searcher, self.compiler = searcher, compiler
        terms = self._terms(expression) if expression else set()
        self.generator = self._generator(terms) if terms else None

    def passage(self, body: str) -> SafeString | None:
        """Cut the best passage of a text; None when no word stands in it."""
        if self.generator is None:
            return None
        text = composed(body)
        snippet = self.generator.snippet_from_doc(Entry(body=text))
        return _marked(snippet, text) if snippet.highlighted() else None

    def _generator(self, terms: set[str]) -> SnippetGenerator:
        schema = self.compiler.schema
        query = Compiled.boolean_query(
            [(Occur.Should, Compiled.term_query(schema, "body", term, "freq")) for term in sorted(terms)]
        )
        generator = SnippetGenerator.create(self.searcher, query, schema, "body")
        generator.set_max_num_chars(LENGTH)
        return generator

    def _terms(self, expression: Expression) -> set[str]:
        words = chain.from_iterable(self._words(part) for part in _wanted(expression))
        return set(chain.from_iterable(map(self.compiler.stemming.analyze, words)))

    def _words(self, part: Expression) -> Iterable[str]:
        if not isinstance(part, Prefix):
            return [composed(part.text)]
        start = "".join(self.compiler.exact.analyze(composed(part.text)))
        return [form for form, _ in self.searcher.terms_with_prefix("body_exact", start, limit=MOST_FORMS)]


def _wanted(expression: Expression) -> Iterator[Expression]:
    """Give the words and phrases that are asked for, not those that are left out."""
    if isinstance(expression, AllOf | AnyOf):
        for part in expression.parts:
            yield from _wanted(part)
    elif not isinstance(expression, Not):
        yield expression


def _marked(snippet: Snippet, body: str) -> SafeString:
    """Mark the words in the snippet's stretch of the body, whole with the signs around it. Tantivy counts bytes."""
    text, stretch = body.encode(), snippet.fragment_range()
    before, after = _shown(text[: stretch.start]), _shown(text[stretch.end :])
    start, end = _SIGNS_BEFORE.search(before)[0], _SIGNS_AFTER.match(after)[0]
    pieces, place = [], stretch.start
    for found in snippet.highlighted():
        first, last = stretch.start + found.start, stretch.start + found.end
        pieces.append((_shown(text[place:first]), _shown(text[first:last])))
        place = last
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    rest = _shown(text[place : stretch.end]) + end
    opening = "… " if before != start else ""
    return format_html("{}{}{}{}{}", opening, start, marked, rest, " …" if after.strip() != end else "")


def _shown(text: bytes) -> str:
    return text.decode().replace(PARTING, "")
