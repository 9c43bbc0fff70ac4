"""People who may be one, side by side in the admin; and taking back what curators decided."""

import pytest
from django.urls import reverse

from articles.models import Article, Judgement, Likeness, Person
from tests.admin_form import change_url, list_url, run_action
from tests.factories import make_article, make_mention, make_person, make_source

from .people import (
    answer,
    messages,
    parted,
    political,
    take_back,
    told,
)

pytestmark = pytest.mark.django_db


def test_the_first_page_counts_those_who_may_be_one(admin_client, alike):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert f'<a href="{list_url(Likeness)}">People who may be one</a>: 1' in page


def test_two_who_may_be_one_stand_side_by_side(admin_client, alike):
    make_mention(make_article("Inquiry", source=make_source("The Lantern")), alike[0], role="reporter")
    page = admin_client.get(change_url(Likeness.objects.get())).content.decode()
    assert all(words in page for words in ("surnames that are spelled alike", "reporter (1)", "The Lantern (1)"))


def test_those_named_together_are_told(admin_client, alike):
    make_mention(Article.objects.filter(mentions__person=alike[0]).get(), make_person("Oto Brandt"))
    assert "Oto Brandt (1)" in admin_client.get(change_url(Likeness.objects.get())).content.decode()


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_question_is_answered(admin_client, alike, verdict):
    answer(admin_client, Likeness.objects.get(), verdict)
    assert (Judgement.objects.get().verdict, Likeness.objects.count()) == (verdict, 0)


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_questions_are_answered_in_their_list(admin_client, alike, verdict):
    run_action(admin_client, verdict, [Likeness.objects.get()])
    assert Judgement.objects.get().verdict == verdict


def test_the_same_lead_to_the_page_that_merges_them(admin_client, alike):
    page = run_action(admin_client, "merge_selected", alike)
    assert "Merge people" in page.content.decode()


def test_an_answer_is_told_in_the_history_of_both(admin_client, alike):
    answer(admin_client, Likeness.objects.get(), "unsure")
    assert told(alike[1]) == [f"Left unsure whether this is “Ronna Risquez” ({alike[0].pk})."]


def test_who_may_only_look_answers_nothing(clerk, alike):
    likeness = Likeness.objects.get()
    assert "Different people" not in clerk.get(change_url(likeness)).content.decode()
    assert answer(clerk, likeness, "different").status_code == 403


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc"])
def test_a_question_that_is_not_there_is_not_found(admin_client, number):
    assert admin_client.get(reverse("admin:articles_likeness_change", args=[number])).status_code == 404


def test_a_question_about_a_merged_person_waits(admin_client, alike):
    Person.objects.filter(pk=alike[1].pk).update(merged_into=make_person("Oto Brandt"))
    assert admin_client.get(change_url(Likeness.objects.get())).status_code == 404


def test_the_page_that_takes_back_names_the_articles(admin_client, weir):
    parted(admin_client, weir, political(weir))
    page = admin_client.get(reverse("admin:articles_judgement_delete", args=[Judgement.objects.get().pk]))
    assert page.context["article_count"] == 1


def test_a_parting_is_taken_back(admin_client, weir):
    parted(admin_client, weir, political(weir))
    take_back(admin_client, Judgement.objects.get())
    assert (Person.objects.get(), weir.mentions.count()) == (weir, 3)


def test_what_was_taken_back_is_told(admin_client, weir):
    parted(admin_client, weir, political(weir))
    assert messages(take_back(admin_client, Judgement.objects.get())) == [
        "Took back: John Weir and John Weir: different."
    ]


def test_a_merge_is_taken_back_by_its_judgement(admin_client, alike):
    run_action(admin_client, "merge_selected", alike, confirm="Merge")
    take_back(admin_client, Judgement.objects.get())
    assert not Person.objects.exclude(merged_into=None).exists()


def test_taking_back_is_told_in_the_history(admin_client, alike):
    answer(admin_client, Likeness.objects.get(), "different")
    take_back(admin_client, Judgement.objects.get())
    assert told(alike[0])[0] == "Took back: Ronna Risquez and Ronna Risques: different."


def test_what_another_judgement_rests_on_is_not_taken_back(admin_client, weir, alike):
    parted(admin_client, weir, political(weir))
    first = Judgement.objects.get()
    run_action(admin_client, "merge_selected", [alike[0], first.other], confirm="Merge", kept=alike[0].pk)
    assert "was merged into “Ronna Risquez” since" in take_back(admin_client, first).content.decode()
    assert Judgement.objects.count() == 2


def test_who_may_only_look_takes_nothing_back(clerk, admin_user, alike):
    judgement = Judgement.objects.create(person=alike[0], other=alike[1], verdict="unsure", judged_by=admin_user)
    assert take_back(clerk, judgement).status_code == 403


def test_a_persons_page_leads_to_taking_back(admin_client, alike):
    answer(admin_client, Likeness.objects.get(), "unsure")
    address = reverse("admin:articles_judgement_delete", args=[Judgement.objects.get().pk])
    assert address in admin_client.get(change_url(alike[0])).content.decode()


def test_two_side_by_side_cost_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(26):
        admin_client.get(change_url(Likeness.objects.first()))
