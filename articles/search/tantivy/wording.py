"""Compile what is looked for in titles and texts: words, phrases, beginnings of words, and words near each other."""

from itertools import combinations
from typing import Literal

from tantivy import Occur, Query, Schema

from articles.search.words import Near, Phrase, Prefix, Word

from .analysis import composed, exact, stemming
from .clauses import all_of, any_of

Fields = tuple[Literal["title", "body"], ...]
FIELDS: Fields = ("title", "body")
TITLE: Fields = ("title",)

# A word in the title says what the article is about; in the body it may be said in passing.
TITLE_WEIGHT = 3.0

_FARTHEST = 10_000  # words; beyond that distance says nothing, and Tantivy takes no number without end


class Wording:
    """Compiles for one schema."""

    def __init__(self, schema: Schema):
        self.schema = schema
        self.stemming = stemming("en")
        self.exact = exact()

    def compile(self, part: Word | Prefix | Phrase | Near, fields: Fields) -> Query:
        words = self.exact.analyze(composed(part.text))
        return any_of([_weighted(name, self._in_field(part, words, name)) for name in fields])

    def _in_field(self, part: Word | Prefix | Phrase | Near, words: list[str], name: str) -> Query:
        match part:
            case Word() if len(words) == 1:
                return self._term(name, self.stemming.analyze(composed(part.text))[0])
            case Prefix() if len(words) == 1:
                return Query.regex_query(self.schema, f"{name}_exact", f"{words[0]}.*")
            case Near(_, distance):
                return self._near(name, list(dict.fromkeys(words)), distance)
        return self._phrase(name, words)

    def _term(self, name: str, word: str) -> Query:
        return Query.term_query(self.schema, name, word, "freq")

    def _phrase(self, name: str, words: list[str], slop: int = 0) -> Query:
        if not words:
            return Query.empty_query()
        if len(words) == 1:
            return self._term(f"{name}_exact", words[0])
        return Query.phrase_query(self.schema, f"{name}_exact", words, slop)

    def _near(self, name: str, words: list[str], distance: int) -> Query:
        """Find each two of the words in either order: Tantivy's slop is exact for two in order, not for more."""
        if len(words) < 2:  # noqa: PLR2004
            return self._phrase(name, words)
        slop = min(distance, _FARTHEST) + len(words) - 2
        pairs = [
            any_of([self._phrase(name, [one, other], slop), self._phrase(name, [other, one], slop)])
            for one, other in combinations(words, 2)
        ]
        return all_of([(Occur.Must, pair) for pair in pairs])


def _weighted(name: str, part: Query) -> Query:
    return Query.boost_query(part, TITLE_WEIGHT) if name == "title" else part
