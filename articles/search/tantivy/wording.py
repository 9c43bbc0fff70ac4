"""Compile what is looked for in titles and texts: words, phrases, beginnings of words, and words near each other."""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from tantivy import Occur, Query, Schema, Searcher

from articles.search.words import Near, Phrase, Prefix, Word

from .analysis import accents, composed, exact, stemming, words
from .clauses import all_of, any_of
from .texts import LANGUAGES, stem_field, stem_term

Fields = tuple[Literal["title", "body"], ...]
FIELDS: Fields = ("title", "body")
TITLE: Fields = ("title",)

# A word in the title says what the article is about; in the body it may be said in passing. Every weight from 2.2 to 15
# puts the articles that tests/search/test_ranking.py judges in order. With 1, a title loses to a long text that repeats
# the word; greater weights let one word of several in a title win over all of them in the text.
TITLE_WEIGHT = 3.0

# What a word earns where it stands with just the accents that were asked for: more than words can score otherwise.
SPELT_SO = 1000.0

TextPart = Word | Prefix | Phrase | Near


class Wording:
    """Compiles for the languages that an index holds."""

    def __init__(self, schema: Schema, searcher: Searcher):
        self.schema = schema
        self.searcher = searcher
        self.languages = [language for language in LANGUAGES if self._known("read_as", language)]

    def compile(self, part: TextPart, fields: Fields) -> Query:
        """Find a part in some of the fields; articles that have its words with just its accents score highest."""
        terms = exact().analyze(composed(part.text))
        found = any_of([_weighted(name, each) for name in fields for each in self._in_field(part, terms, name)])
        preferred = () if isinstance(part, Prefix) else self._spelt_so(part.text)
        bonuses = [(Occur.Should, Query.const_score_query(each, SPELT_SO)) for each in preferred]
        return Query.boolean_query([(Occur.Must, found), *bonuses]) if bonuses else found

    def _in_field(self, part: TextPart, terms: list[str], name: str) -> list[Query]:
        match part:
            case Word() if len(terms) == 1:
                return self._word(name, part.text)
            case Prefix() if len(terms) == 1:
                return [Query.regex_query(self.schema, f"{name}_exact", f"{terms[0]}.*")]
            case Near(_, distance):
                return [self._near(name, list(dict.fromkeys(terms)), distance)]
        return [self._phrase(name, terms)]

    def _word(self, name: str, text: str) -> list[Query]:
        """Look for a word as each language writes its forms, in the texts of that language."""
        text = composed(text)
        return [
            self._term(stem_field(name, language), stem_term(stemming(language).analyze(text)[0], language))
            for language in self.languages
        ]

    def _term(self, name: str, word: str) -> Query:
        return Query.term_query(self.schema, name, word, "freq")

    def _phrase(self, name: str, terms: list[str], slop: int = 0) -> Query:
        if not terms:
            return Query.empty_query()
        if len(terms) == 1:
            return self._term(f"{name}_exact", terms[0])
        return Query.phrase_query(self.schema, f"{name}_exact", terms, slop)

    def _near(self, name: str, terms: list[str], distance: int) -> Query:
        """Find each two of the words in either order: Tantivy's slop is exact for two in order, not for more."""
        if len(terms) < 2:  # noqa: PLR2004
            return self._phrase(name, terms)
        slop = distance + len(terms) - 2
        pairs = [
            any_of([self._phrase(name, [one, other], slop), self._phrase(name, [other, one], slop)])
            for one, other in combinations(terms, 2)
        ]
        return all_of([(Occur.Must, pair) for pair in pairs])

    def _spelt_so(self, text: str) -> Iterator[Query]:
        """Say which articles have a text's words with just its accents, where the index knows others."""
        changed = accents(text)
        for word in words(text):
            plain = changed.get(word)
            if plain and self._known("accented", word):
                yield Query.term_query(self.schema, "accented", word, "basic")
            elif not plain and self._known("unaccented", word):
                yield all_of([(Occur.MustNot, Query.term_query(self.schema, "unaccented", word, "basic"))])

    def _known(self, name: str, word: str) -> bool:
        return self.searcher.doc_freq(name, word) > 0


def _weighted(name: str, part: Query) -> Query:
    return Query.boost_query(part, TITLE_WEIGHT) if name == "title" else part
