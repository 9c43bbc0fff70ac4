"""Who else bears a person's name, and the articles of which nobody can tell whom of them they name."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from articles.models import Mention, Person, PersonName, Profile


def namesakes(person: Person, most: int) -> list[Person]:
    """Give other people of the name, the role that most articles state of each as `role`, and how many name them.

    Those are meant who share a form of several words, or surname and given name: James Hale, James R. Hale.
    """
    forms = PersonName.objects.filter(key__in=_full_forms(person)).order_by().values("person")
    profiles = _of_the_name(person).exclude(person=None).values("person")
    named = _published().filter(person=OuterRef("pk"))
    totals = named.values("person").annotate(times=Count("article", distinct=True)).values("times")
    others = Person.objects.shown().filter(Q(pk__in=forms) | Q(pk__in=profiles), Exists(named)).exclude(pk=person.pk)
    return list(with_roles(others).annotate(total=Subquery(totals)).order_by("-total", "name", "pk")[:most])


def with_roles(people: QuerySet[Person]) -> QuerySet[Person]:
    """Give each person the role that most articles state, as `role`; None where none does."""
    stated = _published().filter(person=OuterRef("pk")).exclude(role="").values("role")
    counted = stated.annotate(times=Count("article", distinct=True)).order_by("-times", "role")
    return people.annotate(role=Subquery(counted.values("role")[:1]))


def uncertain(person: Person) -> int:
    """Count the articles that name someone so, in full, of whom it is not known which of them it is."""
    profiles = _of_the_name(person).filter(person=None)
    named = _published().filter(profile__in=profiles, person=None)
    return named.aggregate(total=Count("article", distinct=True))["total"]


def _published() -> QuerySet[Mention]:
    return Mention.objects.filter(article__status="published", article__merged_into=None).order_by()


def _full_forms(person: Person) -> QuerySet:
    return person.names.filter(Q(key__contains=" ") | Q(name=person.name)).order_by().values("key")


def _of_the_name(person: Person) -> QuerySet[Profile]:
    """Select the profiles of the person's surnames with given names; a surname alone is nobody's name in full."""
    own = person.profiles.exclude(block=F("surname")).order_by()
    return Profile.objects.filter(block__in=own.values("block")).order_by()
