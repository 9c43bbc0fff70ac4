"""Words of the index that are spelt much like another."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from tantivy import Query, Schema, Searcher

from articles.search.engine import MOST_SIMILAR
from articles.search.misspellings import CERTAIN, halves, likeliest, mistakes, most_mistakes

from .analysis import composed, exact

FIELDS = ("title_exact", "body_exact")

# The letters to try in the place of another, by script. In other scripts the word's own letters are tried.
_SCRIPTS = ["".join(map(chr, range(ord(first), ord(last) + 1))) for first, last in ("az", "αω", "аџ", "את", "ءي")]
_ANALYZER = exact()


def similar(searcher: Searcher, schema: Schema, word: str) -> list[tuple[str, int]]:
    """Give words like this one, itself too; nothing when it is several words or none.

    The words that are one mistake away are made and looked up: 400 for a word of seven letters, in half a millisecond.
    For two mistakes all words that begin alike are read.
    """
    terms = _ANALYZER.analyze(composed(word))
    if len(terms) != 1:
        return []
    alike = [[other] for other, _ in likeliest(terms[0], _alike(searcher, terms[0]))[:MOST_SIMILAR]]
    parted = [pair for pair in halves(terms[0]) if all(_frequency(searcher, half) for half in pair)]
    counts = {" ".join(words): _count(searcher, schema, words) for words in (*alike, *parted)}
    return likeliest(terms[0], {other: count for other, count in counts.items() if count})[:MOST_SIMILAR]


def _alike(searcher: Searcher, word: str) -> dict[str, int]:
    found = {other: _frequency(searcher, other) for other in {word, *_one_mistake_away(word)}}
    if most_mistakes(word) > 1:
        found |= _two_mistakes_away(searcher, word)
    return {other: frequency for other, frequency in found.items() if frequency and mistakes(word, other) is not None}


def _one_mistake_away(word: str) -> Iterator[str]:
    if not most_mistakes(word):
        return
    letters = {*word}.union(*(script for script in _SCRIPTS if not {*script}.isdisjoint(word)))
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in letters:
            yield before + letter + after[1:]
            yield before + letter + after


def _two_mistakes_away(searcher: Searcher, word: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for field in FIELDS:
        words = dict(searcher.terms_with_prefix(field, word[:CERTAIN]))
        for other, *_ in extract(word, words.keys(), scorer=OSA.distance, score_cutoff=2, limit=None):
            found[other] = max(words[other], found.get(other, 0))
    return found


def _frequency(searcher: Searcher, word: str) -> int:
    """Say how many entries have a word, those that were replaced since among them."""
    return max(searcher.doc_freq(field, word) for field in FIELDS)


def _count(searcher: Searcher, schema: Schema, words: Sequence[str]) -> int:
    """Count the articles that have these words side by side."""
    title, body = (_side_by_side(schema, field, list(words)) for field in FIELDS)
    return searcher.search(title.or_should_match(body), limit=1).count


def _side_by_side(schema: Schema, field: str, words: list[str]) -> Query:
    if len(words) == 1:
        return Query.term_query(schema, field, words[0], "freq")
    return Query.phrase_query(schema, field, words)
