"""Two people of one name are never taken for one, in whatever order their articles come."""

import pytest
from django.db import transaction

from .namesakes import Case, Groups, Telling, groups, keep, merged, parted, read_cases

pytestmark = pytest.mark.django_db
CASES = read_cases()
TOLD = [told for case in CASES for told in case.articles]
MOST_PARTED = 1  # people of all cases whom the archive takes for several


def _parameter(case: Case):
    limit = [pytest.mark.xfail(reason=case.limit, strict=True)] if case.limit else []
    return pytest.param(case.articles, id=case.name, marks=limit)


each_case = pytest.mark.parametrize("articles", [*map(_parameter, CASES)])


def kept(*batches: list[Telling]) -> Groups:
    """Import batches, say who is who, and take them back."""
    with transaction.atomic():
        keep(*batches)
        found = groups(TOLD)
        transaction.set_rollback(True)
    return found


@each_case
def test_no_two_people_are_taken_for_one(articles):
    keep(articles)
    assert merged(articles) == []


@each_case
def test_no_two_are_when_the_last_article_comes_first_and_each_alone(articles):
    keep(*([told] for told in reversed(articles)))
    assert merged(articles) == []


def test_no_two_are_when_all_articles_are_in_one_archive():
    keep(TOLD)
    assert [people for case in CASES if not case.limit for people in merged(case.articles)] == []


def test_hardly_anyone_is_taken_for_several():
    keep(TOLD)
    assert sum(len(parted(case.articles)) for case in CASES) <= MOST_PARTED


def test_who_is_who_does_not_depend_on_the_order_of_articles_nor_on_batches():
    pairs = [TOLD[::-1][start : start + 2] for start in range(0, len(TOLD), 2)]
    assert kept(TOLD) == kept(*([told] for told in TOLD[1::2]), TOLD[::2]) == kept(*pairs)
