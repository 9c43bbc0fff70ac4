"""Curating people in the admin: pages that show first, deeds that are told, and rules that follow."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.admin.deeds import SHOWN_ARTICLES
from articles.models import Article, Judgement, Likeness, Mention, Person, PersonName, Profile

from .admin_form import change_url, list_url, run_action, save
from .factories import make_article, make_mention, make_person, make_profile, make_source, make_topic

pytestmark = pytest.mark.django_db

NAMES = reverse("admin:articles_profile_names")
NAME = reverse("admin:articles_profile_name")


@pytest.fixture
def clerk(client, django_user_model):
    """Someone who may look at everything and change nothing."""
    user = django_user_model.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return client


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
def alike():
    """Two people who may be one, with a question."""
    people = make_person("Ronna Risquez"), make_person("Ronna Risques")
    for person in people:
        make_profile(person)
    Likeness.objects.create(person=people[0], other=people[1], score=0.9, reason="surnames that are spelled alike")
    return people


def political(person: Person) -> list[int]:
    return [profile.pk for profile in person.profiles.filter(professions="politics")]


def surnames() -> list[int]:
    return list(Profile.objects.filter(person=None).order_by("pk").values_list("pk", flat=True))


def part(client: Client, person: Person, profiles: list[int], **more):
    address = reverse("admin:articles_person_part", args=[person.pk])
    return client.post(address, {"profile": profiles, **more}, follow=True)


def parted(client: Client, person: Person, profiles: list[int], **more):
    return part(client, person, profiles, **{"asked": "yes", "to": "new", "confirm": "Give them", **more})


def give(client: Client, profiles: list[int], to: object, key: str = "murphy"):
    data = {"profile": profiles, "asked": "yes", "to": to, "confirm": "Give them"}
    return client.post(f"{NAME}?key={key}", data, follow=True)


def take_back(client: Client, judgement: Judgement):
    return client.post(reverse("admin:articles_judgement_delete", args=[judgement.pk]), {"post": "yes"}, follow=True)


def answer(client: Client, likeness: Likeness, verdict: str):
    return client.post(change_url(likeness), {verdict: "yes"}, follow=True)


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def told(row) -> list[str]:
    return [entry.get_change_message() for entry in LogEntry.objects.filter(object_id=str(row.pk))]


# ---- Parting


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


# ---- Names that lead to nobody


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


# ---- No person


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


# ---- Who may be one


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


# ---- Taking back


def test_the_page_that_takes_back_names_the_articles(admin_client, weir):
    parted(admin_client, weir, political(weir))
    page = admin_client.get(reverse("admin:articles_judgement_delete", args=[Judgement.objects.get().pk]))
    assert page.context["article_count"] == 1


def test_a_parting_is_taken_back(admin_client, weir):
    parted(admin_client, weir, political(weir))
    take_back(admin_client, Judgement.objects.get())
    assert (Person.objects.get(), weir.mentions.count()) == (weir, 3)


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


# ---- Names and mentions


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


# ---- What pages cost


@pytest.fixture
def many(admin_user):
    """Thirty people of one surname, all of whom may be one, and thirty profiles of it that are nobody's."""
    people = [make_person(f"Ilse{'abcdefghijklmnopqrstuvwxyzäöüß'[number]} Hale") for number in range(30)]
    for number, person in enumerate(people):
        make_profile(person, subject=make_topic(f"Topic {number}").qcode)
        make_profile(people[0], "Ilse Hale", professions=f"p{number}")
        make_profile(None, "Hale", professions=f"p{number}")
        make_profile(None, f"Ilse{number} Hale")
    Likeness.objects.bulk_create(Likeness(person=people[0], other=one, score=0.9, reason="alike") for one in people[1:])
    return people


def test_the_page_of_a_person_with_many_profiles_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        admin_client.get(change_url(many[0]))


def test_the_list_of_names_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        assert len(admin_client.get(NAMES).context["rows"]) == 31


def test_the_page_of_a_name_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        admin_client.get(NAME, {"key": "hale"})


def test_the_preview_of_a_parting_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    ticked = [profile.pk for profile in many[0].profiles.all()[1:]]
    with django_assert_max_num_queries(20):
        part(admin_client, many[0], ticked)


def test_two_side_by_side_cost_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(26):
        admin_client.get(change_url(Likeness.objects.first()))


def test_a_merge_of_many_profiles_costs_few_queries(admin_client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        run_action(admin_client, "merge_selected", many[:2], confirm="Merge")
