"""Who an article names: invented texts, one fact each."""

import pytest

from ingest.resolve.people import RuleExtractor, mentions, name_key


def named(text, known=()):
    """Give surface and name of each mention."""
    return [(mention.surface, mention.name) for mention in RuleExtractor().extract(text, known)]


def people(text, known=()):
    """Give the distinct names of a text."""
    return {name for _, name in named(text, known)}


def one(text):
    (mention,) = RuleExtractor().extract(text)
    return mention


def test_a_full_name_is_found_with_its_span():
    mention = one("On Friday Ilse Varga dropped the toll.")
    assert (mention.start, mention.end, mention.surface, mention.full) == (10, 20, "Ilse Varga", True)


def test_a_title_makes_an_unlisted_name_a_person():
    assert people("The bridge was closed by Mayor Quorl Zembt on Monday.") == {"Quorl Zembt"}


def test_a_surname_alone_joins_the_full_name():
    text = "Trina Delacroix resigned. Nobody had expected it. Delacroix said she was tired."
    assert named(text) == [("Trina Delacroix", "Trina Delacroix"), ("Delacroix", "Trina Delacroix")]


def test_two_surnames_accents_and_initials_are_one_person():
    text = "Police seek Hector Ibarra Flores. Héctor Ibarra Flores fled. Ibarra Flores, 41, was a baker."
    assert people(text) == {"Hector Ibarra Flores"}


def test_a_middle_initial_makes_no_second_person():
    assert people("Judge Brian E. Marlow ruled. Brian Marlow had no doubt.") == {"Brian E. Marlow"}


def test_a_lost_space_hides_nobody():
    assert people("They are in eight countries, including the US.Ronna Vidal, a journalist, agreed.") == {"Ronna Vidal"}


def test_a_known_full_name_explains_a_bare_surname():
    text = "The Trump administration closed the office."
    assert people(text, known=["Donald Trump"]) == {"Donald Trump"}


def test_a_ruler_s_bare_surname_is_a_mention_but_no_full_name():
    mention = one("The Keller administration closed the office.")
    assert (mention.name, mention.full, mention.evidence) == (
        "Keller",
        False,
        "family name; followed by administration",
    )


def test_initials_are_a_person_where_the_text_says_so():
    assert people("The man, identified in court papers only as K.L.M., was freed. K.L.M. wept.") == {"K.L.M."}


def test_initials_without_full_stops_join_the_known_ones():
    assert people("He is known to the court as KLM, no more.", known=["K.L.M."]) == {"K.L.M."}


def test_the_key_of_initials_has_no_full_stops():
    assert name_key("O.C.G.") == name_key("O. C. G.") == name_key("OCG")


def test_the_key_of_a_name_has_neither_accents_nor_case():
    assert name_key("Héctor  IBARRA") == name_key("hector ibarra")


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met in Costa Rica on Wednesday.",
        "Oxford University and Victoria Station were shut.",
        "The gang, Tren de Aragua, and Boko Haram militants were named.",
        "He said so. But They And We did not.",
        "The Nelson Marlow Foundation paid.",
        "A clerk at the Ministry of Dykes admitted it.",
        "Shares of Wells Fargo rose, Morgan Stanley said.",
        "Hurricane Katrina struck near New Orleans.",
    ],
)
def test_places_institutions_groups_and_firms_are_nobody(text):
    assert people(text) == set()


def test_particles_belong_to_the_name():
    text = "Ursula von der Leyen met Peter van den Berg. Von der Leyen smiled."
    assert people(text) == {"Ursula von der Leyen", "Peter van den Berg"}


def test_a_nickname_in_quotes_is_left_out_of_the_name_and_kept_in_the_surface():
    assert named('Peter "The Wall" Marlow won.') == [('Peter "The Wall" Marlow', "Peter Marlow")]


def test_a_suffix_belongs_to_the_name():
    assert people("Robert Marlow Jr. said so. Marlow smiled.") == {"Robert Marlow Jr."}


def test_a_family_name_may_stand_first():
    assert people("Police arrested Cheung Man-yin. Cheung denied it.") == {"Cheung Man-yin"}


def test_a_courtesy_proves_a_surname_that_is_a_word():
    assert people("Then Mrs May spoke.") == {"May"}


def test_a_bare_surname_is_no_full_name():
    assert not one("Then Mrs May spoke.").full


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("U.S. District Judge Brian Marlow ruled.", "U.S. District Judge"),
        ("Under then-President Joe Marlow it was so.", "then-President"),
        (
            "They found Venezuelan opposition military officer Ronald Marlow dead.",
            "Venezuelan opposition military officer",
        ),
        ("But the gang's boss, Hector Marlow, escaped.", "the gang's boss"),
        ("Trina Marlow, executive director of the Reed Alliance said so.", "executive director of the Reed Alliance"),
        ("Ronna Marlow, a journalist who wrote a book, agreed.", "a journalist"),
        ("Yesterday Mr Brian Marlow left.", ""),
        ("They are Orlan. Officials say they are Egyptian District Judge Ann Marlow ruled.", "District Judge"),
        ("An Orlan man fled. The man, identified in court papers only as K.L.M., was found.", "Orlan man"),
        ("The man, identified only as K.L.M., was found.", "man"),
        ("It spares Venezuelan migrant Peter Marlow, a Salvadoran native.", ""),
        ("Student Jorvyn Quembe wept.", "Student"),
        ("Parliamentarian Matias Quembe Zor wept.", "Parliamentarian"),
    ],
)
def test_the_role_is_read_beside_the_name(text, role):
    assert one(text).role == role


def test_what_stands_behind_a_name_with_a_title_is_kept_beside_the_role():
    mention = one("District Judge Ann Marlow, a Keller appointee, ruled.")
    assert (mention.role, mention.description) == ("District Judge", "a Keller appointee")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Sabry Marlow, 45, is accused.", 45),
        ("Sabry Marlow (45) is accused.", 45),
        ("Sabry Marlow, a 45-year-old baker, is accused.", 45),
        ("The 45-year-old baker Sabry Marlow is accused.", 45),
        ("Peter Marlow, 450, is a robot.", None),
        ("In 2025 Peter Marlow left.", None),
    ],
)
def test_the_age_is_read_beside_the_name(text, age):
    assert one(text).age == age


def test_a_headline_in_title_case_names_only_whom_the_text_names():
    title, _ = mentions("Marlow Administration Orders Return Of Stranded Ferry Man", "President Ilse Marlow said so.")
    assert [(mention.surface, mention.name) for mention in title] == [("Marlow", "Ilse Marlow")]


def test_offsets_count_from_the_start_of_title_and_body():
    title, body = mentions("Varga drops toll", "Mayor Ilse Varga dropped it.")
    assert [(m.start, m.end) for m in title + body] == [(0, 5), (6, 16)]


def test_evidence_and_score_say_why():
    mention = one("Mayor Ilse Varga, 51, dropped it.")
    assert "title Mayor" in mention.evidence
    assert "age" in mention.evidence
    assert 0.5 < mention.score <= 1


@pytest.mark.parametrize("text", ["A " * 500_000, "THE QUICK BROWN " * 60_000, "O'" * 500_000, "John (De " * 110_000])
def test_a_megabyte_of_damage_names_nobody_and_comes_to_an_end(text):
    assert people(text) == set()


def test_letters_behind_a_name_are_no_part_of_it():
    assert people("Ann Marlow MP met Judge Peter Reed OBE.") == {"Ann Marlow", "Peter Reed"}


def test_a_line_of_many_names_is_no_headline():
    text = (
        "TARN (Wirepress) -Mayor Ilse Varga left on Monday. By Karen Holt, Globe Correspondent. Photo by Tom Reyes/Orb"
    )
    assert people(text) == {"Ilse Varga", "Karen Holt", "Tom Reyes"}


def test_the_next_person_of_a_list_is_no_role_of_the_one_before():
    found = RuleExtractor().extract("Peter Marlow, Judge Ann Reed and Karen Holt met.")
    assert [mention.role for mention in found] == ["", "Judge", ""]


def test_a_month_is_not_the_woman_of_that_name():
    text = "Theresa May resigned. May wept. It was in May 2019, on 24 May."
    assert [surface for surface, _ in named(text)] == ["Theresa May", "May"]


def test_a_known_surname_that_is_a_word_needs_more_than_itself():
    assert people("Church bells rang.", known=["Ann Church"]) == set()
    assert people("Mrs Church rang.", known=["Ann Church"]) == {"Ann Church"}


def test_a_contraction_is_nobody():
    assert people("The lady I'm talking of. We've said so. It's late.") == set()


@pytest.mark.parametrize(
    "text",
    ["Gusts rose as Storm Edda neared the coast. Edda killed two.", "The paper called it KILLER WOLF on Monday."],
)
def test_storms_and_common_words_in_capitals_are_nobody(text):
    assert not any(mention.full for mention in RuleExtractor().extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Marcella Vane broke up. The law firm Baker Orme paid.",
        "The USS Peter Marlow and the MS Anna Vane sank. The Queen Mary 2 docked.",
        "Storm Bert hit Tarn; Bert may turn. Hurricane Marcella grew.",
        "The Anna Vane Act, the Marlow Prize and the Ann Marlow Trust were praised.",
        "King Salem Relief Works and King William Street were closed.",
        "Marlow & Vane rose, Vane & Sons fell. Louis Vuitton and Christian Dior opened.",
        "Saint Anselm Varga was a church. Lake Anna, Cape Ann and Victoria Falls froze.",
        "Regarding Tarnby, the Royal Highness and Her Majesty said nothing.",
        "Preston Town, Anna Rovers and the Tarn Wanderers won on Monday in May.",
        "The Martin Reed Jr. Day was kept.",
        "The tram hit Marlow Tower. Marlow Tower burned, and the Marlow Bridge.",
        "South China Morning Post readers said so.",
    ],
)
def test_what_bears_a_person_s_name_is_nobody(text):
    assert people(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ILSE VARGA, 45, left the city. Later she wept.", "Ilse Varga"),
        ("Vice Premier Liu He on Monday left.", "Liu He"),
        ("Ann Reed Tollway Director-General Varga left.", "Varga"),
        ("Gilbert Varga ILO Director-General (elected) left.", "Gilbert Varga"),
        ("The mayor Geordin Hill-Lewis said so.", "Geordin Hill-Lewis"),
        ("It was L.Oyun-Erdene again.", "L. Oyun-Erdene"),
        ("Tom Orme PhD wept.", "Tom Orme"),
        ("A man surnamed Wang fled.", "Wang"),
        ("They told of the gangMaria Lopez was its boss.", "Maria Lopez"),
        ("There was a riot.The Maria Lopez report said so.", "Maria Lopez"),
        ("MariaLopez left.", "Maria Lopez"),
    ],
)
def test_a_name_is_cut_from_what_stands_round_it(text, name):
    assert people(text) == {name}


def test_a_given_name_in_a_list_with_a_person_is_a_mention_but_no_full_name():
    found = RuleExtractor().extract("She has two daughters, Laila and Anna Varga.")
    assert [(mention.surface, mention.full) for mention in found] == [("Laila", False), ("Anna Varga", True)]
