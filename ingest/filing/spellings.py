"""Have outlets, people and hashtags named by their best spelling, whichever page came first.

A name that a curator changed is not the one that was printed any more, and stays.
"""

from collections.abc import Mapping

from articles.models import PersonName, SourceName, Topic
from ingest.resolve.spellings import best_spelling


def respell(model: type[SourceName | PersonName], printed: Mapping[str, str]) -> None:
    """Take up better spellings of known names (printed ones by key), in the list of forms and as the name itself."""
    owner = "source" if model is SourceName else "person"
    forms = model._default_manager.filter(key__in=printed).order_by()
    for pk, key, name, bearer, known_as in forms.values_list("pk", "key", "name", owner, f"{owner}__name"):
        better = best_spelling([name, printed[key]])
        if better == name:
            continue
        model._default_manager.filter(pk=pk).update(name=better)
        if known_as == name:
            model._meta.get_field(owner).related_model._default_manager.filter(pk=bearer).update(name=better)


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
