"""File articles under the people they name and the topics they are about."""

from collections.abc import Sequence

from articles.models import ArticleTopic
from ingest.records import TopicChoice
from ingest.rows import insert

from .draft import Draft
from .people import file_people
from .register import TopicKey, register_topics, topic_key

_STRENGTH = {
    basis: rank for rank, basis in enumerate(("category", "generic", "lexicon", "model", "hashtag", "curator"))
}


# What the words of a text say, by whichever engine read them.
WORDED = (ArticleTopic.Basis.LEXICON, ArticleTopic.Basis.MODEL)
STATEMENT = ("basis", "score", "evidence")
_LONGEST_EVIDENCE = 200


def file_subjects(drafts: Sequence[Draft]) -> set[int]:
    """File the drafts' articles; give the primary keys of those whose people or topics changed."""
    return file_people(drafts) | _file_topics([draft for draft in drafts if "topics" not in draft.article.locked])


def _file_topics(drafts: Sequence[Draft]) -> set[int]:
    """Add what the new copies state; what the words of a replaced text said goes."""
    replaced = [draft.article.pk for draft in drafts if draft.text and not draft.is_new]
    ArticleTopic.objects.filter(article__in=replaced, basis__in=WORDED).delete()
    chosen = {draft.article.pk: _choices(draft) for draft in drafts}
    topics = register_topics([choice for choices in chosen.values() for choice in choices.values()])
    rows = ArticleTopic.objects.filter(article__in=[draft.article.pk for draft in drafts if not draft.is_new])
    known = {(row.article_id, row.topic_id): row for row in rows}
    wanted = [(pk, topics[key], choice) for pk, choices in chosen.items() for key, choice in choices.items()]
    added = [article_topic(pk, topic, choice) for pk, topic, choice in wanted if (pk, topic) not in known]
    insert(added)
    stronger = [row for pk, topic, choice in wanted if (row := _strengthened(known.get((pk, topic)), choice))]
    ArticleTopic.objects.bulk_update(stronger, STATEMENT)
    return {row.article_id for row in added}.union(replaced)


def _choices(draft: Draft) -> dict[TopicKey, TopicChoice]:
    """Take hashtags and categories of every new copy, and the words of the one that gives the text."""
    choices: dict[TopicKey, TopicChoice] = {}
    stated = [choice for one in draft.copies for choice in one.copy.topics if choice.basis not in WORDED]
    worded = [choice for choice in (draft.text.topics if draft.text else ()) if choice.basis in WORDED]
    for choice in (*stated, *worded):
        key = topic_key(choice)
        if key not in choices or is_stronger(choice, choices[key].basis):
            choices[key] = choice
    return choices


def article_topic(article: int, topic: int, choice: TopicChoice) -> ArticleTopic:
    """Make the row of a choice."""
    evidence = _evidence(choice)
    return ArticleTopic(article_id=article, topic_id=topic, basis=choice.basis, score=choice.score, evidence=evidence)


def is_stronger(choice: TopicChoice, basis: str) -> bool:
    """Say whether a topic has a better reason than that of another choice or row."""
    return _STRENGTH[choice.basis] > _STRENGTH[basis]


def _strengthened(row: ArticleTopic | None, choice: TopicChoice) -> ArticleTopic | None:
    """Give the row with the stronger basis of the new choice; None if it has a stronger one already, or is none."""
    if row is None or not is_stronger(choice, row.basis):
        return None
    restate(row, choice)
    return row


def restate(row: ArticleTopic, choice: TopicChoice) -> None:
    """Have a row say what speaks for its topic now; the caller saves its STATEMENT."""
    row.basis, row.score, row.evidence = choice.basis, choice.score, _evidence(choice)


def _evidence(choice: TopicChoice) -> str:
    """Give the evidence as far as the column holds it; PostgreSQL holds no NUL."""
    return choice.evidence.replace("\0", "")[:_LONGEST_EVIDENCE]
