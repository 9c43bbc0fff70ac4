"""Profiles given to people by curators, and that taking it back leaves the archive as it was."""

import pytest

from articles.merging import Filing, MergeError, Taking, leave_open, leave_to_rules, merge_people
from articles.models import IndexTask, Judgement, Mention, Person, Profile

from .curating.people import make_vargas, state
from .factories import make_article, make_mention, make_person, make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def vargas():
    return make_vargas()


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
