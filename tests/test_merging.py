"""Merging outlets and people in the database."""

import pytest
from django.db import IntegrityError

from articles.merging import MergeError, merge_people, merge_sources, preview_people, preview_sources, undo_merge
from articles.models import Article, IndexTask, Judgement, Person, PersonName, Source, SourceName
from ingest.models import Appearance

from .factories import make_article, make_capture, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def lanterns():
    """Two outlets, the first to be kept; the second has an article."""
    kept, other = make_source("The Lantern"), make_source("Lantern Online", homepage="https://lantern.example/")
    make_article("Museum roof repaired", source=other)
    return kept, other


@pytest.fixture
def vargas():
    """Two people, the first to be kept; the second is named in an article."""
    kept, other = make_person("Ilse Varga"), make_person("I. M. Varga")
    make_article("Toll dropped", people=[other])
    return kept, other


def judge(person, other, user, verdict=Judgement.Verdict.DIFFERENT):
    return Judgement.objects.create(person=person, other=other, verdict=verdict, judged_by=user)


def test_articles_move_to_the_kept_outlet(lanterns):
    merge_sources(lanterns[0], lanterns[1:])
    assert Article.objects.get().source == lanterns[0]


def test_spellings_move_to_the_kept_outlet(lanterns):
    merge_sources(lanterns[0], lanterns[1:])
    assert SourceName.objects.get(key="lantern online").source == lanterns[0]


def test_appearances_move_to_the_kept_outlet(lanterns):
    make_capture(make_article("Ferry returns"), Article.objects.get(title="Museum roof repaired"))
    merge_sources(lanterns[0], lanterns[1:])
    assert Appearance.objects.get(title="Museum roof repaired").source == lanterns[0]


def test_the_other_outlet_is_gone(lanterns):
    merge_sources(lanterns[0], lanterns[1:])
    assert list(Source.objects.all()) == [lanterns[0]]


def test_a_missing_homepage_is_taken_over(lanterns):
    merge_sources(lanterns[0], lanterns[1:])
    assert Source.objects.get().homepage == "https://lantern.example/"


def test_the_search_is_told_of_moved_articles(lanterns):
    merge_sources(lanterns[0], lanterns[1:])
    assert IndexTask.objects.get().article_id == Article.objects.get().pk


def test_a_failure_undoes_the_whole_merge_of_outlets(lanterns, monkeypatch):
    monkeypatch.setattr(Source, "delete", lambda self: (_ for _ in ()).throw(IntegrityError))
    with pytest.raises(IntegrityError):
        merge_sources(lanterns[0], lanterns[1:])
    assert Article.objects.get().source == lanterns[1]


def test_the_preview_counts_what_hangs_on_each_outlet(lanterns):
    counts = dict(preview_sources(lanterns[0], lanterns[1:]).holdings)
    assert counts[lanterns[1]] == {"articles": 1, "spellings of outlets": 1, "appearances": 0}


def test_the_preview_sums_up_what_moves(lanterns):
    preview = preview_sources(lanterns[0], lanterns[1:])
    assert preview.moved == "spellings of outlets (1), articles (1)"


def test_the_preview_names_texts_that_stand_under_both_outlets(lanterns):
    key = 7
    for outlet in lanterns:
        make_article("Toll dropped", source=outlet, copy_group=key)
    collisions = preview_sources(lanterns[0], lanterns[1:]).collisions
    assert collisions == ("“Toll dropped” stands under 2 of them and stays that many articles.",)


def test_the_preview_warns_of_two_countries():
    emirates, ireland = make_source("The Post", country="AE"), make_source("The Post of Orme", country="IE")
    (warning,) = preview_sources(emirates, [ireland]).collisions
    assert warning == "“The Post of Orme” is filed under IE, “The Post” under AE: are they one outlet?"


def test_mentions_move_to_the_kept_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert vargas[0].mentions.get().surface == "I. M. Varga"


def test_the_other_person_leads_to_the_kept_one(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert Person.objects.get(pk=vargas[1].pk).merged_into == vargas[0]


def test_forms_of_names_move_to_the_kept_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert PersonName.objects.get(key="i. m. varga").person == vargas[0]


def test_a_form_that_both_bear_is_kept_once(vargas, admin_user):
    vargas[1].names.create(name="ILSE VARGA", key="ilse varga")
    merge_people(vargas[0], vargas[1:], admin_user)
    assert PersonName.objects.get(key="ilse varga").name == "Ilse Varga"


def test_a_form_that_both_bear_is_named_in_the_preview(vargas):
    vargas[1].names.create(name="Ilse Varga", key="ilse varga")
    collisions = preview_people(vargas[0], vargas[1:]).collisions
    assert collisions == ("“Ilse Varga” is a form of 2 of them and is kept once.",)


def test_a_merge_is_kept_as_a_judgement(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    found = Judgement.objects.get()
    assert (found.person, found.other, found.verdict, found.judged_by) == (*vargas, "same", admin_user)


def test_the_search_is_told_of_articles_that_name_a_merged_person(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    assert IndexTask.objects.get().article_id == Article.objects.get().pk


def test_people_merged_earlier_lead_straight_to_the_kept_one(vargas, admin_user):
    first = make_person("Ilse V.")
    merge_people(vargas[1], [first], admin_user)
    merge_people(vargas[0], vargas[1:], admin_user)
    assert Person.objects.get(pk=first.pk).merged_into == vargas[0]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_people_judged_different_are_not_merged(vargas, admin_user, order):
    judge(vargas[order[0]], vargas[order[1]], admin_user)
    with pytest.raises(MergeError, match="are different people: admin judged so on"):
        merge_people(vargas[0], vargas[1:], admin_user)


def test_a_judgement_holds_for_the_one_that_a_person_was_merged_into(vargas, admin_user):
    third = make_person("Ilse V.")
    judge(third, vargas[1], admin_user)
    merge_people(vargas[0], vargas[1:], admin_user)
    with pytest.raises(MergeError):
        merge_people(vargas[0], [third], admin_user)


def test_a_merged_person_is_not_merged_again(vargas, admin_user):
    merge_people(vargas[0], vargas[1:], admin_user)
    with pytest.raises(MergeError, match=r"“I\. M\. Varga” is merged into “Ilse Varga” already"):
        merge_people(make_person("Ilse V."), [Person.objects.get(pk=vargas[1].pk)], admin_user)


@pytest.fixture
def undone(vargas, admin_user):
    """Two people who were merged and are two again; both bear one form, and each is named in an article."""
    vargas[1].names.create(name="ILSE VARGA", key="ilse varga")
    make_article("Bridge opened", people=[vargas[0]])
    merge_people(vargas[0], vargas[1:], admin_user)
    undo_merge(Person.objects.get(pk=vargas[1].pk))
    return vargas


def test_undoing_gives_the_mentions_back(undone):
    assert undone[1].mentions.get().article.title == "Toll dropped"


def test_undoing_leaves_the_kept_person_their_own_mentions(undone):
    assert undone[0].mentions.get().article.title == "Bridge opened"


def test_undoing_gives_the_forms_of_names_back(undone):
    assert {name.key for name in undone[1].names.all()} == {"i. m. varga", "ilse varga"}


def test_undoing_ends_the_redirect(undone):
    assert Person.objects.get(pk=undone[1].pk).merged_into is None


def test_undoing_deletes_the_judgement(undone):
    assert not Judgement.objects.exists()


def test_undoing_leaves_a_mention_that_a_curator_gave_to_someone_else(vargas, admin_user):
    third = make_person("Oto Brandt")
    merge_people(vargas[0], vargas[1:], admin_user)
    vargas[0].mentions.update(person=third)
    undo_merge(Person.objects.get(pk=vargas[1].pk))
    assert third.mentions.count() == 1


def test_undoing_in_the_middle_of_a_chain_keeps_the_earlier_merge(vargas, admin_user):
    first = make_person("Ilse V.")
    merge_people(vargas[1], [first], admin_user)
    merge_people(vargas[0], vargas[1:], admin_user)
    undo_merge(Person.objects.get(pk=vargas[1].pk))
    assert Person.objects.get(pk=first.pk).merged_into == vargas[1]


def test_a_person_who_was_not_merged_cannot_be_undone(vargas):
    with pytest.raises(MergeError, match="“Ilse Varga” is merged into nobody"):
        undo_merge(vargas[0])
