"""What curators judge of people, and that taking it back leaves the archive as it was."""

import pytest

from articles.merging import MergeError, Taking, judge_different, judge_unsure, merge_people, say_nobody, undo_merge
from articles.models import IndexTask, Judgement, Likeness, Mention, Person, PersonName, Profile

from .curating.people import make_vargas, named_again, state
from .factories import make_person, make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def vargas():
    return make_vargas()


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
