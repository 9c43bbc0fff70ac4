"""What a reader may mean by the first letters of it: outlets, people, topics and articles.

Names are read from the tables at every question, so that none is ever out of date. Measured in docs/search.md.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from .models import Article, ArticleTopic, Mention, Person, PersonName, Profile, Source, SourceName, Topic
from .names import begins, folded
from .search.engine import SearchUnavailable
from .search.engines import engine
from .search.query import FacetKey, Query
from .search.words import AllOf, Prefix, Titled, Word, Words

MOST = 5  # of a kind
LONGEST = 100  # characters
SHORTEST_PERSON, SHORTEST_WORD = 2, 3  # letters: fewer begin too many people's names, or words of names and titles
_CANDIDATES = 20

Counts = Mapping[FacetKey, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where to go, what it is called, and a word on it where the name alone does not say why it is here."""

    label: str
    url: str
    note: str = ""


def suggestions(text: str) -> dict[str, list[Suggestion]]:
    """Give by kind what begins so, or has a word that does, the most frequent first; articles the newest first."""
    words = folded(text.replace("\0", "").encode("utf-8", "ignore").decode()[:LONGEST])
    if not any(sign.isalnum() for sign in words):
        return {}
    counts = _counts()
    found = {
        "Outlets": _outlets(words, counts.get("outlet", {})),
        "People": _people(words),
        "Topics": _topics(words, counts.get("topic", {})),
        "Articles": _articles(words),
    }
    return {kind: some for kind, some in found.items() if some}


def _counts() -> dict[str, dict[FacetKey, int]]:
    """Ask how many articles the most frequent outlets and topics have: engines remember that."""
    try:
        return engine().search(Query(), count=1).facets
    except SearchUnavailable:
        return {}


def _outlets(words: str, counts: Counts) -> list[Suggestion]:
    forms = _matching(words, SourceName.objects.order_by().values_list("source", "name"))
    named = Source.objects.filter(_published(Article.objects.filter(source=OuterRef("pk"))))
    return [
        Suggestion(source.name, source.get_absolute_url(), _also(words, source.name, forms[source.pk]))
        for source in _first(named, _ranked(words, forms, counts))
    ]


def _people(words: str) -> list[Suggestion]:
    if len(words) < SHORTEST_PERSON:
        return []
    bearers = PersonName.objects.filter(person__in=_bearers(words)).order_by("weight")
    kept = Coalesce("person__merged_into", "person")
    found = {pk: row for pk, *row in bearers.values_list(kept, "name", "weight") if _begin(words, row[0])}
    forms, weights = ({pk: row[place] for pk, row in found.items()} for place in (0, 1))
    mentions = Mention.objects.filter(person=OuterRef("pk"))
    named = Person.objects.shown().filter(_published(mentions, "article__"))
    people = _first(named, _ranked(words, forms, weights))
    professions = _professions(people)
    return [
        Suggestion(
            person.name,
            person.get_absolute_url(),
            _also(words, person.name, forms[person.pk]) or professions.get(person.pk, ""),
        )
        for person in people
    ]


def _bearers(words: str) -> set[int]:
    """Give the people of whose name a word begins so and whom most articles name, from the indexes alone."""
    columns = ("key", "second", "third", "fourth") if len(words) >= SHORTEST_WORD else ("key",)
    named = (PersonName.objects.filter(begins(column, words)).order_by("-weight") for column in columns)
    parts = [rows.values("person")[:_CANDIDATES].query.sql_with_params() for rows in named]
    # Django makes no union of parts with a limit for SQLite.
    union = " UNION ".join(f"SELECT * FROM ({sql}) AS named" for sql, _ in parts)  # noqa: S608 - made by Django
    with connection.cursor() as cursor:
        cursor.execute(union, list(chain.from_iterable(parameters for _, parameters in parts)))
        return {person for (person,) in cursor}


def _professions(people: Collection[Person]) -> dict[int, str]:
    """Give the professions of those who bear one name, as most articles have them."""
    names = Counter(person.name for person in people)
    alike = [person.pk for person in people if names[person.name] > 1]
    profiles = Profile.objects.filter(person__in=alike).exclude(professions="").order_by("articles") if alike else ()
    return {profile.person_id: profile.professions.replace(" ", ", ") for profile in profiles}


def _topics(words: str, counts: Counts) -> list[Suggestion]:
    """Look for frequent topics and Media Topics by any word, for hashtags, which are far more, by their beginning."""
    topics = Topic.objects.order_by().values_list("pk", "label")
    frequent = topics.filter(pk__in=[pk for pk in counts if pk is not None])
    subjects = topics.filter(qcode__gt="", label__icontains=words)  # for “is not null” SQLite takes no index
    hashtags = topics.filter(begins("hashtag", words.replace(" ", "")))
    forms = _matching(words, chain(frequent, subjects)) | dict(hashtags.order_by("hashtag")[:_CANDIDATES])
    used = Topic.objects.filter(_published(ArticleTopic.objects.filter(topic=OuterRef("pk")), "article__"))
    return [
        Suggestion(capfirst(topic.label), topic.get_absolute_url())
        for topic in _first(used, _ranked(words, forms, counts))
    ]


def _articles(words: str) -> list[Suggestion]:
    """Look for titles that have all the words, the last of which may go on; copies of one title stand once."""
    *whole, last = "".join(sign if sign.isalnum() else " " for sign in words).split()
    if len(last) < SHORTEST_WORD and not whole:
        return []
    titled = AllOf((*(Titled(Word(word)) for word in whole), Titled(Prefix(last))))
    try:
        ids = engine().search(Query(str(Words(titled)), sort="-date"), count=_CANDIDATES, facets=False).ids
    except SearchUnavailable:
        return []
    rows = Article.objects.published().select_related("source").only("title", "slug", "source__name").in_bulk(ids)
    found = {rows[pk].title: rows[pk] for pk in reversed(ids) if pk in rows}
    return [
        Suggestion(article.title, article.get_absolute_url(), article.source.name if article.source else "")
        for article in reversed(found.values())
    ][:MOST]


def _matching(words: str, rows: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Give the rows of which a form has a word that begins so, each with that form."""
    sought = f" {words}"  # asked first: it costs a third
    return {pk: form for pk, form in rows if sought in _spaced(form) and _begin(words, form)}


def _ranked(words: str, forms: Mapping[int, str], counts: Counts) -> list[int]:
    """Put the most frequent first; of equally frequent ones those whose whole name begins so."""
    return sorted(
        forms, key=lambda pk: (-counts.get(pk, 0), not folded(forms[pk]).startswith(words), folded(forms[pk]), pk)
    )


def _first(rows: QuerySet, ranked: list[int]) -> list[Any]:
    """Fetch the first that these rows hold."""
    found = rows.in_bulk(ranked[:_CANDIDATES])
    return [found[pk] for pk in ranked if pk in found][:MOST]


def _published(rows: QuerySet, article: str = "") -> Exists:
    """Tell whether one of the rows is of a published article."""
    return Exists(rows.filter(**{f"{article}status": Article.Status.PUBLISHED, f"{article}merged_into": None}))


def _also(words: str, name: str, form: str) -> str:
    """Tell under which other form a name was found."""
    return "" if _begin(words, name) else f"also {form}"


def _begin(words: str, name: str) -> bool:
    """Tell whether a name begins so or, if these are letters enough, the rest of it from a later word on."""
    place = _spaced(name).find(f" {words}")
    return place == 0 or (place > 0 and len(words) >= SHORTEST_WORD)


@lru_cache(maxsize=1 << 14)
def _spaced(name: str) -> str:
    """Fold a name and put a space before it, as there is one before each later word."""
    return f" {folded(name)}"
