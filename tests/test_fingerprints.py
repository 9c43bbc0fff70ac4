"""Keys of copies, and which article a copy belongs to."""

import pytest

from ingest.filing.identity import Copies, Copy
from ingest.resolve.fingerprints import Opening, identity, opening, pack, same_text, title_key, unpack

BODY = (
    "The ferry to Wend sails again on Friday, nine weeks after the storm broke its pier. Crews worked at night.The "
    "first lorries are expected by noon, says the company, which lost two thirds of its income in spring."
)
OTHER = "Letters about the harbour fill this page today, and most of those who wrote them to the editor are angry."
SAME, DIFFERENT, EMPTY = opening(BODY), opening(OTHER), opening("It sails.")
TEXTS = {SAME: identity(7, SAME), DIFFERENT: identity(7, DIFFERENT), EMPTY: identity(7, EMPTY)}


def article_of(copies: list[tuple[Opening, int | None, int]], wanted: Opening, source: int | None) -> int | None:
    known = Copies(Copy(7, found, printed, article, TEXTS[found]) for found, printed, article in copies)
    return known.match(7, wanted, source).article


@pytest.mark.parametrize(
    "title", ["“Ferry” returns — again", '"FERRY" returns - again', "Ferry  returns: again", "Férry returns again"]
)
def test_typography_does_not_change_a_title(title):
    assert title_key(title) == title_key("Ferry returns again")


def test_another_opening_is_another_text():
    assert not same_text(SAME, DIFFERENT)


@pytest.mark.parametrize(
    "copy",
    [
        BODY.replace("night.The ", ""),
        BODY[:90],
        "By Ines Okafor, Harbour Correspondent " + BODY,
        BODY.partition(". ")[2],
        BODY.upper().replace(",", " —"),
    ],
    ids=["lost token", "cut end", "byline", "lost first sentence", "typography"],
)
def test_damage_does_not_make_another_text(copy):
    assert same_text(opening(copy), SAME)


def test_a_body_of_few_words_has_no_opening():
    assert not EMPTY


def test_an_opening_is_unpacked_as_it_was_packed():
    assert unpack(pack(SAME)) == SAME


def test_the_same_text_under_the_same_outlet_is_one_article():
    assert article_of([(SAME, 1, 10)], SAME, 1) == 10


def test_the_same_text_under_another_outlet_is_another_article():
    assert article_of([(SAME, 1, 10)], SAME, 2) is None


def test_a_copy_without_an_outlet_joins_the_one_that_names_it():
    assert article_of([(SAME, 1, 10)], SAME, None) == 10


def test_a_copy_with_an_outlet_joins_the_one_that_names_none():
    assert article_of([(SAME, None, 10)], SAME, 1) == 10


def test_the_outlets_own_article_goes_before_an_unknown_one():
    assert article_of([(SAME, None, 10), (SAME, 1, 11)], SAME, 1) == 11


def test_a_column_of_another_day_is_another_article():
    assert article_of([(SAME, 1, 10)], DIFFERENT, 1) is None


def test_a_copy_without_a_body_joins_the_only_text_of_its_title():
    assert article_of([(SAME, 1, 10)], EMPTY, 1) == 10


def test_a_copy_without_a_body_joins_none_of_several_texts():
    assert article_of([(SAME, 1, 10), (DIFFERENT, 1, 11)], EMPTY, 1) is None


def test_a_text_joins_the_copy_without_a_body():
    assert article_of([(EMPTY, 1, 10)], SAME, 1) == 10


def test_a_reprint_is_known_to_be_the_same_text():
    match = Copies([Copy(7, SAME, 1, 10, TEXTS[SAME])]).match(7, SAME, 2)
    assert (match.article, match.text) == (None, TEXTS[SAME])
