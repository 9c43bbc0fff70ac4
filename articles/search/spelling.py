"""What a search that finds little may have meant: words of the archive spelt much like its own, or fewer choices."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from .engine import Engine
from .misspellings import ODDS
from .query import Query
from .words import AllOf, AnyOf, Expression, Near, Phrase, Titled, Word, Words

FEW = 3  # articles: who finds more is not asked what was meant
MOST_LOOKED_UP, MOST_TRIED = 8, 3

_WORD = re.compile(r"[^\W_]+")

Spell = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Offer:
    """Another search, and how many articles it finds."""

    query: Query
    total: int


def better_spelt(engine: Engine, query: Query, total: int) -> Offer | None:
    """Spell words anew that the archive has not, or hardly, if more is found then; what is left out stays as it is."""
    if query.expression is None or total > FEW:
        return None
    meant = {word: found for word in _words(query) if (found := _meant(engine, word))}
    offers = [_offer(engine, _respelt(query, spelling)) for spelling in _spellings(meant)]
    best = max(offers, key=lambda offer: offer.total, default=None)
    return best if best and best.total > total else None


def without_choices(engine: Engine, query: Query, total: int) -> Offer | None:
    """Look for the words alone if nothing is found with what else was chosen."""
    bare = Query(query.text, sort=query.sort, named=query.named)
    if total or query.expression is None or bare == query:
        return None
    offer = _offer(engine, bare)
    return offer if offer.total else None


def _offer(engine: Engine, query: Query) -> Offer:
    return Offer(query, engine.search(query, count=1, facets=False).total)


def _words(query: Query) -> list[str]:
    """Give the words that are asked for, those of phrases too."""
    asked: dict[str, str] = {}
    _rewritten(query.expression, lambda word: asked.setdefault(word, word))
    return list(asked)[:MOST_LOOKED_UP]


def _meant(engine: Engine, word: str) -> list[str]:
    """Give the words that are far likelier meant than this one in any of its forms."""
    similar = engine.similar(word)[:MOST_TRIED]
    own = engine.search(Query(word), count=1, facets=False).total if similar else 0
    return [other for other, count in similar if count > own * ODDS]


def _spellings(meant: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    """Give the likeliest spelling of all words, and of one word alone the next likeliest too."""
    if len(meant) == 1:
        [(word, others)] = meant.items()
        yield from ({word: other} for other in others)
    elif meant:
        yield {word: others[0] for word, others in meant.items()}


def _respelt(query: Query, spelling: Mapping[str, str]) -> Query:
    expression = _rewritten(query.expression, lambda word: spelling.get(word, word))
    return replace(query, text=str(Words(expression)))


def _rewritten(part: Expression, spell: Spell) -> Expression:
    """Write each word that is asked for anew; where two words come of one they must stand side by side."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            return type(part)(tuple(_rewritten(each, spell) for each in parts))
        case Titled(inner):
            return Titled(_rewritten(inner, spell))
        case Word(text):
            spelt = _spelt(text, spell)
            return Phrase(spelt) if " " in spelt else Word(spelt)
        case Phrase(text) | Near(text):
            return replace(part, text=_spelt(text, spell))
    return part


def _spelt(text: str, spell: Spell) -> str:
    return _WORD.sub(lambda found: spell(found[0]), text)
