"""What engines are told of articles, read from the tables."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Max, QuerySet

from articles.models import Article, ArticleTopic, Mention

from .engine import Document

CHUNK = 2000
_FIELDS = ("title", "body", "imported_at", "language", "source_id", "published_earliest", "published_latest")


def documents(ids: Collection[int]) -> list[Document]:
    """Read these articles, as far as they are published, by rising id."""
    return _read(Article.objects.published().filter(pk__in=ids), ids)


def all_documents(after: int = 0) -> Iterator[list[Document]]:
    """Read all published articles by rising id, a few thousand at a time, but for those that come meanwhile."""
    newest = Article.objects.aggregate(newest=Max("pk"))["newest"] or 0
    numbers = Article.objects.filter(pk__lte=newest).order_by("pk").values_list("pk", flat=True)
    while ids := list(numbers.filter(pk__gt=after)[:CHUNK]):
        yield documents(ids)
        after = ids[-1]


def _read(articles: QuerySet, ids: Collection[int]) -> list[Document]:
    topics = _grouped(ArticleTopic.objects.filter(article__in=ids).order_by().values_list("article", "topic"))
    people = Mention.objects.filter(article__in=ids, person__isnull=False).order_by()
    named = _grouped(people.values_list("article", "person").distinct())
    roles = _grouped(articles.order_by().values_list("pk", "appearances__role").distinct())
    return [
        Document(
            number,
            topic_ids=tuple(sorted(topics[number])),
            person_ids=tuple(sorted(named[number])),
            roles=tuple(sorted(filter(None, roles[number]))),
            **dict(zip(_FIELDS, values, strict=True)),
        )
        for number, *values in articles.order_by("pk").values_list("pk", *_FIELDS)
    ]


def _grouped(pairs: QuerySet) -> defaultdict[int, list]:
    groups: defaultdict[int, list] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
