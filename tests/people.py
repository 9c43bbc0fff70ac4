"""Make profiles and descriptions of people for tests."""

from itertools import count

from articles.models import Article, Person, Profile, Source

from .factories import Interval, make_article, make_mention

_profiles = count(1)


def make_profile(person: Person | None, name: str = "Ilse Varga") -> Profile:
    """Make the profile of all who are named so, whose it is or nobody knows."""
    key = name.casefold()
    given, _, surname = key.rpartition(" ")
    block = f"{surname} {given}".strip()
    return Profile.objects.create(
        id=next(_profiles), name=name, key=key, surname=surname, block=block, person=person, articles=1
    )


def describe(
    person: Person, role: str = "", *, outlet: Source | None = None, published: Interval | None = None, **fields
) -> Article:
    """Make an article that describes a person."""
    article = make_article(source=outlet, published=published)
    make_mention(article, person, role=role, **fields)
    return article
