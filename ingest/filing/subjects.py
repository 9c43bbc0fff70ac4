"""File articles under the people they name and the topics they are about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from articles.models import ArticleTopic, Mention
from ingest.records import PersonMention, TopicChoice
from ingest.rows import insert

from .draft import Draft
from .register import TopicKey, register_people, register_topics, topic_key

_LONGEST_NAME = 150
_STRENGTH = {
    basis: rank for rank, basis in enumerate(("category", "generic", "lexicon", "model", "hashtag", "curator"))
}


def file_subjects(drafts: Sequence[Draft]) -> set[int]:
    """File the drafts' articles; give the primary keys of those whose people or topics changed."""
    return _file_people(drafts) | _file_topics([draft for draft in drafts if "topics" not in draft.article.locked])


def _file_people(drafts: Sequence[Draft]) -> set[int]:
    """Enter the people that each new text names; those of the text it replaces go."""
    renewed = {draft.article.pk: draft for draft in drafts if draft.text}
    Mention.objects.filter(article__in=[pk for pk, draft in renewed.items() if not draft.is_new]).delete()
    found = [(pk, *mention) for pk, draft in renewed.items() for mention in mentions_of(draft)]
    people = register_people({mention.name for *_, mention in found if mention.full})
    insert([_mention(*one, people) for one in found])
    return set(renewed)


def mentions_of(draft: Draft) -> Iterable[tuple[Literal["title", "body"], PersonMention]]:
    if draft.text:
        title, body = draft.article.title, draft.article.body
        yield from (("title", mention) for mention in draft.text.title_mentions if _fits(mention, title))
        yield from (("body", mention) for mention in draft.text.body_mentions if _fits(mention, body))


def _fits(mention: PersonMention, text: str) -> bool:
    """Say whether the name stands there in the field as it is kept: a title may be locked, or cut."""
    return len(mention.name) <= _LONGEST_NAME and text[mention.start : mention.end] == mention.surface


def _mention(article: int, field: str, mention: PersonMention, people: Mapping[str, int | None]) -> Mention:
    return Mention(
        article_id=article,
        person_id=people[mention.name] if mention.full else None,
        field=field,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        role=mention.role[:200],
        age=mention.age,
        evidence=mention.evidence[:200],
    )


def _file_topics(drafts: Sequence[Draft]) -> set[int]:
    """Add what the new copies state; what the words of a replaced text said goes."""
    replaced = [draft.article.pk for draft in drafts if draft.text and not draft.is_new]
    ArticleTopic.objects.filter(article__in=replaced, basis=ArticleTopic.Basis.LEXICON).delete()
    chosen = {draft.article.pk: _choices(draft) for draft in drafts}
    topics = register_topics([choice for choices in chosen.values() for choice in choices.values()])
    rows = ArticleTopic.objects.filter(article__in=[draft.article.pk for draft in drafts if not draft.is_new])
    known = {(row.article_id, row.topic_id): row for row in rows}
    wanted = [(pk, topics[key], choice) for pk, choices in chosen.items() for key, choice in choices.items()]
    added = [
        ArticleTopic(article_id=pk, topic_id=topic, basis=choice.basis, score=choice.score)
        for pk, topic, choice in wanted
        if (pk, topic) not in known
    ]
    insert(added)
    stronger = [row for pk, topic, choice in wanted if (row := _strengthened(known.get((pk, topic)), choice))]
    ArticleTopic.objects.bulk_update(stronger, ["basis", "score"])
    return {row.article_id for row in added}.union(replaced)


def _choices(draft: Draft) -> dict[TopicKey, TopicChoice]:
    """Take hashtags and categories of every new copy, and the words of the one that gives the text."""
    choices: dict[TopicKey, TopicChoice] = {}
    stated = [choice for one in draft.copies for choice in one.copy.topics if choice.basis != "lexicon"]
    worded = [choice for choice in (draft.text.topics if draft.text else ()) if choice.basis == "lexicon"]
    for choice in (*stated, *worded):
        key = topic_key(choice)
        if key not in choices or is_stronger(choice, choices[key].basis):
            choices[key] = choice
    return choices


def is_stronger(choice: TopicChoice, basis: str) -> bool:
    """Say whether a topic has a better reason than that of another choice or row."""
    return _STRENGTH[choice.basis] > _STRENGTH[basis]


def _strengthened(row: ArticleTopic | None, choice: TopicChoice) -> ArticleTopic | None:
    """Give the row with the stronger basis of the new choice; None if it has a stronger one already, or is none."""
    if row is None or not is_stronger(choice, row.basis):
        return None
    row.basis, row.score = choice.basis, choice.score
    return row
