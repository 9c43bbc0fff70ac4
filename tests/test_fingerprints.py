"""Keys of copies, and which article a copy belongs to."""

from uuid import UUID

import pytest

from ingest.identity import Copies, Copy
from ingest.resolve.fingerprints import has_opening, identity, title_key

BODY = "The ferry to Wend sails again on Friday, nine weeks after the storm broke its pier."
OTHER = "Letters about the harbour fill this page today, and most of them are angry."
SAME, DIFFERENT = identity("Letters", BODY), identity("Letters", OTHER)
EMPTY = identity("Letters", "")


def article_of(copies: list[tuple[UUID, int | None, int]], wanted: UUID, source: int | None) -> int | None:
    return Copies(Copy(7, *copy) for copy in copies).article(7, wanted, source)


@pytest.mark.parametrize(
    "title", ["“Ferry” returns — again", '"FERRY" returns - again', "Ferry  returns: again", "Férry returns again"]
)
def test_typography_does_not_change_a_title(title):
    assert title_key(title) == title_key("Ferry returns again")


def test_another_opening_is_another_text():
    assert SAME != DIFFERENT


def test_a_copy_that_lost_a_glued_token_has_the_same_identity():
    whole = "Crews worked at night.The ferry sails again on Friday, says the company."
    assert identity("Ferry", whole) == identity("Ferry", whole.replace("night.The ", ""))


def test_a_cut_end_does_not_change_the_identity():
    assert identity("Ferry", BODY) == identity("Ferry", BODY[:60])


def test_a_body_of_few_words_has_no_opening():
    assert not has_opening(identity("Ferry", "It sails."))


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
