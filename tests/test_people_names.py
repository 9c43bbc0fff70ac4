"""Which names of an article are one person's, and which are not: invented texts, one fact each."""

import pytest

from ingest.resolve.people import RuleExtractor


def whose(text, known=()):
    """Give the names that the surfaces of a text lead to."""
    return [mention.name for mention in RuleExtractor().extract(text, known)]


COUPLE = "Peter Marlow and his wife, Anna Marlow, left. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Marlow wept.", "Peter Marlow"),
        ("Mrs Marlow wept.", "Anna Marlow"),
        ("Marlow wept.", "Marlow"),
    ],
)
def test_a_courtesy_tells_husband_and_wife_of_one_surname_apart(text, name):
    assert whose(COUPLE + text) == ["Peter Marlow", "Anna Marlow", name]


def test_a_surname_that_two_share_is_no_full_name():
    assert not RuleExtractor().extract(COUPLE + "Marlow wept.")[-1].full


def test_a_woman_s_courtesy_leads_to_no_man():
    assert whose("Peter Marlow left. Mrs Marlow wept.") == ["Peter Marlow", "Marlow"]


def test_a_stated_gender_outweighs_the_given_name():
    text = "Mrs Sasha Marlow met Mr Robin Marlow. Mr Marlow wept."
    assert whose(text)[-1] == "Robin Marlow"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Robert Hale Sr. built it. Robert Hale Jr. sold it. Hale Jr. wept.", ["Sr.", "Jr.", "Jr."]),
        ("Robert Hale Jr. sold it. Robert Hale, Jr. wept.", ["Jr.", "Jr."]),
        ("Robert Hale Jr. sold it. Robert Hale wept.", ["Jr.", "Jr."]),
        ("Robert Hale built it. His son, Robert Hale Jr., sold it.", ["Hale", "Jr."]),
        ("Robert Hale built it. His son, Robert Hale Jr., sold it. Hale Sr. wept.", ["Hale", "Jr.", "Hale"]),
    ],
)
def test_father_and_son_of_one_name_are_two(text, names):
    assert [name.split()[-1] for name in whose(text)] == names


def test_the_surname_of_father_and_son_is_neither():
    assert whose("Robert Hale Sr. built it. Robert Hale Jr. sold it. Hale wept.")[-1] == "Hale"


def test_a_surname_with_a_suffix_alone_is_no_full_name():
    assert not RuleExtractor().extract("Then Mr Hale Jr. left.")[0].full


@pytest.mark.parametrize(
    "text",
    [
        "Tom 'Red' Kerrigan won. Red Kerrigan smiled. Tom Kerrigan wept. Kerrigan left.",
        "Red Tom Kerrigan, 41, won. Red Tom smiled. Tom Kerrigan wept.",
        "William “Bill” Orme left. Later Bill Orme said no. Orme wept.",
        'Elizabeth "Liz" Orme left. Liz Orme said no. Liz wept.',
        "Hector Ibarra Flores fled. Héctor Ibarra Flores hid. Ibarra Flores wept. Ibarra left.",
        "Brian E. Marlow ruled. Brian Marlow wrote it. B. Marlow signed it. BE Marlow left. Marlow wept.",
        "J. K. Orme wrote it. J.K. Orme and JK Orme are one. Orme wept.",
        "The man, identified only as K.L.M., was freed. KLM wept. K. L. M. left.",
        "Ursula von der Tann spoke. Von der Tann wept.",
        "Ali bin Hassan al-Tarifi spoke. Al-Tarifi wept.",
        "Joao Varga, also known as JVo, sang. JVo wept.",
        "Keish, better known as Jim Varga, sang. Keish wept.",
    ],
)
def test_forms_of_one_name_are_one_person(text):
    assert len(set(whose(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Michael J. Orme left. Michael A. Orme wept.",
        "Hassan Ali Khan left. Hassan Omar Khan wept.",
        "Peter Marlow left. Paul Marlow wept.",
        "King Charles II died. King Charles III wept.",
    ],
)
def test_names_that_differ_are_two_people(text):
    assert len(set(whose(text))) == 2


def test_a_name_that_may_be_short_for_two_is_neither():
    mentions = RuleExtractor().extract("Michael J. Orme left. Michael A. Orme wept. Michael Orme sang.")
    assert (mentions[-1].name, mentions[-1].full) == ("Michael Orme", False)


def test_a_given_name_that_two_share_is_neither():
    assert "Maria" not in whose("Maria Orme met Maria Varga. Then Maria left.")


@pytest.mark.parametrize("name", ["Henry VIII", "Charles III", "John Paul II", "Robert Orme III"])
def test_a_number_belongs_to_the_name(name):
    assert whose(f"It was given to King {name} and lost.") == [name]


def test_particles_before_a_surname_belong_to_it_where_the_full_name_has_them():
    surfaces = [m.surface for m in RuleExtractor().extract("Ursula von der Tann left. Later von der Tann wept.")]
    assert surfaces == ["Ursula von der Tann", "von der Tann"]


def test_a_headline_may_give_the_full_name_to_a_surname_of_the_text():
    text = "Ilse Varga Drops Bridge Toll After Protests\n\nVarga said so on Monday."
    assert whose(text) == ["Ilse Varga", "Ilse Varga"]


def test_a_surname_that_two_share_is_a_mention_without_a_verb_or_title_too():
    assert whose("Jairo Quembe met Flavia Quembe. It was the house of Quembe that burned.")[-1] == "Quembe"


def test_a_family_name_first_is_no_number():
    assert whose("Then Vladimir Varga met Xi Jinping. Mr Xi wept.") == ["Vladimir Varga", "Xi Jinping", "Xi Jinping"]
