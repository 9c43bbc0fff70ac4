"""What curators decide about people, and that taking it back leaves the archive as it was."""

import pytest

from articles.merging import (
    Filing,
    MergeError,
    Taking,
    judge_different,
    judge_unsure,
    leave_open,
    leave_to_rules,
    merge_people,
    say_nobody,
    undo_merge,
)
from articles.models import IndexTask, Judgement, Likeness, Mention, Person, PersonName, Profile

from .factories import make_article, make_mention, make_person, make_profile

pytestmark = pytest.mark.django_db


def state() -> dict[str, list]:
    """Describe who is who, whatever the numbers of the rows of names."""
    return {
        "people": list(Person.objects.order_by("pk").values_list("pk", "name", "nobody", "merged_into")),
        "names": sorted(PersonName.objects.values_list("person", "name", "key", "filed_by")),
        "profiles": list(Profile.objects.order_by("pk").values_list("pk", "person", "filed_by", "reason")),
        "mentions": list(Mention.objects.order_by("pk").values_list("pk", "person", "profile")),
        "likenesses": sorted(Likeness.objects.values_list("person", "other", "score", "reason")),
        "judgements": list(Judgement.objects.order_by("pk").values_list("pk", "moved")),
    }


def named_again(profile: Profile) -> Mention:
    """Have an import add an article that names someone of a profile."""
    person = profile.person
    owner = None if person is None or person.nobody else person
    return make_mention(make_article("Named once more"), owner, profile.name, profile=profile)


@pytest.fixture
def vargas():
    """Two people with two profiles each, one form in common, and a question whether they are one."""
    kept, other = make_person("Ilse Varga"), make_person("I. M. Varga")
    other.names.create(name="ILSE VARGA", key="ilse varga")
    other.names.create(name="Ilse Maria Varga", key="ilse maria varga", filed_by="berta")
    for person in (kept, other):
        make_profile(person, named_in=2, professions="law")
        make_profile(person, subject="medtop:04000000", reason="the same professions")
        make_mention(make_article("Chosen by hand"), person)
    Likeness.objects.create(person=kept, other=other, score=0.9, reason="initials")
    return kept, other


def test_a_merge_gives_all_profiles_to_the_kept_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert set(Profile.objects.values_list("person", "filed_by")) == {(vargas[0].pk, "admin")}


def test_a_merge_gives_all_mentions_to_the_kept_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert set(Mention.objects.values_list("person", flat=True)) == {vargas[0].pk}


def test_an_undone_merge_leaves_everything_as_it_was(vargas, admin_user):
    before = state()
    merge_people(vargas[0], vargas[1:], admin_user)
    undo_merge(vargas[1])
    assert state() == before


def test_profiles_that_a_curator_had_filed_stay_filed_when_a_merge_is_undone(vargas, admin_user):
    Profile.objects.filter(person=vargas[1]).update(filed_by="berta")
    before = state()
    merge_people(vargas[0], vargas[1:], admin_user)
    undo_merge(vargas[1])
    assert state() == before


def test_articles_that_came_since_follow_their_profile_back(vargas, admin_user):
    held = [profile for person in vargas for profile in person.profiles.all()]
    merge_people(vargas[0], vargas[1:], admin_user)
    added = [named_again(Profile.objects.get(pk=profile.pk)) for profile in held]
    undo_merge(vargas[1])
    owners = [Mention.objects.get(pk=mention.pk).person for mention in added]
    assert owners == [vargas[0], vargas[0], vargas[1], vargas[1]]


def test_a_profile_that_came_since_stays_with_the_kept_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    added = make_profile(vargas[0], "Ilse Maria Varga")
    undo_merge(vargas[1])
    assert Mention.objects.get(profile=added).person == vargas[0]


def test_the_kept_person_keeps_a_form_that_a_profile_bears_by_now(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    make_profile(vargas[0], "Ilse Maria Varga")
    undo_merge(vargas[1])
    assert set(PersonName.objects.filter(key="ilse maria varga").values_list("person", flat=True)) == {
        one.pk for one in vargas
    }


def test_merges_of_merges_are_undone_the_last_first(vargas, admin_user):
    third, before = make_person("Ilse V."), state()
    make_profile(third)
    before = state()
    merge_people(vargas[0], vargas[1:], admin_user)
    merge_people(third, vargas[:1], admin_user)
    undo_merge(vargas[0])
    undo_merge(vargas[1])
    assert state() == before


def test_a_merge_on_which_another_rests_is_not_undone_first(vargas, admin_user):
    third = make_person("Ilse V.")
    merge_people(vargas[0], vargas[1:], admin_user)
    merge_people(third, vargas[:1], admin_user)
    with pytest.raises(MergeError, match=r"“Ilse Varga” was merged into “Ilse V\.” since: undo that first"):
        undo_merge(vargas[1])


def test_what_imports_merged_is_not_undone(vargas):
    Person.objects.filter(pk=vargas[1].pk).update(merged_into=vargas[0])
    with pytest.raises(MergeError, match=r"Imports found “I\. M\. Varga” to be “Ilse Varga”"):
        undo_merge(vargas[1])


def test_different_people_keep_what_is_known_of_them(vargas, admin_user):
    judge_different(*vargas, admin_user)
    owners = set(Profile.objects.values_list("person", "filed_by"))
    assert owners == {(one.pk, "admin") for one in vargas}


def test_whether_different_people_are_one_is_asked_no_more(vargas, admin_user):
    judge_different(*vargas, admin_user)
    assert not Likeness.objects.exists()


def test_a_difference_taken_back_leaves_everything_as_it_was(vargas, admin_user):
    before = state()
    Taking(judge_different(*vargas, admin_user)).make()
    assert state() == before


def test_a_difference_taken_back_leaves_the_pins_of_another(vargas, admin_user):
    third = make_person("Ilse V.")
    first = judge_different(*vargas, admin_user)
    judge_different(vargas[0], third, admin_user)
    Taking(first).make()
    assert set(Profile.objects.values_list("person", "filed_by")) == {(vargas[0].pk, "admin"), (vargas[1].pk, "")}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_differences_taken_back_in_any_order_free_all(vargas, admin_user, order):
    make_profile(third := make_person("Ilse V."))
    before = state()
    made = judge_different(*vargas, admin_user), judge_different(vargas[0], third, admin_user)
    for number in order:
        Taking(Judgement.objects.get(pk=made[number].pk)).make()
    assert state() == before


def test_a_merge_undone_under_a_later_difference_leaves_its_pins(vargas, admin_user):
    make_profile(third := make_person("Ilse V."))
    merge_people(vargas[0], vargas[1:], admin_user)
    difference = judge_different(vargas[0], third, admin_user)
    undo_merge(vargas[1])
    pinned = set(Profile.objects.exclude(filed_by="").values_list("person", flat=True))
    assert pinned == {vargas[0].pk, third.pk}
    Taking(Judgement.objects.get(pk=difference.pk)).make()
    assert not Profile.objects.exclude(filed_by="").exists()


def test_unsure_takes_a_pair_off_the_queue(vargas, admin_user):
    judge_unsure(*vargas, admin_user)
    assert not Likeness.objects.exists()


def test_unsure_forbids_no_merge(vargas, admin_user):
    judge_unsure(*vargas, admin_user)
    merge_people(vargas[0], vargas[1:], admin_user)
    assert Person.objects.get(pk=vargas[1].pk).merged_into == vargas[0]


def test_an_unsure_taken_back_asks_again(vargas, admin_user):
    before = state()
    Taking(judge_unsure(*vargas, admin_user)).make()
    assert state() == before


def test_who_is_merged_cannot_be_judged(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    with pytest.raises(MergeError, match="is merged into “Ilse Varga” already"):
        judge_different(*vargas, admin_user)


def test_no_person_is_named_nowhere(vargas, admin_user):
    say_nobody(vargas[0], admin_user)
    assert not vargas[0].mentions.exists()


def test_no_person_keeps_its_profiles(vargas, admin_user):
    say_nobody(vargas[0], admin_user)
    assert set(vargas[0].profiles.values_list("filed_by", flat=True)) == {"admin"}


def test_the_search_is_told_of_articles_that_named_no_person(vargas, admin_user):
    say_nobody(vargas[0], admin_user)
    assert IndexTask.objects.count() == 4


def test_no_person_taken_back_leaves_everything_as_it_was(vargas, admin_user):
    before = state()
    Taking(say_nobody(vargas[0], admin_user)).make()
    assert state() == before


def test_articles_that_came_since_name_the_person_again(vargas, admin_user):
    judgement = say_nobody(vargas[0], admin_user)
    added = named_again(Profile.objects.filter(person=vargas[0]).first())
    Taking(judgement).make()
    assert Mention.objects.get(pk=added.pk).person == vargas[0]


def test_no_person_is_not_merged(vargas, admin_user):
    say_nobody(vargas[1], admin_user)
    with pytest.raises(MergeError, match=r"“I\. M\. Varga” is no person, a curator said: take that back first"):
        merge_people(vargas[0], vargas[1:], admin_user)


@pytest.fixture
def two_in_one():
    """One entry for a judge and a striker; the striker is also called Jon."""
    person = make_person("John Weir")
    person.names.create(name="Jon Weir", key="jon weir")
    make_profile(person, professions="law", named_in=3)
    make_profile(person, professions="sport", named_in=2)
    make_profile(person, "Jon Weir", professions="sport")
    return person


def sporty(person: Person) -> list[int]:
    return [profile.pk for profile in person.profiles.filter(professions="sport")]


def part(person: Person, user, **more) -> Judgement:
    return Filing(sporty(person), person, **more).make(user)


def test_parted_profiles_are_a_new_persons(two_in_one, admin_user):
    made = part(two_in_one, admin_user).other
    assert (made.profiles.count(), made.mentions.count()) == (2, 3)


def test_a_new_person_has_the_name_of_most_articles(two_in_one, admin_user):
    made = part(two_in_one, admin_user).other
    assert (made.name, made.imported_name, made.slug) == ("John Weir", "John Weir", "john-weir")


def test_a_new_person_can_be_given_a_name(two_in_one, admin_user):
    made = part(two_in_one, admin_user, name="Jon Weir (striker)").other
    assert (made.name, made.imported_name) == ("Jon Weir (striker)", "John Weir")


def test_forms_of_names_go_with_those_who_bear_them(two_in_one, admin_user):
    made = part(two_in_one, admin_user).other
    assert [set(one.names.values_list("name", flat=True)) for one in (two_in_one, made)] == [
        {"John Weir"},
        {"John Weir", "Jon Weir"},
    ]


def test_parted_people_are_pinned_and_different(two_in_one, admin_user):
    made = part(two_in_one, admin_user).other
    assert not Profile.objects.filter(filed_by="").exists()
    with pytest.raises(MergeError, match="are different people"):
        merge_people(two_in_one, [made], admin_user)


def test_a_parting_taken_back_leaves_everything_as_it_was(two_in_one, admin_user):
    before = state()
    Taking(part(two_in_one, admin_user)).make()
    assert state() == before


def test_profiles_can_go_to_a_person_who_is_there(two_in_one, vargas, admin_user):
    before = state()
    judgement = part(two_in_one, admin_user, receiver=vargas[0])
    assert vargas[0].profiles.filter(professions="sport").count() == 2
    Taking(judgement).make()
    assert state() == before


def test_what_rules_gave_a_parted_person_since_goes_back_with_the_rest(two_in_one, admin_user):
    judgement = part(two_in_one, admin_user)
    added = make_profile(judgement.other, professions="sport music")
    Taking(judgement).make()
    assert Mention.objects.get(profile=added).person == two_in_one


def test_a_parted_person_whom_a_curator_gave_a_mention_stays(two_in_one, admin_user):
    judgement = part(two_in_one, admin_user)
    make_mention(make_article("By hand"), judgement.other)
    Taking(judgement).make()
    assert Person.objects.filter(pk=judgement.other.pk).exists()


def test_a_parting_on_which_a_merge_rests_is_not_taken_back_first(two_in_one, vargas, admin_user):
    judgement = part(two_in_one, admin_user)
    merge_people(vargas[0], [judgement.other], admin_user)
    with pytest.raises(MergeError, match="“John Weir” was merged into “Ilse Varga” since"):
        Taking(Judgement.objects.get(pk=judgement.pk)).make()


def test_a_profile_parted_twice_comes_home_whichever_is_taken_back_first(two_in_one, vargas, admin_user):
    before = state()
    first = part(two_in_one, admin_user)
    second = Filing(sporty(first.other)[:1], first.other, vargas[0]).make(admin_user)
    for judgement in (first, second):
        Taking(Judgement.objects.get(pk=judgement.pk)).make()
    assert state()["profiles"] == before["profiles"]


@pytest.mark.parametrize(
    ("ticked", "sentence"),
    [
        (lambda person: [], "No profile is ticked"),
        (lambda person: person.profiles.values_list("pk", flat=True), "All profiles are ticked"),
        (lambda person: [10**17], "No profile is ticked"),
    ],
)
def test_a_person_keeps_some_profiles_and_loses_some(two_in_one, admin_user, ticked, sentence):
    with pytest.raises(MergeError, match=sentence):
        Filing(list(ticked(two_in_one)), two_in_one).make(admin_user)


def test_profiles_are_not_given_to_their_own_person(two_in_one, admin_user):
    with pytest.raises(MergeError, match="They are those of “John Weir” already"):
        part(two_in_one, admin_user, receiver=two_in_one)


@pytest.fixture
def murphy():
    """A surname that leads to nobody, in two articles."""
    return make_profile(None, "Murphy", named_in=2, reason="2 who bear the name fit alike")


def test_a_name_can_be_given_to_a_person(murphy, vargas, admin_user):
    Filing([murphy.pk], receiver=vargas[0]).make(admin_user)
    assert set(murphy.mentions.values_list("person", flat=True)) == {vargas[0].pk}


def test_a_given_name_taken_back_leaves_everything_as_it_was(murphy, vargas, admin_user):
    before = state()
    Taking(Filing([murphy.pk], receiver=vargas[0]).make(admin_user)).make()
    assert state() == before


def test_a_name_can_be_that_of_a_new_person(murphy, admin_user):
    made = Filing([murphy.pk], name="Ann Murphy").make(admin_user).person
    assert [name.name for name in made.names.all()] == ["Murphy"]


def test_a_name_can_be_that_of_no_person(murphy, admin_user):
    made = Filing([murphy.pk], nobody=True).make(admin_user).person
    assert (made.nobody, made.profiles.count(), made.mentions.count()) == (True, 1, 0)


def test_a_name_of_no_person_taken_back_leaves_everything_as_it_was(murphy, admin_user):
    before = state()
    Taking(Filing([murphy.pk], nobody=True).make(admin_user)).make()
    assert state() == before


def test_the_search_is_told_of_articles_whose_names_were_given(murphy, vargas, admin_user):
    Filing([murphy.pk], receiver=vargas[0]).make(admin_user)
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == set(
        murphy.mentions.values_list("article", flat=True)
    )


def test_a_name_left_open_is_pinned_to_nobody(murphy, admin_user):
    leave_open([murphy.pk], admin_user)
    assert Profile.objects.filter(person=None, filed_by="admin").exists()


def test_a_name_left_open_can_be_left_to_rules_again(murphy, admin_user):
    before = state()
    leave_open([murphy.pk], admin_user)
    leave_to_rules([murphy.pk])
    assert state() == before
