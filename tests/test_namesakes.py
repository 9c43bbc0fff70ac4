"""What tells people of one name apart: forms of names, professions, gender and years of birth."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.namesakes.forms import block, compatible, name_form, stands_for
from ingest.resolve.namesakes.profile import Naming, profile_of
from ingest.resolve.namesakes.tables import FIELDS, GIVEN_NAMES, NEIGHBOURS, OFFICES, PROFESSIONS
from ingest.resolve.namesakes.traits import at_odds, born, gender, professions
from ingest.resolve.people import name_key

WORDS = (
    "robert",
    "bob",
    "j",
    "jk",
    "van",
    "de",
    "al-hale",
    "hale",
    "o'neil",
    "jr",
    "sr",
    "kim",
    "jong-un",
    "-",
    "'",
    "ж",
)
keys = st.one_of(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), st.text(max_size=30).map(name_key))


def one_person(name: str, other: str) -> bool:
    return compatible(name_form(name_key(name)), name_form(name_key(other)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("James E. Boasberg", ("boasberg", "james")),
        ("Joe O’Neil", ("oneil", "joseph")),
        ("van der Berg", ("berg", "")),
        ("Robert Hale Jr.", ("hale", "robert")),
        ("O.C.G.", ("ocg", "")),
        ("Trump", ("trump", "")),
        ("J. K. Rowling", ("rowling", "")),
        ("J. Edgar Dane", ("dane", "edgar")),
        ("Samir al-Haddad", ("haddad", "samir")),
        ("Samir al Haddad", ("haddad", "samir")),
        ("Al Gore", ("gore", "al")),
        ("Jean-Luc Marchand", ("marchand", "jeanluc")),
        ("Héctor Guerrero Flores", ("flores", "hector")),
        ("Vinicius Junior", ("junior", "vinicius")),
        ("Kim Jong Un", ("kim", "jongun")),
        ("Kim Smith-Jones", ("smith-jones", "kim")),
        ("", ("", "")),
    ],
)
def test_names_are_compared_within_their_block(name, expected):
    assert block(name_key(name)) == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("James E. Boasberg", "Jim Boasberg"),
        ("James E. Boasberg", "James Edward Boasberg"),
        ("Héctor Guerrero Flores", "Hector Manuel Guerrero Flores"),
        ("George W. Bush", "George Bush"),
        ("Virgil van Dijk", "Virgil Dijk"),
        ("Samir el-Haddad", "Samir al-Haddad"),
        ("Robert Hale", "Bob Hale Jr."),
        ("Robert Hale Jr", "Robert Hale Junior"),
        ("Muhammad Karimi", "Mohamed Karimi"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("JRR Tolman", "J. R. R. Tolman"),
    ],
)
def test_forms_of_one_name_are_compatible(name, other):
    assert one_person(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Robert Hale Jr.", "Robert Hale Sr."),
        ("Robert Hale III", "Robert Hale Jr."),
        ("Ann M. Reed", "Ann K. Reed"),
        ("George W. Bush", "George H. W. Bush"),
        ("Jan van Dijk", "Jan de Dijk"),
        ("Samuel Orr", "Samantha Orr"),
        ("Sam Orr", "Samuel Orr"),
        ("J. K. Rowling", "J. D. Rowling"),
        ("Rowling", "Joanne Rowling"),
        ("Jean-Luc Marchand", "Jean-Paul Marchand"),
    ],
)
def test_names_that_contradict_each_other_are_not(name, other):
    assert not one_person(name, other)


@given(one=keys, other=keys)
def test_compatibility_is_mutual(one, other):
    assert compatible(name_form(one), name_form(other)) == compatible(name_form(other), name_form(one))


@given(key=keys)
def test_every_name_is_compatible_with_itself(key):
    assert compatible(name_form(key), name_form(key))


@given(one=keys, other=keys)
def test_compatible_names_share_a_block(one, other):
    assert not compatible(name_form(one), name_form(other)) or block(one) == block(other)


@pytest.mark.parametrize("short", ["Boasberg", "J. Boasberg", "J. E. Boasberg", "JE Boasberg"])
def test_a_name_without_a_given_name_stands_for_a_full_one(short):
    assert stands_for(name_form(name_key(short)), name_form("james e boasberg"))


@pytest.mark.parametrize("short", ["Reed", "K. Boasberg", "J. K. Boasberg", "James Boasberg"])
def test_initials_of_another_name_do_not_stand_for_it(short):
    assert not stands_for(name_form(name_key(short)), name_form("james e boasberg"))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("U.S. District Court Judge", "law"),
        ("the Harbour Rovers striker", "sport"),
        ("a journalist who wrote of the court", "media"),
        ("executive director of the trust", "activism"),
        ("executive director of the bank", "business"),
        ("captain of the ferry", "transport"),
        ("the team's captain", "sport"),
        ("captain", ""),
        ("former judge turned broadcaster", "law media"),
        ("law professor", "education law"),
        ("professor", "education"),
        ("dean of the cathedral", "religion"),
        ("ex-minister", "politics"),
        ("as President", "politics"),
        ("U.S. Secretary of State", "politics"),
        ("Secretary of the union", "activism"),
        ("Director General of the clinic", "medicine"),
        ("Health Minister", "politics"),
        ("Attorneys-General", "law politics"),
        ("vice-president of Acme Inc.", "business"),
        ("père de famille et évêque, a bishop", "religion"),
    ],
)
def test_roles_say_the_profession(role, expected):
    assert professions([role]) == frozenset(expected.split())


@pytest.mark.parametrize(
    "role",
    [
        "the judge's brother",
        "widow of the police chief",
        "a resident",
        "spokesman",
        "a victim",
        "Mr",
        "",
        "the judge's houseboat",
    ],
)
def test_kin_guests_and_empty_words_have_no_profession(role):
    assert professions([role]) == frozenset()


@given(roles=st.lists(st.text(max_size=60), max_size=4))
def test_any_role_can_be_read(roles):
    assert professions(roles) <= frozenset().union(*PROFESSIONS.values())


@pytest.mark.parametrize(("one", "other"), [("law", "politics"), ("media", "sport"), ("arts", "media"), ("law", "law")])
def test_people_move_between_neighbouring_professions(one, other):
    assert not at_odds(frozenset({one}), frozenset({other}))


@pytest.mark.parametrize(("one", "other"), [("religion", "sport"), ("law", "sport"), ("farming", "medicine")])
def test_far_professions_are_at_odds(one, other):
    assert at_odds(frozenset({one}), frozenset({other}))


def test_an_unknown_profession_is_at_odds_with_none():
    assert not at_odds(frozenset(), frozenset({"law"}))


def test_one_shared_profession_is_enough():
    assert not at_odds(frozenset({"religion", "law"}), frozenset({"sport", "law"}))


@pytest.mark.parametrize(
    ("roles", "evidence", "expected"),
    [
        (["chairwoman of the board"], [], "f"),
        (["the judge's mother"], [], "f"),
        (["the king's adviser"], [], ""),
        (["the historian M.S."], [], ""),
        ([], ["first name; title Mrs; age"], "f"),
        ([], ["title Mr", "title Mrs"], ""),
        (["Tom Vale's wife"], ["title Mr"], "f"),
        (["a judge"], ["age"], ""),
    ],
)
def test_titles_and_nouns_say_the_gender(roles, evidence, expected):
    assert gender(roles, evidence) == expected


@pytest.mark.parametrize(("others", "expected"), [((), "m"), (("Ann Reed",), "m"), (("Peter Vale", "Ilse Vale"), "")])
def test_a_courtesy_says_nothing_where_another_of_the_surname_is_named(others, expected):
    assert profile_of(Naming("Ilse Vale", True, evidence=("title Mr",), others=others)).gender == expected


def test_an_age_gives_the_years_of_birth():
    assert born(52, date(2025, 6, 3), date(2025, 6, 5)) == (1972, 1973)


def test_an_age_in_an_article_of_new_year_gives_three():
    assert born(52, datetime(2024, 12, 31, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)) == (1971, 1973)


@pytest.mark.parametrize(
    ("age", "days"),
    [
        (None, (date(2025, 6, 3), date(2025, 6, 5))),
        (52, (None, None)),
        (52, (date(2023, 6, 3), date(2025, 6, 5))),
        (52, (date(2025, 6, 5), date(2025, 6, 3))),
        (400, (date(2025, 6, 3), date(2025, 6, 5))),
    ],
)
def test_without_age_or_day_nothing_is_known_of_the_birth(age, days):
    assert born(age, *days) is None


def test_a_short_form_stands_for_one_name_alone():
    assert GIVEN_NAMES.keys().isdisjoint(GIVEN_NAMES.values())


def test_the_tables_name_the_same_professions():
    named = {name for classes in (FIELDS.values(), OFFICES.values()) for some in classes for name in some}
    assert named | {name for pair in NEIGHBOURS for name in pair} <= set().union(*PROFESSIONS.values())
