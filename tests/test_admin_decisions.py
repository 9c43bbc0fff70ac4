"""Parting, joining and taking back in the admin: the pages that show what would change, and what is told of it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.models import Article, IndexTask
from ingest.models import Appearance, Decision

from .admin_form import change_url, list_url, run_action
from .test_curation import FROST, LATER, TRAM, article_of, copies, keep, main, related, sets, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def frost():
    """One article with two copies: pages 1 and 2."""
    keep(main("Frost in Tarn", FROST), main("Frost in Tarn", LATER))
    return article_of(1)


@pytest.fixture
def tram():
    """Two articles; the first has two copies, on pages 1 and 2, the other one, on page 3."""
    keep(related("Frost in Tarn", FROST), main("Frost in Tarn", FROST), related("Tram opens", TRAM, "Harbour Gazette"))
    return article_of(1), article_of(3)


@pytest.fixture
def clerk(client, django_user_model):
    """Someone who may look at everything and change nothing."""
    user = django_user_model.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client


def part(client: Client, article: Article, ticked: list[int], **more):
    return client.post(reverse("admin:articles_article_part", args=[article.pk]), {"copy": ticked, **more}, follow=True)


def parted(client: Client, article: Article, ticked: list[int], **more):
    return part(client, article, ticked, asked="yes", confirm="Part them", **more)


def joined(client: Client, articles, **more):
    return run_action(client, "join_selected", articles, confirm="Join", **more)


def undo(client: Client, decision: Decision):
    return client.post(reverse("admin:ingest_decision_undo", args=[decision.pk]), follow=True)


def release(client: Client, article: Article, method: str = "post"):
    return getattr(client, method)(reverse("admin:articles_article_release", args=[article.pk]), follow=True)


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def told(article: Article) -> str:
    return LogEntry.objects.filter(object_id=str(article.pk)).latest("pk").get_change_message()


def test_copies_can_be_ticked_on_their_article(admin_client, frost):
    page = admin_client.get(change_url(frost)).content.decode()
    assert all(f'name="copy" value="{pk}" form="part"' in page for pk in copies(1, 2))


def test_the_page_of_a_parting_shows_what_goes_and_what_stays(admin_client, frost):
    page = part(admin_client, frost, copies(2))
    assert [(name, [copy.pk for copy in some]) for name, some, _ in page.context["lists"]] == [
        ("These go", copies(2)),
        ("These stay", copies(1)),
    ]


def test_the_page_of_a_parting_shows_what_would_change(admin_client, frost):
    page = part(admin_client, frost, copies(2))
    names = [article.name for article in page.context["changed"]]
    assert names == [
        f"“Frost in Tarn” (article {frost.pk})",
        "A new article",
    ]


def test_the_page_of_a_parting_changes_nothing(admin_client, frost):
    part(admin_client, frost, copies(2))
    assert (texts(), Decision.objects.count()) == (sets({1, 2}), 0)


def test_a_confirmed_parting_is_done(admin_client, frost):
    parted(admin_client, frost, copies(2))
    assert texts() == sets({1}, {2})


def test_a_parting_is_told_in_both_histories(admin_client, frost):
    parted(admin_client, frost, copies(2))
    new = article_of(2)
    assert told(frost) == f"Parted 1 copy from this, to “Frost in Tarn” ({new.pk})."
    assert told(new) == f"Given 1 copy, parted from “Frost in Tarn” ({frost.pk})."


def test_the_search_is_told_of_both_parts(admin_client, frost):
    IndexTask.objects.all().delete()
    parted(admin_client, frost, copies(2))
    assert {frost.pk, article_of(2).pk} <= set(IndexTask.objects.values_list("article_id", flat=True))


def test_the_search_takes_both_parts_up_on_commit(admin_client, frost, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        parted(admin_client, frost, copies(2))
    assert not IndexTask.objects.exists()


def test_all_copies_with_the_same_words_go_along_if_asked(admin_client, frost):
    keep(related("Frost in Tarn", LATER))
    parted(admin_client, frost, copies(2), same_words="on")
    assert texts() == sets({1}, {2, 3})


@pytest.mark.parametrize("words", ["{}", "/articles/{}/tram-opens/", "https://a.example/articles/{}/"])
def test_copies_go_to_an_article_that_is_named(admin_client, tram, words):
    parted(admin_client, tram[0], copies(2), target=words.format(tram[1].pk))
    assert texts() == sets({1}, {2, 3})


@pytest.mark.parametrize("words", ["9999", "tram", "9" * 30, "/articles/x/"])
def test_an_article_that_is_not_there_is_refused(admin_client, frost, words):
    page = parted(admin_client, frost, copies(2), target=words)
    assert "There is no such article." in page.content.decode()
    assert texts() == sets({1, 2})


def test_parting_all_copies_is_refused_with_the_reason(admin_client, frost):
    page = part(admin_client, frost, copies(1, 2)).content.decode()
    assert "All copies are ticked." in page
    assert 'name="confirm"' not in page


def test_copies_of_another_article_and_nonsense_are_not_parted(admin_client, tram):
    page = parted(admin_client, tram[0], [*copies(3), "x", "-1", "9" * 40])
    assert "No copy is ticked." in page.content.decode()


def test_an_empty_visit_to_a_parting_leads_back(admin_client, frost):
    page = admin_client.get(reverse("admin:articles_article_part", args=[frost.pk]))
    assert page.url == change_url(frost)


def test_the_page_of_a_join_shows_what_would_change(admin_client, tram):
    page = run_action(admin_client, "join_selected", tram)
    fields = {article.name: article.fields for article in page.context["changed"]}
    assert ("leads to", "", f"article {tram[0].pk}") in fields[f"“Tram opens” (article {tram[1].pk})"]


def test_the_page_of_a_join_names_the_outlets(admin_client, tram):
    page = run_action(admin_client, "join_selected", tram)
    assert "They are of different outlets: Harbour Gazette, The Lantern." in page.content.decode()


def test_the_page_of_a_join_says_what_becomes_of_corrections(admin_client, tram):
    Article.objects.filter(pk=tram[1].pk).update(locked={"title": "anna", "people": "anna"})
    page = run_action(admin_client, "join_selected", tram).content.decode()
    assert "corrected by anna: the kept article takes it over." in page
    assert "corrected by anna: it comes back only when this is taken back." in page


def test_the_article_with_most_copies_is_kept_unless_another_is_chosen(admin_client, tram):
    assert run_action(admin_client, "join_selected", tram[::-1]).context["join"].kept == tram[0]
    assert run_action(admin_client, "join_selected", tram, kept=tram[1].pk).context["join"].kept == tram[1]


def test_the_page_of_a_join_changes_nothing(admin_client, tram):
    run_action(admin_client, "join_selected", tram)
    assert texts() == sets({1, 2}, {3})


def test_a_confirmed_join_is_done(admin_client, tram):
    joined(admin_client, tram)
    assert texts() == sets({1, 2, 3})


def test_a_join_is_told_in_both_histories(admin_client, tram):
    joined(admin_client, tram)
    assert told(tram[0]) == f"Joined “Tram opens” ({tram[1].pk}) to this."
    assert told(tram[1]) == f"Joined to “Frost in Tarn” ({tram[0].pk})."


def test_an_address_that_was_joined_leads_on(admin_client, tram):
    joined(admin_client, tram)
    assert admin_client.get(tram[1].get_absolute_url()).url == tram[0].get_absolute_url()


def test_one_article_alone_is_not_joined(admin_client, tram):
    assert messages(joined(admin_client, tram[:1])) == ["Select 2 to 20 articles to join."]


def test_a_refused_join_is_told_and_not_done(admin_client, tram):
    Article.objects.filter(pk=tram[1].pk).update(status="hidden")
    assert messages(joined(admin_client, tram)) == ["Some are hidden and some published: give them one status first."]
    assert (texts(), LogEntry.objects.count()) == (sets({1, 2}, {3}), 0)


def test_a_decision_is_listed_with_its_curator(admin_client, tram):
    joined(admin_client, tram)
    page = admin_client.get(list_url(Decision)).content.decode()
    assert '<td class="field-kind">one article</td>' in page
    assert '<td class="field-decided_by nowrap">admin</td>' in page


def test_a_decision_stands_beside_both_articles(admin_client, tram):
    joined(admin_client, tram)
    address = reverse("admin:ingest_decision_undo", args=[Decision.objects.get().pk])
    assert all(f'href="{address}"' in admin_client.get(change_url(article)).content.decode() for article in tram)


def test_the_page_of_an_undoing_changes_nothing(admin_client, tram):
    joined(admin_client, tram)
    page = admin_client.get(reverse("admin:ingest_decision_undo", args=[Decision.objects.get().pk]))
    assert ("copies", "3", "2") in page.context["changed"][0].fields
    assert texts() == sets({1, 2, 3})


def test_a_decision_is_taken_back(admin_client, tram):
    joined(admin_client, tram)
    undo(admin_client, Decision.objects.get())
    assert (texts(), Decision.objects.count()) == (sets({1, 2}, {3}), 0)


def test_taking_back_is_told_in_both_histories(admin_client, tram):
    joined(admin_client, tram)
    undo(admin_client, Decision.objects.get())
    sentence = f"Took back: “Tram opens” ({tram[1].pk}) and “Frost in Tarn” ({tram[0].pk}): one article."
    assert [told(article) for article in tram] == [sentence, sentence]


def test_what_may_not_be_taken_back_is_told(admin_client, tram):
    joined(admin_client, tram)
    parted(admin_client, tram[0], copies(3))
    page = undo(admin_client, Decision.objects.earliest("pk"))
    assert "Take back first:" in page.content.decode()
    assert Decision.objects.count() == 2


def test_all_copies_of_an_article_are_given_back(admin_client, frost):
    parted(admin_client, frost, copies(2))
    assert ("copies", "1", "2") in release(admin_client, frost, "get").context["changed"][0].fields
    release(admin_client, frost)
    assert (texts(), Appearance.objects.exclude(filed_by="").count()) == (sets({1, 2}), 0)


def test_giving_back_is_told_in_the_history(admin_client, frost):
    parted(admin_client, frost, copies(2))
    release(admin_client, frost)
    assert told(frost).startswith("Gave the copies of “Frost in Tarn”")


def test_decisions_are_changed_by_nobody(admin_client, tram):
    joined(admin_client, tram)
    decision = Decision.objects.get()
    assert admin_client.post(change_url(decision), {}).status_code == 403
    assert admin_client.post(change_url(decision).replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_who_may_only_look_sees_no_actions(clerk, admin_client, tram):
    joined(admin_client, tram)
    article, decisions = clerk.get(change_url(tram[0])), clerk.get(list_url(Decision))
    pages = article.content.decode() + decisions.content.decode() + clerk.get(list_url(Article)).content.decode()
    assert [words for words in ('name="copy"', "Take back", "join_selected", 'id="part"') if words in pages] == []
    assert "one article" in article.content.decode()


def test_who_may_only_look_may_not_act(clerk, tram, admin_user):
    decision = Decision.objects.create(kind="join", article=tram[0], other=tram[1], decided_by=admin_user)
    answers = [parted(clerk, tram[0], copies(2)), undo(clerk, decision), release(clerk, tram[0])]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    joined(clerk, tram)
    assert texts() == sets({1, 2}, {3})


def test_a_form_of_another_site_is_refused(admin_user, frost):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert [parted(client, frost, copies(2)).status_code, release(client, frost).status_code] == [403, 403]


@pytest.fixture
def often_captured():
    """An article of a hundred copies of two texts, and another."""
    keep(*[main("Frost in Tarn", (FROST, LATER)[number % 2] + "\n" * number) for number in range(100)])
    keep(main("Tram opens", TRAM))
    return article_of(1), article_of(101)


def test_the_pages_of_decisions_cost_few_queries(admin_client, often_captured, django_assert_max_num_queries):
    frost, tram = often_captured
    with django_assert_max_num_queries(75):
        part(admin_client, frost, copies(*range(1, 50)))
    with django_assert_max_num_queries(75):
        run_action(admin_client, "join_selected", [frost, tram])


def test_an_article_of_many_copies_costs_few_queries(admin_client, often_captured, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        admin_client.get(change_url(often_captured[0]))
