"""The people and topics of articles whose copies changed: what is as it was stays, what none says now goes."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from articles.models import Article, ArticleTopic, Mention
from ingest.models import Appearance
from ingest.printed import shown
from ingest.records import TopicChoice
from ingest.resolve.topics import stated_topics as read_statements
from ingest.rows import insert

from .draft import Draft
from .people import mentions_of
from .register import TopicKey, register_topics, topic_key
from .subjects import WORDED, article_topic

_STATED = (ArticleTopic.Basis.HASHTAG, ArticleTopic.Basis.CATEGORY)


def keep_unchanged_subjects(drafts: Sequence[Draft]) -> None:
    """Leave an article's people and topics alone, and a curator's links with them, where its text says the same."""
    known = {draft.article.pk: draft for draft in drafts if draft.text and not draft.is_new}
    mentions: dict[int, set[tuple]] = defaultdict(set)
    columns = ("field", "start", "surface", "role", "age", "description")
    for article, *mention in Mention.objects.filter(article__in=known).values_list("article", *columns):
        mentions[article].add(tuple(mention))
    topics: dict[int, dict[str, str]] = defaultdict(dict)
    rows = ArticleTopic.objects.filter(article__in=known).values_list("article", "topic__qcode", "basis")
    for article, qcode, basis in rows:
        topics[article][qcode] = basis
    for pk, draft in known.items():
        if mentions[pk] == _said(draft) and (_same_words(draft, topics[pk]) or "topics" in draft.article.locked):
            draft.text = None


def _said(draft: Draft) -> set[tuple]:
    return {
        (field, one.start, one.surface, one.role[:200], one.age, one.description[:200])
        for field, one in mentions_of(draft)
    }


def _same_words(draft: Draft, topics: dict[str, str]) -> bool:
    """Say whether the words of the text give the topics that they gave; some may have a stronger basis by now."""
    given = {choice.qcode: choice.basis for choice in draft.text.topics if choice.basis in WORDED}
    worded = {(qcode, basis) for qcode, basis in topics.items() if basis in WORDED}
    return worded <= given.items() and given.keys() <= topics.keys()


def restate_topics(articles: Collection[int]) -> set[int]:
    """Have articles that gained or lost copies filed under the hashtags and categories that these state; give which.

    Topics that a curator chose, and all of an article whose topics a curator locked, stay.
    """
    known = Article.objects.filter(pk__in=articles).exclude(locked__has_key="topics")
    stated = stated_topics(known.values_list("pk", flat=True))
    topics = register_topics([choice for choices in stated.values() for choice in choices.values()])
    wanted = {(pk, topics[key]): choice for pk, choices in stated.items() for key, choice in choices.items()}
    rows = ArticleTopic.objects.filter(article__in=stated)
    present = {(row.article_id, row.topic_id): row for row in rows}
    gone = [row for pair, row in present.items() if row.basis in _STATED and pair not in wanted]
    added = [article_topic(pk, topic, choice) for (pk, topic), choice in wanted.items() if (pk, topic) not in present]
    ArticleTopic.objects.filter(pk__in=[row.pk for row in gone]).delete()
    insert(added)
    return {row.article_id for row in (*gone, *added)}


def stated_topics(articles: Collection[int]) -> dict[int, dict[TopicKey, TopicChoice]]:
    """Gather what the copies of articles state, each topic by its strongest basis."""
    stated: dict[int, dict[TopicKey, TopicChoice]] = {pk: {} for pk in articles}
    rows = Appearance.objects.filter(article__in=stated).exclude(hashtag="", category="").order_by()
    for pk, layout, *printed in rows.values_list("article", "capture__layout", "hashtag", "category").distinct():
        hashtag, category = (shown(words, layout) for words in printed)
        for choice in read_statements(hashtag.split(), category):
            key = topic_key(choice)
            if key not in stated[pk] or choice.basis == "hashtag":
                stated[pk][key] = choice
    return stated
