"""The people and topics of articles whose copies were read again: what is as it was stays, what none says now goes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.models import ArticleTopic, Mention, Topic
from ingest.filing.draft import Draft
from ingest.filing.register import TopicKey, topic_key
from ingest.filing.subjects import mentions_of
from ingest.models import Appearance
from ingest.resolve.topics import classify

from .revision import Revision

_STATED = (ArticleTopic.Basis.HASHTAG, ArticleTopic.Basis.CATEGORY)


def keep_unchanged_subjects(drafts: Sequence[Draft]) -> None:
    """Leave an article's people and topics alone, and a curator's links with them, where its text says the same."""
    known = {draft.article.pk: draft for draft in drafts if draft.text and not draft.is_new}
    mentions: dict[int, set[tuple]] = defaultdict(set)
    columns = ("field", "start", "surface", "role", "age")
    for article, *mention in Mention.objects.filter(article__in=known).values_list("article", *columns):
        mentions[article].add(tuple(mention))
    topics: dict[int, dict[str, str]] = defaultdict(dict)
    rows = ArticleTopic.objects.filter(article__in=known).values_list("article", "topic__qcode", "basis")
    for article, qcode, basis in rows:
        topics[article][qcode] = basis
    for pk, draft in known.items():
        if mentions[pk] == _said(draft) and (_same_lexicon(draft, topics[pk]) or "topics" in draft.article.locked):
            draft.text = None


def _said(draft: Draft) -> set[tuple]:
    return {(field, one.start, one.surface, one.role[:200], one.age) for field, one in mentions_of(draft)}


def _same_lexicon(draft: Draft, topics: dict[str, str]) -> bool:
    """Say whether the words of the text give the topics that they gave; some may have a stronger basis by now."""
    given = {choice.qcode for choice in draft.text.topics if choice.basis == "lexicon"}
    return {qcode for qcode, basis in topics.items() if basis == "lexicon"} <= given <= topics.keys()


def withdraw_topics(drafts: Iterable[Draft], old: Sequence[Appearance]) -> set[int]:
    """Take away hashtags and categories that the old copies stated and none states now; give the articles."""
    revised = {draft.article.pk: draft for draft in drafts if isinstance(draft, Revision)}
    withdrawn: dict[int, set[TopicKey]] = defaultdict(set)
    for row in old:
        draft = revised.get(row.article_id)
        if draft and "topics" not in draft.article.locked:
            withdrawn[row.article_id] |= _stated([row]) - _still_stated(draft)
    topics = {(topic.qcode, topic.hashtag): topic.pk for topic in _topics(withdrawn.values())}
    changed = set()
    for article, keys in withdrawn.items():
        gone = [topics[key] for key in keys if key in topics]
        if ArticleTopic.objects.filter(article=article, topic__in=gone, basis__in=_STATED).delete()[0]:
            changed.add(article)
    return changed


def _stated(rows: Iterable[Appearance]) -> set[TopicKey]:
    return {
        topic_key(choice)
        for row in rows
        for choice in classify("", "", row.hashtag.split(), row.category)
        if choice.basis in _STATED
    }


def _still_stated(draft: Revision) -> set[TopicKey]:
    here = {topic_key(choice) for one in draft.copies for choice in one.copy.topics}
    return here | _stated(draft.elsewhere)


def _topics(keys: Iterable[set[TopicKey]]) -> Iterable[Topic]:
    flat = set().union(*keys)
    hashtags = [hashtag for _, hashtag in flat if hashtag]
    qcodes = [qcode for qcode, _ in flat if qcode]
    return Topic.objects.filter(hashtag__in=hashtags) | Topic.objects.filter(qcode__in=qcodes)
