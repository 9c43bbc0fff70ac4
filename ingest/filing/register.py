"""Find the outlets and topics that pages name, and enter those that the archive does not know yet."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from hashlib import blake2b

from django.db.models import Model
from django.utils.text import slugify

from articles.models import Source, SourceName, Topic
from ingest.records import TopicChoice
from ingest.resolve.bodies import squeeze
from ingest.resolve.outlets import outlet_key
from ingest.resolve.spellings import best_spelling
from ingest.resolve.topics import MEDIA_TOPICS, hashtag_key, hashtag_label

from .spellings import relabel, respell

TopicKey = tuple[str | None, str | None]

# What the columns of names, keys and labels hold. Folding can make a name longer than it was printed.
_LONGEST = 200


def register_outlets(names: Collection[str], doubtful: Collection[str] = ()) -> dict[str, int]:
    """Map each printed name to the primary key of its Source; the `doubtful` ones may end elsewhere."""
    printed = _by_key(outlet_key, [*names, *doubtful])
    certain = {_bounded(outlet_key(name)) for name in names}
    respell(printed)
    SourceName.objects.filter(key__in=certain, doubtful=True).update(doubtful=False)
    known = dict(SourceName.objects.filter(key__in=printed).values_list("key", "source_id"))
    missing = sorted(printed.keys() - known.keys())
    slugs = _free_slugs(Source, [printed[key] for key in missing])
    sources = Source.objects.bulk_create(
        Source(name=printed[key], slug=slug) for key, slug in zip(missing, slugs, strict=True)
    )
    SourceName.objects.bulk_create(
        SourceName(source=source, name=printed[key], key=key, doubtful=key not in certain)
        for key, source in zip(missing, sources, strict=True)
    )
    known |= {key: source.pk for key, source in zip(missing, sources, strict=True)}
    return {name: known[_bounded(outlet_key(name))] for name in (*names, *doubtful)}


def _by_key(make: Callable[[str], str], names: Iterable[str]) -> dict[str, str]:
    """Gather names under their keys, the best spelling of each."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in names:
        spellings[_bounded(make(name))].append(name)
    return {key: best_spelling(found) for key, found in spellings.items()}


def known_outlets() -> frozenset[str]:
    """Give the names of outlets as pages print them, which tell where a name ends that runs into digits."""
    return frozenset(SourceName.objects.filter(doubtful=False).values_list("name", flat=True))


def topic_key(choice: TopicChoice) -> TopicKey:
    """Give the same key for all spellings of a hashtag, and for a Media Topic its qcode."""
    return choice.qcode, _bounded(hashtag_key(choice.hashtag)) if choice.hashtag else None


def register_topics(choices: Collection[TopicChoice]) -> dict[TopicKey, int]:
    """Map each choice's key to the primary key of its Topic."""
    printed = _by_key(hashtag_key, {choice.hashtag for choice in choices if choice.hashtag})
    labels = {key: _tag_label(tag) for key, tag in printed.items()}
    relabel(labels)
    tags = _entered("hashtag", labels)
    subjects = register_subjects({c.qcode: MEDIA_TOPICS[c.qcode].label for c in choices if c.qcode})
    return {(qcode, None): pk for qcode, pk in subjects.items()} | {(None, tag): pk for tag, pk in tags.items()}


def register_media_topics() -> dict[str, int]:
    """Map each of the 17 top classes to the primary key of its Topic."""
    return register_subjects({qcode: topic.label for qcode, topic in MEDIA_TOPICS.items()})


def register_subjects(labels: dict[str, str]) -> dict[str, int]:
    """Map each qcode to the primary key of its Topic; one that is new has the label given here."""
    return _entered("qcode", labels)


def _tag_label(tag: str) -> str:
    return f"#{hashtag_label(squeeze(tag))}"[:_LONGEST]


def _entered(field: str, labels: dict[str, str]) -> dict[str, int]:
    """Map each value of a unique field of Topic to its row; enter a row with the label where there is none."""
    known = dict(Topic.objects.filter(**{f"{field}__in": labels}).values_list(field, "pk"))
    missing = sorted(labels.keys() - known.keys())
    slugs = _free_slugs(Topic, [labels[value] for value in missing])
    topics = Topic.objects.bulk_create(
        Topic(
            label=labels[value],
            imported_label=labels[value],
            slug=slug,
            definition=_definition(value),
            **{field: value},
        )
        for value, slug in zip(missing, slugs, strict=True)
    )
    return known | {value: topic.pk for value, topic in zip(missing, topics, strict=True)}


def _definition(qcode: str) -> str:
    return MEDIA_TOPICS[qcode].definition if qcode in MEDIA_TOPICS else ""


def _bounded(key: str) -> str:
    """Cut a key that is too long for its column, and end it with a hash of the whole so that it stays its own."""
    if len(key) <= _LONGEST:
        return key
    return key[: _LONGEST - 16] + blake2b(key.encode(), digest_size=8).hexdigest()


def _free_slugs(model: type[Model], names: Collection[str]) -> list[str]:
    """Make a slug for each name that no row has yet: "the-sun", and for another outlet of that name "the-sun-2"."""
    wanted = [slugify(name, allow_unicode=True)[:180] or model._meta.model_name for name in names]
    taken = set(model._default_manager.filter(slug__in=wanted).values_list("slug", flat=True))
    return [_free_slug(model, slug, taken) for slug in wanted]


def _free_slug(model: type[Model], wanted: str, taken: set[str]) -> str:
    slug, number = wanted, 1
    while slug in taken or (number > 1 and model._default_manager.filter(slug=slug).exists()):
        number += 1
        slug = f"{wanted}-{number}"
    taken.add(slug)
    return slug
