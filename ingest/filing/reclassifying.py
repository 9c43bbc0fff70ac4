"""File articles under what the words of their texts say by another engine."""

from collections.abc import Collection, Iterable

from articles.models import Article, ArticleTopic
from articles.proposals import imported_values
from ingest.records import TopicChoice
from ingest.resolve.topics import TopicClassifier
from ingest.rows import insert

from .imported_topics import propose_topics
from .register import register_topics, topic_key
from .restating import restate_topics
from .subjects import STATEMENT, WORDED, article_topic, is_stronger, restate

Pair = tuple[int, int]


def reclassify(articles: Collection[int], classifier: TopicClassifier) -> set[int]:
    """Replace what the words of articles said by what they say now; give the articles that changed.

    Topics that a curator locked stay, and so does every topic that something else states.
    """
    found = list(Article.objects.filter(pk__in=articles).order_by("pk"))
    propose_topics(found)
    wanted = _wanted([article for article in found if "topics" not in article.locked], classifier)
    rows = ArticleTopic.objects.filter(article__in=articles).exclude(article__locked__has_key="topics")
    present = {(row.article_id, row.topic_id): row for row in rows}
    gone = [row for pair, row in present.items() if row.basis in WORDED and pair not in wanted]
    added = [article_topic(*pair, choice) for pair, choice in wanted.items() if pair not in present]
    ArticleTopic.objects.filter(pk__in=[row.pk for row in gone]).delete()
    insert(added)
    restated = _restate(present, wanted)
    left = {row.article_id for row in gone}
    return left | {row.article_id for row in added} | restated | restate_topics(left)


def _wanted(articles: Iterable[Article], classifier: TopicClassifier) -> dict[Pair, TopicChoice]:
    """Classify the words of articles: their choices by article and Topic."""
    chosen = [
        (article.pk, choice)
        for article in articles
        for choice in classifier.classify(str(imported_values(article, "title")["title"]), article.body)
    ]
    topics = register_topics([choice for _, choice in chosen])
    return {(pk, topics[topic_key(choice)]): choice for pk, choice in chosen}


def _restate(present: dict[Pair, ArticleTopic], wanted: dict[Pair, TopicChoice]) -> set[int]:
    """Have topics that stay say what speaks for them now; give the articles."""
    kept = [(present[pair], choice) for pair, choice in wanted.items() if pair in present]
    changed = [row for row, choice in kept if row.basis in WORDED or is_stronger(choice, row.basis)]
    before = {row.pk: _said(row) for row in changed}
    for row, choice in kept:
        if row.pk in before:
            restate(row, choice)
    changed = [row for row in changed if _said(row) != before[row.pk]]
    ArticleTopic.objects.bulk_update(changed, STATEMENT)
    return {row.article_id for row in changed}


def _said(row: ArticleTopic) -> list[object]:
    return [getattr(row, name) for name in STATEMENT]
