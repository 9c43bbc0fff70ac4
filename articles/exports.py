"""Turn articles into plain records, the one form in which data leaves the archive. docs/export.md tells each field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypedDict

from django.conf import settings
from django.db.models import Max, Min, Prefetch, QuerySet, prefetch_related_objects

from .models import Article, ArticleQuerySet, ArticleTopic, Mention, Person
from .recommendations import edges

CHUNK = 500  # articles held at once: 7 queries and some 10 MB each


class TopicRecord(TypedDict):
    """What an article is about, and what says so."""

    label: str
    qcode: str | None
    basis: str


class PersonRecord(TypedDict):
    """Someone an article names, and where its body does."""

    id: int
    name: str
    role: str | None
    mentions: list[tuple[int, int, str]]


class DateRecord(TypedDict):
    """A date that a line of the text gives: its words, and between which instants they place the article."""

    basis: str
    words: str
    earliest: str | None
    latest: str | None


class AppearanceRecord(TypedDict):
    """One copy of an article on one captured page, as printed there."""

    capture: str
    url: str | None
    captured_at: str | None
    captured_until: str | None
    role: str
    rank: int
    layout: str
    title: str | None
    outlet: str | None
    time: str | None
    category: str | None
    hashtag: str | None
    spans: dict[str, list[int]]
    published_earliest: str | None
    published_latest: str | None
    date_basis: str | None
    text_dates: list[DateRecord]


class RelatedRecord(TypedDict):
    """Another article, and on how many captured pages one of the two was recommended beside the other."""

    id: int
    title: str
    source: str | None
    pages: int


class ArticleRecord(TypedDict):
    """An article and everything known about it."""

    id: int
    url: str
    title: str
    source: str | None
    byline: str | None
    dateline: str | None
    language: str
    body: str
    published_earliest: str | None
    published_latest: str | None
    date_basis: str | None
    date_conflict: bool
    topics: list[TopicRecord]
    people: list[PersonRecord]
    copies: list[int]
    related: list[RelatedRecord]
    related_to: list[RelatedRecord]
    appearances: list[AppearanceRecord]


class EdgeRecord(TypedDict):
    """That one article was recommended beside another: on how many captured pages, and from when to when."""

    main_id: int
    main_title: str
    main_source: str | None
    related_id: int
    related_title: str
    related_source: str | None
    pages: int
    first_captured_at: str | None
    last_captured_at: str | None


FIELDS = tuple(ArticleRecord.__annotations__)


def articles_for_export(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Fetch with the articles what their records are made of, in four queries whatever their number."""
    return articles.select_related("source").prefetch_related(*_prefetches())


def article_record(article: Article) -> ArticleRecord:
    """Make one article's record; fetches what is not yet fetched."""
    return article_records([article])[0]


def article_records(articles: Sequence[Article]) -> list[ArticleRecord]:
    """Make the records of a page of articles, in their order."""
    prefetch_related_objects(articles, "source", *_prefetches())
    same_text, ids = _published_by_copy_group(articles), [article.pk for article in articles]
    related = _by_end(edges(main=ids), "main", "related")
    related_to = _by_end(edges(related=ids), "related", "main")
    return [
        _record(article, same_text[article.copy_group], related[article.pk], related_to[article.pk])
        for article in articles
    ]


def stream_all(articles: ArticleQuerySet, chunk: int = CHUNK) -> Iterator[ArticleRecord]:
    """Make the records of any number of articles by rising id, holding one chunk at a time."""
    last, articles = 0, articles_for_export(articles).order_by("pk")
    while page := list(articles.filter(pk__gt=last)[:chunk]):
        yield from article_records(page)
        last = page[-1].pk


def stream_chosen(ids: Sequence[int], chunk: int = CHUNK) -> Iterator[ArticleRecord]:
    """Make the records of these articles in this order, leaving out those no longer published."""
    articles = articles_for_export(Article.objects.published())
    for start in range(0, len(ids), chunk):
        found = articles.in_bulk(ids[start : start + chunk])
        yield from article_records([found[pk] for pk in ids[start : start + chunk] if pk in found])


def stream_edges(chunk: int = CHUNK) -> Iterator[EdgeRecord]:
    """Make a record of every edge of the graph of related articles, by the rising id of its main article.

    The times are those of the first and the last page that is known to have been captured at a time.
    """
    last, published = 0, Article.objects.published().order_by("pk").values_list("pk", flat=True)
    while ids := list(published.filter(pk__gt=last)[:chunk]):
        found = edges(main=ids).annotate(since=Min("capture__captured_at"), until=Max("capture__captured_at"))
        for edge in found.order_by("main_id", "-pages", "related_title", "related_source", "related_id").iterator():
            since, until = instant(edge.pop("since")), instant(edge.pop("until"))
            yield edge | {"first_captured_at": since, "last_captured_at": until}
        last = ids[-1]


def instant(moment: datetime | None) -> str | None:
    """Write an instant as ISO 8601 in UTC.

    >>> instant(datetime(2025, 6, 4, 17, 0, tzinfo=UTC))
    '2025-06-04T17:00:00Z'
    """
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _prefetches() -> tuple[Prefetch, ...]:
    """Join each single row: prefetching more than 1,000 rows by foreign key is an expression too deep for SQLite."""
    return (
        Prefetch("article_topics", ArticleTopic.objects.select_related("topic").order_by("-score", "topic_id")),
        Prefetch("mentions", Mention.objects.select_related("person").order_by("-field", "start")),
        Prefetch("appearances", _appearances()),
    )


def _appearances() -> QuerySet:
    """Leave the raw pages where they are: they are by far the largest column."""
    appearances = Article._meta.get_field("appearances").related_model.objects
    return appearances.select_related("capture").defer("capture__raw").order_by("capture_id", "rank")


def _published_by_copy_group(articles: Iterable[Article]) -> dict[int, list[int]]:
    found = defaultdict(list)
    same = Article.objects.published().filter(copy_group__in={article.copy_group for article in articles})
    for copy_group, pk in same.order_by("pk").values_list("copy_group", "pk"):
        found[copy_group].append(pk)
    return found


def _by_end(edges: Iterable[dict], end: str, other: str) -> dict[int, list[RelatedRecord]]:
    """Sort the edges under the articles at one end, most pages first; name the articles at the other."""
    found = defaultdict(list)
    for edge in edges:
        found[edge[f"{end}_id"]].append(
            {
                "id": edge[f"{other}_id"],
                "title": edge[f"{other}_title"],
                "source": edge[f"{other}_source"],
                "pages": edge["pages"],
            }
        )
    for others in found.values():
        others.sort(key=lambda other: (-other["pages"], other["title"], other["source"] or "", other["id"]))
    return found


def _record(
    article: Article, same_text: Iterable[int], related: list[RelatedRecord], related_to: list[RelatedRecord]
) -> ArticleRecord:
    return {
        "id": article.pk,
        "url": settings.SITE_ADDRESS + article.get_absolute_url(),
        "title": article.title,
        "source": article.source.name if article.source else None,
        "byline": article.byline or None,
        "dateline": article.dateline or None,
        "language": article.language,
        "body": article.body,
        "published_earliest": instant(article.published_earliest),
        "published_latest": instant(article.published_latest),
        "date_basis": article.date_basis or None,
        "date_conflict": article.date_conflict,
        "topics": [_topic(choice) for choice in article.article_topics.all()],
        "people": _people(article),
        "copies": [pk for pk in same_text if pk != article.pk],
        "related": related,
        "related_to": related_to,
        "appearances": [_appearance(appearance) for appearance in article.appearances.all()],
    }


def _topic(choice: ArticleTopic) -> TopicRecord:
    return {"label": choice.topic.label, "qcode": choice.topic.qcode, "basis": choice.basis}


def _people(article: Article) -> list[PersonRecord]:
    """Gather the mentions of each person, in reading order: the title's before the body's."""
    people: dict[int, PersonRecord] = {}
    for mention in article.mentions.all():
        if mention.person:
            person = people.setdefault(mention.person_id, _person(mention.person))
            person["role"] = person["role"] or mention.role or None
            if _stands(mention, article.body):
                person["mentions"].append((mention.start, mention.end, mention.surface))
    return list(people.values())


def _person(person: Person) -> PersonRecord:
    return {"id": person.pk, "name": person.name, "role": None, "mentions": []}


def _stands(mention: Mention, body: str) -> bool:
    """Tell whether the body holds the name at this place, also after a curator edited it."""
    return mention.field == Mention.Field.BODY and body[mention.start : mention.end] == mention.surface


def _appearance(appearance: Any) -> AppearanceRecord:
    capture = appearance.capture
    return {
        "capture": capture.sha256,
        "url": capture.url or None,
        "captured_at": instant(capture.captured_at),
        "captured_until": instant(capture.captured_until),
        "role": appearance.role,
        "rank": appearance.rank,
        "layout": capture.layout,
        "title": appearance.title or None,
        "outlet": appearance.outlet or None,
        "time": appearance.time or None,
        "category": appearance.category or None,
        "hashtag": appearance.hashtag or None,
        "spans": dict(sorted(appearance.spans.items(), key=lambda span: (span[1], span[0]))),
        "published_earliest": instant(appearance.published_earliest),
        "published_latest": instant(appearance.published_latest),
        "date_basis": appearance.date_basis or None,
        "text_dates": [_text_date(date) for date in appearance.text_dates],
    }


def _text_date(date: dict[str, Any]) -> DateRecord:
    first, last = (instant(datetime.fromisoformat(end)) if end else None for end in (date["earliest"], date["latest"]))
    return {"basis": date["basis"], "words": date["words"], "earliest": first, "latest": last}
