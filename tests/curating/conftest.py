"""People to curate, and someone who may only look."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import Likeness
from tests.factories import make_person, make_profile, make_topic


@pytest.fixture
def weir():
    """One entry for a judge, named in two articles, and a senator, named in one."""
    person = make_person("John Weir", imported_name="John Weir")
    make_profile(person, named_in=2, professions="law")
    make_profile(person, professions="politics", reason="nothing tells them apart")
    return person


@pytest.fixture
def murphys():
    """Two people of one surname, named in three articles and in one, and two profiles of the surname alone."""
    people = make_person("Brian Murphy"), make_person("Ann Murphy")
    for person, number in zip(people, (3, 1), strict=True):
        make_profile(person, named_in=number)
    make_profile(None, "Murphy", named_in=2, reason="a surname alone, which may be several people's")
    make_profile(None, "Murphy", professions="law")
    return people


@pytest.fixture
def many():
    """Thirty people of one surname, all of whom may be one, and thirty profiles of it that are nobody's."""
    people = [make_person(f"Ilse{'abcdefghijklmnopqrstuvwxyzäöüß'[number]} Hale") for number in range(30)]
    for number, person in enumerate(people):
        make_profile(person, subject=make_topic(f"Topic {number}").qcode)
        make_profile(people[0], "Ilse Hale", professions=f"p{number}")
        make_profile(None, "Hale", professions=f"p{number}")
        make_profile(None, f"Ilse{number} Hale")
    Likeness.objects.bulk_create(Likeness(person=people[0], other=one, score=0.9, reason="alike") for one in people[1:])
    return people


@pytest.fixture
def alike():
    """Two people who may be one, with a question."""
    people = make_person("Ronna Risquez"), make_person("Ronna Risques")
    for person in people:
        make_profile(person)
    Likeness.objects.create(person=people[0], other=people[1], score=0.9, reason="surnames that are spelled alike")
    return people


@pytest.fixture
def clerk(client, django_user_model):
    """Someone who may look at everything and change nothing."""
    user = django_user_model.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client
