"""Whoever shares a name with whom, who is who is the same in any order of articles and in any batches."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles.models import Mention, Person

from .namesakes import Telling, keep

pytestmark = pytest.mark.django_db
NAMES = ("Ann Reed", "Ann M. Reed", "Ann K. Reed", "A. Reed", "Judge Reed", "Mrs Reed", "Robert Hale", "Bob Hale Jr.")
ROLES = ("Judge", "Senator", "the striker", "the novelist", "the former judge", "")
AGES = ("", ", 31,", ", 32,", ", 58,")
COMPANIONS = ("Tomas Weller", "Ilse Varga", "Ilse Reed")
SUBJECTS = ("the election and the vote in parliament", "the match and the goal of the league", "the flood at the weir")

told = st.tuples(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
    st.sampled_from(ROLES),
    st.sampled_from(AGES),
    st.lists(st.sampled_from(COMPANIONS), max_size=2, unique=True),
    st.sampled_from(SUBJECTS),
)


def article(number: int, parts) -> Telling:
    (name, *others), role, age, companions, subject = parts
    beside = "".join(f" {other} was there, too." for other in (*others, *companions))
    body = f"On day {number} of the survey of {subject} {role} {name}{age} spoke in hall {number * 7}.{beside}"
    body += " ".join(f" Row {row} had {row * number} chairs and {number + row} lamps." for row in range(2, 12))
    return Telling("The Lantern", date(2025, 3, 1 + number), f"Survey enters its day {number}", body, {})


def who(*batches: list[Telling]) -> set[frozenset[tuple]]:
    """Import batches, give the name and the mentions of each entry, and the reason for each, and take them back."""
    with transaction.atomic():
        keep(*batches)
        rows = Mention.objects.values_list("person", "article__title", "start", "surface", "profile__reason")
        entries: dict[int | None, set[tuple]] = {}
        for person, *place in rows:
            entries.setdefault(person, set()).add(tuple(place))
        names = dict(Person.objects.values_list("pk", "name"))
        found = {frozenset({(names.get(person),), *places}) for person, places in entries.items()}
        transaction.set_rollback(True)
    return found


@settings(max_examples=15, deadline=None, phases=(Phase.generate,))
@given(parts=st.lists(told, min_size=2, max_size=7), order=st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_order_nor_on_batches(parts, order):
    articles = [article(number, one) for number, one in enumerate(parts, start=1)]
    shuffled = order.sample(articles, len(articles))
    half = len(articles) // 2
    assert who(articles) == who(*([one] for one in shuffled)) == who(shuffled[:half], shuffled[half:])
