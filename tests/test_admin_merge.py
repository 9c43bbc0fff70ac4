"""Merging and judging in the admin: the page that shows what would change, and what is told of it afterwards."""

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Article, Judgement, Person, Source

from .admin_form import list_url, run_action
from .factories import make_article, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def lanterns():
    """Two outlets; the first has two articles, the second one."""
    kept, other = make_source("The Lantern"), make_source("Lantern Online")
    for title, outlet in (("Ferry returns", kept), ("Bridge opened", kept), ("Roof repaired", other)):
        make_article(title, source=outlet)
    return kept, other


@pytest.fixture
def vargas():
    people = make_person("Ilse Varga"), make_person("I. M. Varga")
    make_article("Toll dropped", people=people[:1])
    return people


def merge(client: Client, entries, **more):
    return run_action(client, "merge_selected", entries, confirm="Merge", **more)


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def told(entry) -> str:
    return LogEntry.objects.filter(object_id=str(entry.pk)).latest("pk").get_change_message()


def test_the_preview_says_what_moves(admin_client, lanterns):
    page = run_action(admin_client, "merge_selected", lanterns)
    assert "spellings of outlets (1), articles (1)" in page.content.decode()


def test_the_preview_changes_nothing(admin_client, lanterns):
    run_action(admin_client, "merge_selected", lanterns)
    assert Source.objects.count() == 2


def test_the_entry_with_most_articles_is_kept_by_default(admin_client, lanterns):
    page = run_action(admin_client, "merge_selected", lanterns[::-1])
    assert page.context["preview"].kept == lanterns[0]


def test_another_entry_can_be_kept(admin_client, lanterns):
    merge(admin_client, lanterns, kept=lanterns[1].pk)
    assert list(Source.objects.all()) == [lanterns[1]]


def test_a_confirmed_merge_of_outlets_is_done(admin_client, lanterns):
    merge(admin_client, lanterns)
    assert set(Article.objects.values_list("source", flat=True)) == {lanterns[0].pk}


def test_a_merge_is_told_in_the_history_of_the_kept_outlet(admin_client, lanterns):
    merge(admin_client, lanterns)
    assert told(lanterns[0]) == "Merged “Lantern Online” into this; moved spellings of outlets (1), articles (1)."


def test_a_merge_is_told_in_the_history_of_the_outlet_that_went(admin_client, lanterns):
    merge(admin_client, lanterns)
    entry = LogEntry.objects.get(object_id=str(lanterns[1].pk))
    assert (entry.action_flag, entry.change_message) == (DELETION, "Merged into “The Lantern”.")


def test_one_entry_alone_is_not_merged(admin_client, lanterns):
    assert messages(merge(admin_client, lanterns[:1])) == ["Select 2 to 20 entries to merge."]


def test_a_confirmed_merge_of_people_is_done(admin_client, vargas):
    merge(admin_client, vargas)
    assert Person.objects.get(pk=vargas[1].pk).merged_into == vargas[0]


def test_a_merged_person_stays_and_their_history_says_changed(admin_client, vargas):
    merge(admin_client, vargas)
    assert LogEntry.objects.get(object_id=str(vargas[1].pk)).is_change()


def test_people_judged_different_are_refused_with_the_reason(admin_client, vargas):
    run_action(admin_client, "judge_different", vargas)
    page = run_action(admin_client, "merge_selected", vargas)
    assert "“Ilse Varga” and “I. M. Varga” are different people: admin judged so on" in page.content.decode()


def test_people_judged_different_are_refused_even_when_confirmed(admin_client, vargas):
    run_action(admin_client, "judge_different", vargas)
    merge(admin_client, vargas)
    assert not Person.objects.exclude(merged_into=None).exists()


def test_a_refused_merge_is_not_in_the_history(admin_client, vargas):
    run_action(admin_client, "judge_different", vargas)
    merge(admin_client, vargas)
    assert not LogEntry.objects.filter(change_message__startswith="Merged").exists()


def test_a_judgement_names_its_curator(admin_client, admin_user, vargas):
    run_action(admin_client, "judge_different", vargas)
    assert Judgement.objects.get().judged_by == admin_user


def test_a_merge_of_people_is_undone(admin_client, vargas):
    merge(admin_client, vargas)
    run_action(admin_client, "undo_merges", vargas[1:])
    assert Person.objects.get(pk=vargas[1].pk).merged_into is None


def test_an_undone_merge_is_told_in_the_history(admin_client, vargas):
    merge(admin_client, vargas)
    run_action(admin_client, "undo_merges", vargas[1:])
    assert told(vargas[0]) == "Undid the merge of “I. M. Varga” into this."


def test_undoing_where_nothing_was_merged_is_explained(admin_client, vargas):
    page = run_action(admin_client, "undo_merges", vargas[:1])
    assert messages(page) == ["“Ilse Varga” is merged into nobody."]


def test_a_merged_person_is_not_offered_where_a_person_is_chosen(admin_client, vargas):
    merge(admin_client, vargas)
    query = {"term": "Varga", "app_label": "articles", "model_name": "mention", "field_name": "person"}
    found = admin_client.get("/admin/autocomplete/", query).json()["results"]
    assert [row["text"] for row in found] == ["Ilse Varga"]


def test_who_may_not_delete_outlets_may_not_merge_them(client, django_user_model, lanterns):
    clerk = django_user_model.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="change_source"))
    client.force_login(clerk)
    assert "merge_selected" not in client.get(list_url(Source)).content.decode()
