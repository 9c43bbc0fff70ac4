"""Which entries for people may be one: what is asked, what is not, and that the order does not matter."""

from itertools import combinations

import pytest
from django.core.management import call_command

from articles.merging import judge_different, judge_unsure, merge_people, say_nobody, undo_merge
from articles.models import Likeness, Profile
from demo.build import DUMP
from ingest import likenesses
from ingest.likenesses import compare_people
from ingest.resolve.likeness import Bearer, pairs
from ingest.resolve.people import name_key

from .factories import make_person, make_profile

ALIKE = [
    ("Ronna Rísquez", "Ronna Risques", "surnames that are spelled alike"),
    ("Muammar Gaddafi", "Moammar Kadhafi", "names that are spelled alike"),
    ("Mohammed Rahman", "Muhammad Rahman", "another form of the given name"),
    ("Robrt Stone", "Robert Stone", "given names that are spelled alike"),
    ("Bill Hale", "William Hale", "another form of the given name"),
    ("Hector Guerrero", "Héctor Guerrero Flores", "one more surname"),
    ("James Hale", "James Earl Hale", "a middle name more"),
    ("Kim Jong Un", "Jong Un Kim", "the same words in another order"),
    ("O.C.G.", "Oto Carl Garza", "the initials of the other"),
    ("J. Rowling", "Joanne Rowling", "an initial for the given name"),
    ("Ilse Varga", "Ilse Varga", "the same name, which evidence keeps apart"),
]
UNLIKE = [
    ("Mario Weir", "Maria Weir"),
    ("Paul Stone", "Paula Stone"),
    ("Mark Hale", "Mary Hale"),
    ("John Hale Jr.", "John Hale Sr."),
    ("John Walker Hale", "John Peter Hale"),
    ("Ann Murphy", "Brian Murphy"),
    ("Murphy", "Brian Murphy"),
    ("Oto Brandt", "Ilse Varga"),
]


def bearers(*names: str) -> list[Bearer]:
    return [Bearer(number, name, name_key(name)) for number, name in enumerate(names)]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_names_that_are_alike_are_asked_about(one, other, reason):
    (pair,) = pairs(bearers(one, other))
    assert pair.reason == f"{one} – {other}: {reason}"


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_that_are_not_alike_are_not_asked_about(one, other):
    assert pairs(bearers(one, other)) == []


def test_two_forms_of_one_person_are_no_pair():
    assert pairs([Bearer(1, "Bill Hale", "bill hale"), Bearer(1, "William Hale", "william hale")]) == []


def test_an_initial_that_many_fit_says_nothing():
    assert pairs(bearers("J. Hale", "Joanne Hale", "Peter Hale")) != []
    assert pairs(bearers("J. Hale", "Joanne Hale", "Jack Hale", "Jasper Hale", "Jill Hale")) == []


def some_names() -> list[Bearer]:
    """Invent names of which some are alike."""
    given = ["Ilse", "Ilsa", "Oto", "Otto", "Mohammed", "Muhammad", "Bill", "William", "J.", "Ronna"]
    parts = ["var", "ris", "qu", "es", "ez", "mann", "ow"]
    names = [f"{one} {''.join(two).title()}" for one in given for two in combinations(parts, 2)]
    return bearers(*names)


def test_the_order_of_names_does_not_matter():
    found = some_names()
    assert pairs(sorted(found, key=lambda one: one.name[::-1])) == pairs(found) != []


def test_pairs_of_some_people_are_those_among_all():
    names, some = some_names(), set(range(0, 200, 9))
    assert pairs(names, some) == [pair for pair in pairs(names) if some & {pair.person, pair.other}] != []


def test_many_bearers_of_one_name_cost_little():
    names = bearers(*["Ilse Varga"] * 5000)
    assert len(pairs(names)) < 5000 * 12


@pytest.mark.parametrize("key", ["", " ", "'", "- -", "' '", "a", "jr", "al- al-", "x" * 200, "a " * 100, "é ü"])
def test_names_that_are_none_do_no_harm(key):
    assert pairs([Bearer(1, "Ilse", key), Bearer(2, "Ilse Varga", "ilse varga")]) == []


@pytest.fixture
def vargas(db):
    people = make_person("Ilse Varga"), make_person("Ilse Varka"), make_person("Oto Brandt")
    make_profile(people[1], reason="not the other of this name: law and sport are far from each other")
    return people


def test_the_queue_holds_pairs_with_what_keeps_them_apart(vargas):
    assert compare_people() == 1
    assert Likeness.objects.get().reason == (
        "Ilse Varga – Ilse Varka: surnames that are spelled alike; law and sport are far from each other"
    )


def test_comparing_twice_changes_nothing(vargas):
    compare_people()
    before = list(Likeness.objects.values())
    compare_people()
    assert list(Likeness.objects.values()) == before


def test_people_who_were_just_entered_are_compared_with_all(vargas):
    assert (compare_people([vargas[2].pk]), compare_people([vargas[0].pk])) == (0, 1)


def test_what_is_alike_no_more_is_asked_no_more(vargas):
    compare_people()
    vargas[0].names.update(name="Ida Hale", key="ida hale")
    compare_people([vargas[0].pk])
    assert not Likeness.objects.exists()


@pytest.mark.parametrize("judge", [judge_different, judge_unsure])
def test_judged_pairs_are_asked_about_no_more(vargas, admin_user, judge):
    judge(*vargas[:2], admin_user)
    assert compare_people() == 0


def test_a_judgement_holds_for_those_who_were_merged_since(vargas, admin_user):
    judge_different(*vargas[:2], admin_user)
    merge_people(vargas[2], vargas[:1], admin_user)
    assert compare_people() == 0


def test_a_pair_waits_while_one_is_merged(vargas, admin_user):
    compare_people()
    merge_people(vargas[2], vargas[:1], admin_user)
    compare_people()
    undo_merge(vargas[0])
    assert Likeness.objects.filter(person=vargas[0]).exists()


def test_no_person_is_compared_with_nobody(vargas, admin_user):
    say_nobody(vargas[0], admin_user)
    assert compare_people() == 0


def test_the_command_says_how_many_pairs_it_found(vargas, capsys):
    call_command("compare_people")
    assert capsys.readouterr().out.startswith("1 pairs of 3 people may be one")


def test_comparing_moves_no_profile(vargas):
    before = list(Profile.objects.values())
    compare_people()
    assert list(Profile.objects.values()) == before


@pytest.mark.django_db
def test_an_import_asks_about_the_people_whom_it_enters():
    call_command("import_dump", str(DUMP), workers=1)
    asked = Likeness.objects.values_list("person__name", "other__name")
    assert {"Red Tom", "Red Tom Kerrigan"} in map(set, asked)


@pytest.mark.django_db
def test_among_many_people_it_leaves_asking_to_the_command(monkeypatch):
    monkeypatch.setattr(likenesses, "_FEW_AT_IMPORT", 1)
    one, other = make_person("Ronna Rísquez"), make_person("Ronna Risques")
    likenesses.compare_new_people(min(one.pk, other.pk) - 1)
    assert not Likeness.objects.exists()
