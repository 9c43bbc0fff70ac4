"""Enter the concepts of a vocabulary as Topics."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from articles.models import Topic
from ingest.filing import register_media_topics, register_subjects

from .concepts import Concept

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Entered:
    """How many Topics are new, and how many of the others changed."""

    new: int
    changed: int


@transaction.atomic
def enter_vocabulary(concepts: Sequence[Concept] = ()) -> Entered:
    """Enter the 17 top classes, and these concepts under their parents; doing it again changes nothing.

    A label that a curator changed stays, and so does a definition that is there.
    """
    before = set(Topic.objects.exclude(qcode=None).values_list("qcode", flat=True))
    known = register_media_topics() | register_subjects({one.qcode: one.label[:_LONGEST_LABEL] for one in concepts})
    topics = Topic.objects.in_bulk([known[one.qcode] for one in concepts])
    changed = [one.qcode for one in concepts if _take_up(topics[known[one.qcode]], one, known)]
    Topic.objects.bulk_update(topics.values(), ["label", "imported_label", "definition", "parent"], batch_size=500)
    return Entered(len(known.keys() - before), len(before.intersection(changed)))


def _take_up(topic: Topic, concept: Concept, known: dict[str, int]) -> bool:
    """Have a Topic say what the concept does; say whether that changed it."""
    label = concept.label[:_LONGEST_LABEL]
    kept = topic.label != topic.imported_label
    now = (
        topic.label if kept else label,
        label,
        topic.definition or concept.definition,
        known.get(concept.parent) if concept.parent else topic.parent_id,
    )
    before = (topic.label, topic.imported_label, topic.definition, topic.parent_id)
    topic.label, topic.imported_label, topic.definition, topic.parent_id = now
    return now != before
