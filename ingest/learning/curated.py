"""The articles whose topics curators chose, as examples to learn from."""

from collections import defaultdict
from collections.abc import Collection

from articles.models import Article, ArticleTopic, Topic
from ingest.resolve.topics import MEDIA_TOPICS
from ingest.resolve.topics.training import Example

# More take many minutes to learn from, and change little. The newest are taken.
MOST_EXAMPLES = 5000


def curated_articles() -> list[Article]:
    """Give the articles whose topics are locked, newest first, without what learning does not need."""
    curated = Article.objects.filter(locked__has_key="topics", merged_into=None)
    return list(curated.order_by("-pk").only("title", "body", "copy_group", "locked")[:MOST_EXAMPLES])


def examples(articles: Collection[Article]) -> list[Example]:
    """Make each an example with the top Media Topics that its curator left it."""
    topics = _topics_of([article.pk for article in articles])
    return [Example(one.title, one.body, frozenset(topics[one.pk]), one.copy_group) for one in articles]


def _topics_of(articles: Collection[int]) -> dict[int, set[str]]:
    """Find the top Media Topics of articles; the page's own category is no choice of a curator."""
    tops = _tops()
    rows = ArticleTopic.objects.filter(article__in=articles, topic__in=tops).exclude(basis="category").order_by()
    topics: dict[int, set[str]] = defaultdict(set)
    for article, topic in rows.values_list("article", "topic"):
        topics[article].add(tops[topic])
    return topics


def _tops() -> dict[int, str]:
    """Map each Topic to the top class that it is part of; what hangs on none, or in a circle, has none."""
    parents = dict(Topic.objects.exclude(qcode=None).values_list("pk", "parent"))
    tops = dict(Topic.objects.filter(qcode__in=MEDIA_TOPICS).values_list("pk", "qcode"))
    while found := {pk: tops[parent] for pk, parent in parents.items() if pk not in tops and parent in tops}:
        tops |= found
    return tops
