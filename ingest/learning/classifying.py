"""Choose the topics of the archive's articles anew, by the engine in use."""

from collections.abc import Iterator

from django.db import transaction

from articles.models import Article
from articles.search import following, outbox
from ingest.engines import topics_engine
from ingest.filing.reclassifying import reclassify
from ingest.resolve.topics import topic_classifier
from ingest.store import wait_for_other_importers

BATCH = 500


def classify_again(batch: int = BATCH, after: int = 0) -> Iterator[tuple[int, int, int]]:
    """Classify all articles again, by rising number; give the last number, articles and changed ones of each batch."""
    last = after
    classifier = topic_classifier(topics_engine())
    while numbers := list(Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            wait_for_other_importers()
            changed = reclassify(numbers, classifier)
            outbox.record(sorted(changed))
        following.keep_pace()
        last = numbers[-1]
        yield last, len(numbers), len(changed)
