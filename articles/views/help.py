"""How to search, with examples from this archive to be tried at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from string import Formatter

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Person, Source, Topic
from articles.search.engine import Results, SearchUnavailable
from articles.search.engines import engine
from articles.search.names import resolve
from articles.search.query import Query
from articles.search.words import Named, NamedFacet, names, parse
from articles.search.words.signs import plain, runs
from articles.search.words.writing import write

SHORTEST, BEGINNING = 4, 4  # letters: of a word worth showing, of a word that is only begun
TITLES = 20  # of which the newest with enough words gives the examples
ENOUGH, MOST_WORDS = 3, 6

Sample = dict[str, str]
WORDS = {
    "{common} {rare}": "both words, anywhere in the title or the text and in any of their forms",
    "{common} OR {rare}": "one of the words, or both",
    "{common} -{rare}": "the first without the second; NOT does the same as the minus",
    '"{phrase}"': "these very words, side by side",
    '"{rare} {common}"~5': "these very words in any order, with at most five others between them",
    "{beginning}*": "every word that begins so",
    "({common} OR {other}) {rare}": "what the parentheses hold together; OR alone joins only its two neighbours",
}
FIELDS = {
    "title:{common}": "the word in the title",
    "title:({common} OR {other})": "one of the words in the title; a phrase and a * can stand there too",
    "{outlet}": "an outlet, by its name, a part of it or the last part of its address",
    "{common} -{outlet}": "a word in all outlets but one",
    "{person}": "someone, by any form of the name",
    "{topic}": "a topic or a hashtag",
    "date:{month}": "a year, a month or a day: 2025, 2025-06, 2025-06-04",
    "date:{month}/": "from then on; two dates with a stroke between them are a period, and /2025-06 is until then",
    "is:undated": "articles without a date",
}
INVENTED: Sample = {
    "common": "ferry",
    "other": "tram",
    "rare": "harbour",
    "phrase": "night ferry",
    "beginning": "harb",
    "outlet": 'outlet:"The Lantern"',
    "person": 'person:"Ilse Varga"',
    "topic": "topic:politics",
    "month": "2025-06",
}


@dataclass(frozen=True, slots=True)
class Example:
    """What to write, what that finds, and how many articles it finds now; None where that was not asked."""

    text: str
    meaning: str
    total: int | None


def search_help(request: HttpRequest) -> HttpResponse:
    try:
        sample = _sample()
        words, fields = ([*_examples(meanings, sample)] for meanings in (WORDS, FIELDS))
    except SearchUnavailable:
        words, fields = ([*_examples(meanings, {})] for meanings in (WORDS, FIELDS))
    return render(request, "articles/search_help.html", {"words": words, "fields": fields})


def _examples(meanings: dict[str, str], sample: Sample) -> Iterator[Example]:
    """Fill in what the archive has; an example that needs more is invented, and nothing is searched for."""
    for form, meaning in meanings.items():
        needed = {name for _, name, _, _ in Formatter().parse(form) if name}
        live = bool(sample) and needed <= sample.keys()
        text = form.format(**(sample if live else INVENTED))
        yield Example(text, meaning, _total(text) if live else None)


def _total(text: str) -> int:
    named = resolve(names(parse(text).expression))
    return engine().search(Query(text, named=named), count=1, facets=False).total


def _sample() -> Sample:
    """Choose words, names and a month of this archive."""
    everything = engine().search(Query(), count=1)
    months = [key for key, spread in everything.dates.items() if key and len(key) == len("2025-06") and spread.certain]
    sample = {
        **_words(),
        **_named("outlet", Source.objects.all(), "name", everything),
        **_named("person", Person.objects.shown(), "name", everything),
        **_named("topic", Topic.objects.all(), "label", everything),
    }
    return sample | ({"month": max(months)} if months else {})


def _words() -> Sample:
    """Take words of a new title: one that many articles have, others that fewer have, and two side by side."""
    titles = Article.objects.published().newest().values_list("title", flat=True)[:TITLES]
    for title in titles:
        found = [word.lower() for word in runs(title)]
        long = [word for word in dict.fromkeys(found) if _is_worth_showing(word)][:MOST_WORDS]
        pairs = [pair for pair in pairwise(found) if all(map(_is_worth_showing, pair))]
        if len(long) >= ENOUGH and pairs:
            common, *others = sorted(long, key=_total, reverse=True)
            words = {"common": common, "other": others[0], "rare": others[-1]}
            return words | {"phrase": " ".join(pairs[0]), "beginning": max(long, key=len)[:BEGINNING]}
    return {}


def _is_worth_showing(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def _named(facet: NamedFacet, rows: QuerySet, label: str, results: Results) -> Sample:
    """Take the name that most articles have."""
    counts = results.facets.get(facet, {})
    known = dict(rows.filter(pk__in=[key for key in counts if key is not None]).values_list("pk", label))
    most = max(known, key=lambda key: (counts[key], -key), default=None)
    return {} if most is None else {facet: write(Named(facet, plain(known[most]).replace('"', "")))}
