"""The topics that imports would give articles whose topics a curator locked, and giving them back."""

from collections.abc import Collection, Iterable

from articles.models import Article, ArticleTopic
from articles.proposals import imported_values, propose
from ingest.engines import chosen_engines
from ingest.records import TopicChoice
from ingest.resolve.topics import hashtag_label, topic_classifier
from ingest.rows import insert

from .register import TopicKey, register_topics, topic_key
from .restating import stated_topics
from .subjects import article_topic, is_stronger

# The tags of a page of an unknown layout are not printed on it as such, so its copies cannot tell them again.
_TAG = ArticleTopic.Basis.GENERIC

Choices = dict[TopicKey, TopicChoice]


def propose_topics(articles: Iterable[Article]) -> None:
    """Keep beside the topics that a curator locked those that imports would give, where these are others."""
    locked = {article.pk: article for article in articles if "topics" in article.locked}
    if not locked:
        return
    imported = _imported_topics(locked.values())
    present: dict[int, set[TopicKey]] = {pk: set() for pk in locked}
    rows = ArticleTopic.objects.filter(article__in=locked).exclude(basis=_TAG)
    for pk, *key in rows.values_list("article", "topic__qcode", "topic__hashtag"):
        present[pk].add(tuple(key))
    changed = [article for pk, article in locked.items() if _propose(article, imported[pk], present[pk])]
    Article.objects.bulk_update(changed, ["proposed", "proposals_seen"])


def _propose(article: Article, imported: Choices, present: Collection[TopicKey]) -> bool:
    """Topics are told by qcode or hashtag; the archive may not have entered all of them."""
    named = sorted(qcode or f"#{hashtag_label(choice.hashtag or '')}" for (qcode, _), choice in imported.items())
    return propose(article, "topics", {"topics": named} if imported.keys() != set(present) else {})


def give_topics(article: Article) -> None:
    """Give an article the topics that imports read; of others it keeps the tags that stand nowhere on its pages."""
    choices = _imported_topics([article])[article.pk]
    topics = register_topics(list(choices.values()))
    ArticleTopic.objects.filter(article=article).exclude(basis=_TAG).delete()
    kept = set(ArticleTopic.objects.filter(article=article).values_list("topic", flat=True))
    insert(
        [article_topic(article.pk, topics[key], choice) for key, choice in choices.items() if topics[key] not in kept]
    )


def _imported_topics(articles: Collection[Article]) -> dict[int, Choices]:
    """Gather what the copies of articles state and what the words of their texts say, each by its strongest basis."""
    found = stated_topics([article.pk for article in articles])
    classifier = topic_classifier(chosen_engines().topics)
    for article in articles:
        choices = found[article.pk]
        for choice in classifier.classify(str(imported_values(article, "title")["title"]), article.body):
            key = topic_key(choice)
            if key not in choices or is_stronger(choice, choices[key].basis):
                choices[key] = choice
    return found
