"""Locked fields that imports read otherwise: the curator's value and theirs, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.models import Article, Mention, Source, Topic
from articles.proposals import imported_values

LONGEST = 160  # characters of a text that are shown


@dataclass(frozen=True, slots=True)
class Difference:
    """A locked field, who locked it, its value, and what imports make of it."""

    field: str
    curator: str
    kept: str
    imported: str


def differences(articles: Sequence[Article]) -> dict[int, list[Difference]]:
    """List them by article (its primary key), in at most four queries."""
    known = _Known.of(articles)
    return {
        article.pk: [_difference(article, lock, known) for lock in sorted(article.proposed)] for article in articles
    }


@dataclass(slots=True)
class _Known:
    """What proposals and articles name: outlets and Media Topics by their keys, topics and people by article."""

    outlets: dict[int, str] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    topics: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    people: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "_Known":
        known, proposed = cls(), defaultdict(list)
        for article in articles:
            for lock in article.proposed:
                proposed[lock].append(article)
        if some := proposed["source"]:
            ids = {pk for one in some for pk in (one.source_id, one.proposed["source"].get("source_id"))}
            known.outlets = dict(Source.objects.filter(pk__in=ids - {None}).values_list("pk", "name"))
        if some := proposed["topics"]:
            known._know_topics(some)
        for pk, name in people_named(proposed["people"]):
            known.people[pk].append(name)
        return known

    def _know_topics(self, articles: Iterable[Article]) -> None:
        keys = {key for one in articles for key in one.proposed["topics"]["topics"]}
        self.subjects = dict(Topic.objects.filter(qcode__in=keys).values_list("qcode", "label"))
        rows = Topic.objects.filter(articles__in=articles).order_by("label").values_list("articles", "label")
        for article, label in rows:
            self.topics[article].append(label)


def people_named(articles: Iterable[Article]) -> list[tuple[int, str]]:
    """List who is named in articles, each once: by the person's name, or as printed where no person is known."""
    rows = Mention.objects.filter(article__in=[article.pk for article in articles])
    named = rows.order_by("article", "field", "start").values_list("article", "person__name", "surface")
    return list(dict.fromkeys((article, person or surface) for article, person, surface in named))


def _difference(article: Article, lock: str, known: _Known) -> Difference:
    kept, imported = _WORDS[lock](article, article.proposed[lock], known)
    of = "people" if lock == "text" else lock
    return Difference(lock, article.locked.get(of, ""), kept, imported)


Words = tuple[str, str]


def _title(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    return _quoted(article.title), _quoted(str(imported_values(article, "title")["title"]))


def _source(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    return known.outlets.get(article.source_id, "unknown"), known.outlets.get(proposed["source_id"], "unknown")


def _published(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    values = imported_values(article, "published")
    return (
        in_words(article.published_earliest, article.published_latest, article.date_basis),
        in_words(values["published_earliest"], values["published_latest"], str(values["date_basis"])),
    )


def in_words(earliest: Any, latest: Any, basis: str) -> str:
    """Tell an interval and what says so."""
    if earliest is None:
        return "undated"
    return f"{earliest:%Y-%m-%d %H:%M} – {latest:%Y-%m-%d %H:%M} UTC, from {Article.DateBasis(basis).label}"


def _topics(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    imported = sorted(known.subjects.get(key, key) for key in proposed["topics"])
    return _listed(known.topics[article.pk]), _listed(imported)


def _people(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    return _listed(known.people[article.pk]), _listed(proposed["people"])


def _text(article: Article, proposed: dict[str, Any], known: _Known) -> Words:
    return _measured(article.title, article.body), _measured(proposed["title"], proposed["body"])


def _measured(title: str, body: str) -> str:
    return f"{_quoted(title)}, {len(body):,} characters: {_quoted(body)}"


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= LONGEST else f"“{line[:LONGEST]}…”"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


_WORDS: dict[str, Callable[[Article, dict[str, Any], _Known], Words]] = {
    "title": _title,
    "source": _source,
    "published": _published,
    "topics": _topics,
    "people": _people,
    "text": _text,
}
