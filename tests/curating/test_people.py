"""Curating people in the admin: parting, what is no person, their names and mentions."""

import pytest
from django.urls import reverse

from articles.admin.deeds import SHOWN_ARTICLES
from articles.models import Article, Judgement, Mention, Person, PersonName, Profile
from tests.admin_form import change_url, run_action, save
from tests.factories import make_person, make_profile, make_topic

from .people import messages, part, parted, political, told

pytestmark = pytest.mark.django_db


def test_a_persons_page_says_why_each_profile_is_there(admin_client, weir):
    assert "nothing tells them apart" in admin_client.get(change_url(weir)).content.decode()


def test_a_persons_page_leads_to_articles_of_each_profile(admin_client, weir):
    page = admin_client.get(change_url(weir)).content.decode()
    assert all(change_url(article) in page for article in Article.objects.all())


def test_a_persons_page_names_the_subject_of_a_profile(admin_client, weir):
    make_profile(weir, subject=make_topic("Sport", qcode="medtop:15000000").qcode)
    assert "<p>Sport</p>" in admin_client.get(change_url(weir)).content.decode()


def test_the_preview_of_a_parting_names_the_articles(admin_client, weir):
    page = part(admin_client, weir, political(weir))
    assert (page.context["article_count"], page.context["going"], page.context["staying"]) == (1, 1, 1)


def test_the_preview_of_a_parting_changes_nothing(admin_client, weir):
    part(admin_client, weir, political(weir), asked="yes", to="new")
    assert not Judgement.objects.exists()


def test_confirmed_profiles_are_a_new_persons(admin_client, weir):
    parted(admin_client, weir, political(weir), name="John Weir (senator)")
    assert Person.objects.exclude(pk=weir.pk).get().name == "John Weir (senator)"


def test_confirmed_profiles_can_go_to_a_known_person(admin_client, weir, murphys):
    parted(admin_client, weir, political(weir), to="number", number=f"/people/{murphys[0].pk}/brian-murphy/")
    assert murphys[0].profiles.filter(professions="politics").exists()


def test_who_bears_the_name_is_offered(admin_client, weir):
    other = make_person("John Weir")
    make_profile(other, professions="music")
    form = part(admin_client, weir, political(weir)).context["form"]
    assert form.fields["to"].choices[0] == (str(other.pk), "John Weir (1)")


def test_profiles_with_the_same_professions_go_along(admin_client, weir):
    make_profile(weir, "Jon Weir", professions="politics")
    parted(admin_client, weir, political(weir)[:1], along="professions")
    assert political(weir) == []


def test_a_parting_is_told_in_the_history_of_both(admin_client, weir):
    parted(admin_client, weir, political(weir))
    made = Person.objects.exclude(pk=weir.pk).get()
    assert told(weir) == [f"Parted 1 profile in 1 article, to “John Weir” ({made.pk})."]
    assert told(made) == [f"Given 1 profile in 1 article, from “John Weir” ({weir.pk})."]


def test_a_parting_of_nothing_is_refused(admin_client, weir):
    page = parted(admin_client, weir, [])
    assert messages(page) == page.context["refusals"] == ["No profile is ticked."]


@pytest.mark.parametrize("number", ["", "0", "abc", "9" * 40, "٣", "/people/"])
def test_a_person_who_is_not_there_is_no_receiver(admin_client, weir, number):
    page = parted(admin_client, weir, political(weir), to="number", number=number)
    assert page.context["form"].errors == {"number": ["There is no such person."]}


@pytest.mark.parametrize("profile", ["", "abc", "-1", "9" * 19, "9" * 400, "1\0"])
def test_a_profile_that_cannot_be_is_not_ticked(admin_client, weir, profile):
    assert part(admin_client, weir, [profile]).context["going"] == 0


def test_another_persons_profiles_are_not_parted(admin_client, weir, murphys):
    page = parted(admin_client, weir, [profile.pk for profile in murphys[0].profiles.all()])
    assert page.context["refusals"] == ["No profile is ticked."]


def test_who_may_only_look_parts_nobody(clerk, weir):
    assert parted(clerk, weir, political(weir)).status_code == 403


def test_a_long_list_of_articles_is_cut(admin_client, weir):
    make_profile(weir, named_in=SHOWN_ARTICLES + 1, professions="politics", gender="m")
    page = part(admin_client, weir, political(weir))
    assert (len(page.context["articles"]), page.context["article_count"]) == (SHOWN_ARTICLES, SHOWN_ARTICLES + 2)


def test_the_preview_of_no_people_names_the_articles(admin_client, weir):
    assert run_action(admin_client, "say_nobody", [weir]).context["article_count"] == 3


def test_the_preview_of_no_people_changes_nothing(admin_client, weir):
    run_action(admin_client, "say_nobody", [weir])
    assert not Person.objects.filter(nobody=True).exists()


def test_no_people_are_named_no_more(admin_client, weir):
    run_action(admin_client, "say_nobody", [weir], confirm="yes")
    assert (weir.mentions.count(), told(weir)) == (0, ["Judged to be no person."])


def test_people_after_all_are_named_again(admin_client, weir):
    run_action(admin_client, "say_nobody", [weir], confirm="yes")
    run_action(admin_client, "say_somebody", [weir])
    assert (weir.mentions.count(), told(weir)[0]) == (3, "Took back: John Weir: no person.")


def test_a_persons_page_leads_to_saying_that_it_is_none_and_back(admin_client, weir):
    assert "No person…" in admin_client.get(change_url(weir)).content.decode()
    run_action(admin_client, "say_nobody", [weir], confirm="yes")
    assert "A person after all" in admin_client.get(change_url(weir)).content.decode()


def test_who_may_only_look_sees_profiles_without_ticks(clerk, weir):
    page = clerk.get(change_url(weir)).content.decode()
    assert "nothing tells them apart" in page
    assert 'name="profile"' not in page


def test_people_who_were_always_people_stay_so(admin_client, weir):
    page = run_action(admin_client, "say_somebody", [weir])
    assert messages(page) == ["“John Weir” was not judged to be no person."]


def test_no_person_is_not_offered_where_a_person_is_chosen(admin_client, weir):
    run_action(admin_client, "say_nobody", [weir], confirm="yes")
    query = {"term": "Weir", "app_label": "articles", "model_name": "mention", "field_name": "person"}
    assert admin_client.get("/admin/autocomplete/", query).json()["results"] == []


def test_people_of_articles_are_not_deleted(admin_client, weir):
    page = admin_client.get(reverse("admin:articles_person_delete", args=[weir.pk])).content.decode()
    assert "“John Weir” stands in articles: merge it, or say that it is no person" in page


def test_judged_people_are_not_deleted(admin_client):
    people = make_person("Ilse Varga"), make_person("Oto Brandt")
    run_action(admin_client, "judge_different", people)
    admin_client.post(reverse("admin:articles_person_delete", args=[people[0].pk]), {"post": "yes"})
    assert Person.objects.count() == 2


def test_a_form_of_a_name_bears_its_curator(admin_client, weir):
    save(admin_client, weir, **{"names-TOTAL_FORMS": 2, "names-1-name": "Johnny Weir", "names-1-person": weir.pk})
    assert PersonName.objects.get(key="johnny weir").filed_by == "admin"


def test_a_form_that_is_not_touched_stays_that_of_imports(admin_client, weir):
    save(admin_client, weir, name="Jack Weir")
    assert PersonName.objects.get().filed_by == ""


def test_a_renamed_person_keeps_the_name_of_imports(admin_client, weir):
    save(admin_client, weir, name="Jack Weir")
    assert Person.objects.values_list("name", "imported_name").get() == ("Jack Weir", "John Weir")


def test_a_name_is_given_back_to_imports(admin_client, weir):
    save(admin_client, weir, name="Jack Weir")
    save(admin_client, weir, release="on")
    assert Person.objects.get().name == "John Weir"


def test_a_name_that_is_that_of_imports_is_not_given_back(admin_client, weir):
    assert "release" not in admin_client.get(change_url(weir)).context["adminform"].form.fields


def test_an_articles_page_says_why_a_name_is_one_and_whose(admin_client, weir):
    Mention.objects.update(evidence="title: Judge", score=0.83)
    page = admin_client.get(change_url(Article.objects.first())).content.decode()
    profile = Article.objects.first().mentions.get().profile
    assert all(words in page for words in ("title: Judge", "0.83", change_url(profile), profile.reason))


def test_a_mention_given_to_another_is_a_curators_choice(admin_client, weir, murphys):
    mention = weir.mentions.filter(profile__professions="politics").get()
    save(admin_client, mention.article, **{"mentions-0-person": murphys[0].pk})
    mention.refresh_from_db()
    assert (mention.person, mention.profile) == (murphys[0], None)


def test_the_articles_of_a_profile_are_counted_anew(admin_client, weir, murphys):
    mention = weir.mentions.filter(profile__professions="law").first()
    save(admin_client, mention.article, **{"mentions-0-person": murphys[0].pk})
    assert Profile.objects.get(pk=mention.profile_id).articles == 1


def test_the_page_of_a_person_with_many_profiles_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        admin_client.get(change_url(many[0]))


def test_the_preview_of_a_parting_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    ticked = [profile.pk for profile in many[0].profiles.all()[1:]]
    with django_assert_max_num_queries(20):
        part(admin_client, many[0], ticked)


def test_a_merge_of_many_profiles_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        run_action(admin_client, "merge_selected", many[:2], confirm="Merge")
