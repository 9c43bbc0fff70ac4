"""The whole archive as one value that does not depend on the numbers of rows: what two archives are compared by."""

from collections import defaultdict

from articles.models import Article, ArticleTopic, Mention, Person, Profile
from ingest.models import Appearance, Capture

_ARTICLE = (
    "title",
    "slug",
    "body",
    "subheadings",
    "language",
    "byline",
    "dateline",
    "source__name",
    "published_earliest",
    "published_latest",
    "date_basis",
    "date_conflict",
    "status",
)
_COPY = ("capture__key", "rank", "role", "wording", "source__name", "published_earliest", "length", "gives_text")


def archive() -> dict[str, list]:
    """Describe every article that is shown, with its copies, people, topics and reprints, and every page."""
    shown = Article.objects.filter(merged_into=None)
    articles = [(pk, group, repr(fields)) for pk, group, *fields in shown.values_list("pk", "copy_group", *_ARTICLE)]
    copies, people, topics = _copies(), _people(), _topics()
    texts = defaultdict(list)
    for pk, group, _ in articles:
        texts[group].append(copies[pk])
    return {
        "articles": sorted((fields, copies[pk], people[pk], topics[pk]) for pk, _, fields in articles),
        "reprints": sorted(sorted(group) for group in texts.values()),
        "people": sorted(_person(person) for person in Person.objects.shown()),
        "undecided": sorted(Profile.objects.filter(person=None).values_list("key", "pk", "articles", "reason")),
        "pages": sorted(Capture.objects.values_list("key", "layout", "problem")),
    }


def _person(person: Person) -> tuple:
    profiles = person.profiles.values_list("key", "pk", "articles", "reason")
    return person.name, sorted(person.names.values_list("name", "key")), sorted(profiles)


def _copies() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, *fields in Appearance.objects.order_by("capture__key", "rank").values_list("article", *_COPY):
        found[pk].append(repr(fields))
    return found


def _people() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Mention.objects.order_by("field", "start")
    for pk, *fields in rows.values_list("article", "field", "start", "surface", "person__name", "role", "age"):
        found[pk].append(repr(fields))
    return found


def _topics() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, *fields in ArticleTopic.objects.values_list("article", "topic__label", "basis", "score"):
        found[pk].append(repr(fields))
    for rows in found.values():
        rows.sort()
    return found
