"""What reading pages again changes, field by field: the archive's state before and after, compared."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from django.db.models import Prefetch

from articles.models import Article, ArticleTopic, Mention
from ingest.models import Appearance, Capture

_LONGEST_SHOWN = 160
_PRINTED = ("title", "outlet", "time", "category", "hashtag")

State = Mapping[str, Mapping[str, str]]


class Change(NamedTuple):
    """A field of a page, of a copy on it, or of an article, that is not as it was; an empty string is nothing."""

    thing: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.thing}: {self.field}: {_shown(self.before)} → {_shown(self.after)}"


def state(captures: Collection[int], articles: Collection[int]) -> dict[str, dict[str, str]]:
    """Describe pages, the copies of articles on them, and articles (by primary keys)."""
    return {**dict(_pages(captures)), **dict(_copies(captures)), **dict(_articles(articles))}


def changes(before: State, after: State) -> list[Change]:
    """List the fields that differ."""
    found = []
    for thing in dict.fromkeys([*before, *after]):
        old, new = before.get(thing, {}), after.get(thing, {})
        fields = [(field, old.get(field, ""), new.get(field, "")) for field in dict.fromkeys([*old, *new])]
        found += [Change(thing, field, was, now) for field, was, now in fields if was != now]
    return found


def _pages(captures: Collection[int]) -> Iterator[tuple[str, dict[str, str]]]:
    for page in Capture.objects.filter(pk__in=captures).defer("raw").order_by("pk"):
        fields = {"layout": page.layout, "problem": page.problem, "charset": page.charset}
        yield f"{page} ({page.pk})", fields


def _copies(captures: Collection[int]) -> Iterator[tuple[str, dict[str, str]]]:
    rows = Appearance.objects.filter(capture__in=captures).select_related("capture").defer("capture__raw")
    for row in rows.order_by("capture", "rank"):
        spans = {f"place of {name}": "–".join(map(str, span)) for name, span in row.spans.items()}
        fields = {name: getattr(row, name) for name in _PRINTED} | spans | {"article": str(row.article_id)}
        yield f"{row.capture} ({row.capture_id}), article {row.rank + 1} on it", fields


def _articles(articles: Collection[int]) -> Iterator[tuple[str, dict[str, str]]]:
    found = Article.objects.filter(pk__in=articles).select_related("source").order_by("pk")
    # Selected with their rows: to prefetch more than 1,000 people SQLite refuses Django's condition.
    mentions = Prefetch("mentions", Mention.objects.select_related("person"))
    topics = Prefetch("article_topics", ArticleTopic.objects.select_related("topic"))
    for article in found.prefetch_related(mentions, topics):
        yield f"article {article.pk}", _fields(article)


def _fields(article: Article) -> dict[str, str]:
    ends = (article.published_earliest, article.published_latest)
    mentions = sorted(article.mentions.all(), key=lambda mention: (mention.field != "title", mention.start))
    return {
        "title": article.title,
        "outlet": article.source.name if article.source else "",
        "date": " – ".join(f"{end:%Y-%m-%d %H:%M}" for end in ends if end)
        + (article.date_basis and f" ({article.date_basis})"),
        "body": article.body,
        "byline": article.byline,
        "dateline": article.dateline,
        "people": ", ".join(dict.fromkeys(str(mention.person or mention.surface) for mention in mentions)),
        "topics": ", ".join(sorted(str(topic) for topic in article.article_topics.all())),
        "status": article.status,
        "leads to": f"article {article.merged_into_id}" if article.merged_into_id else "",
    }


def _shown(value: str) -> str:
    if not value:
        return "nothing"
    line = " ".join(value.split())
    return f"“{line}”" if len(line) <= _LONGEST_SHOWN else f"“{line[:_LONGEST_SHOWN]}…” ({len(value):,} characters)"
