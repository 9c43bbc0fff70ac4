"""What a curator compares two people by: where, when and how articles name them, and together with whom."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from articles.models import Article, Mention, Person, Profile, Source

from .profile import example_links, said, with_examples

MOST = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """A person in short; each list begins with what most articles have."""

    person: Person
    articles: int
    first: Any
    last: Any
    names: list[str]
    roles: list[tuple[str, int]]
    outlets: list[tuple[str, int]]
    together: list[tuple[str, int]]
    profiles: list[tuple[str, str, str]]

    def __iter__(self) -> Any:
        """Give the facts that are lists of counted words, each with its label."""
        yield "Described as", self.roles
        yield "Outlets", self.outlets
        yield "Named together with", self.together


def facts(person: Person) -> Facts:
    """Gather the facts about a person in ten queries."""
    mentions = Mention.objects.filter(person=person).order_by()
    articles = Article.objects.filter(pk__in=mentions.values("article"))
    span = articles.aggregate(number=Count("pk"), first=Min("published_earliest"), last=Max("published_latest"))
    others = Mention.objects.filter(article__in=mentions.values("article"), person__isnull=False).exclude(person=person)
    return Facts(
        person,
        span["number"],
        span["first"],
        span["last"],
        list(person.names.values_list("name", flat=True)[:MOST]),
        _most(mentions.exclude(role=""), "role", "article"),
        _most(Source.objects.filter(articles__in=articles), "name", "articles"),
        _most(others, "person__name", "article"),
        _profiles(person),
    )


def _most(rows: QuerySet, name: str, counted: str) -> list[tuple[str, int]]:
    named = rows.order_by().values_list(name).annotate(total=Count(counted, distinct=True))
    return list(named.order_by("-total", name)[:MOST])


def _profiles(person: Person) -> list[tuple[str, str, str]]:
    """Say of the profiles of most articles what tells them apart, why they are here, and where they stand."""
    profiles = with_examples(Profile.objects.filter(person=person).order_by("-articles", "pk")[:MOST])
    return [
        ("; ".join(word for word in (said(one), one.subject_label) if word), one.reason, example_links(one))
        for one in profiles
    ]
