"""Have outlets and hashtags named by their best spelling, whichever page came first.

A name that a curator changed is not the one that was printed any more, and stays.
"""

from collections.abc import Mapping

from articles.models import Source, SourceName, Topic
from ingest.resolve.spellings import best_spelling


def respell(printed: Mapping[str, str]) -> None:
    """Take up better spellings of known outlets (printed ones by key), in the list of forms and as the name itself."""
    forms = SourceName.objects.filter(key__in=printed).order_by()
    for pk, key, name, source, known_as in forms.values_list("pk", "key", "name", "source", "source__name"):
        better = best_spelling([name, printed[key]])
        if better == name:
            continue
        SourceName.objects.filter(pk=pk).update(name=better)
        if known_as == name:
            Source.objects.filter(pk=source).update(name=better)


def relabel(labels: Mapping[str, str]) -> None:
    """Take up better labels of known hashtags (labels by key)."""
    for topic in Topic.objects.filter(hashtag__in=labels).exclude(imported_label=""):
        better = best_spelling([topic.imported_label, labels[topic.hashtag]])
        if better == topic.imported_label:
            continue
        if topic.label == topic.imported_label:
            topic.label = better
        topic.imported_label = better
        topic.save(update_fields=["label", "imported_label"])
