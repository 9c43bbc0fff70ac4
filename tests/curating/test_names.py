"""Names that lead to nobody for certain: listed in the admin, and given to people."""

import pytest
from django.urls import reverse

from articles.models import Person, Profile
from tests.admin_form import run_action
from tests.factories import make_profile

from .people import NAME, NAMES, give, surnames

pytestmark = pytest.mark.django_db


def test_names_are_listed_with_those_who_may_be_meant(admin_client, murphys):
    (row,) = admin_client.get(NAMES).context["rows"]
    assert (row["named"], row["total"], [str(one) for one in row["candidates"]]) == (
        "Murphy",
        3,
        ["Brian Murphy (3)", "Ann Murphy (1)"],
    )


def test_a_full_name_is_offered_those_who_bear_it(admin_client, murphys):
    make_profile(None, "Ann Murphy", gender="f")
    rows = {row["named"]: row["candidates"] for row in admin_client.get(NAMES).context["rows"]}
    assert [one.person for one in rows["Ann Murphy"]] == [murphys[1].pk]


def test_no_person_is_not_offered(admin_client, murphys):
    Person.objects.filter(pk=murphys[0].pk).update(nobody=True)
    (row,) = admin_client.get(NAMES).context["rows"]
    assert [one.person for one in row["candidates"]] == [murphys[1].pk]


def test_the_first_page_counts_the_names(admin_client, murphys):
    make_profile(None, "Hale")
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert f'<a href="{NAMES}">Names that lead to nobody for certain</a>: 2' in page


def test_all_profiles_of_a_name_are_ticked_at_first(admin_client, murphys):
    page = admin_client.get(NAME, {"key": "murphy"})
    assert [profile.goes for profile in page.context["profiles"]] == [True, True]


def test_a_name_is_given_to_whom_it_means(admin_client, murphys):
    give(admin_client, surnames(), murphys[0].pk)
    assert murphys[0].mentions.count() == 6


def test_some_profiles_of_a_name_are_given(admin_client, murphys):
    give(admin_client, surnames()[:1], murphys[0].pk)
    assert len(surnames()) == 1


def test_a_name_that_is_no_persons_leads_to_nobody(admin_client, murphys):
    give(admin_client, surnames(), "nobody")
    assert Person.objects.get(nobody=True).profiles.count() == 2


def test_a_name_left_open_is_listed_no_more(admin_client, murphys):
    give(admin_client, surnames(), "open")
    assert admin_client.get(NAMES).context["rows"] == []


def test_a_name_left_open_stays_open_when_rules_decide_again(admin_client, murphys):
    make_profile(None, "Ann Murphy", gender="f")
    Profile.objects.filter(person=None, key="ann murphy").update(filed_by="admin")
    run_action(admin_client, "judge_different", murphys)
    assert Profile.objects.get(gender="f").person is None


def test_a_name_left_open_can_be_left_to_rules(admin_client, murphys):
    give(admin_client, surnames(), "open")
    run_action(admin_client, "leave_to_rules", list(Profile.objects.filter(person=None)))
    assert len(admin_client.get(NAMES).context["rows"]) == 1


@pytest.mark.parametrize("key", ["nothing", "", "a\0b", "x" * 3000])
def test_a_name_that_is_not_waiting_is_not_found(admin_client, murphys, key):
    assert admin_client.get(NAME, {"key": key}).status_code == 404


def test_who_may_only_look_sees_the_names(clerk, murphys):
    assert "Murphy" in clerk.get(NAMES).content.decode()


def test_who_may_only_look_gives_no_name(clerk, murphys):
    assert give(clerk, surnames(), murphys[0].pk).status_code == 403


def test_the_list_of_names_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        assert len(admin_client.get(NAMES).context["rows"]) == 31


def test_the_page_of_a_name_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        admin_client.get(NAME, {"key": "hale"})
