"""What copies of a text are known by, and whether two wordings are of one text."""

from datetime import UTC, datetime

import pytest

from ingest.filing import identity
from ingest.filing.identity import Likeness, Words, apart
from ingest.resolve.fingerprints import Sketch, fingerprint, title_key, words_of

BODY = (
    "The ferry to Wend sails again on Friday, nine weeks after the storm broke its pier. Crews worked at night.The "
    "first lorries are expected by noon, says the company, which lost two thirds of its income in spring."
)
OTHER = "Letters about the harbour fill this page today, and most of those who wrote them to the editor are angry."
LONG = " ".join(
    f"Lorry {n} carried {n * 7} crates of pears to quay {n % 5}, the harbour master noted." for n in range(40)
)
MORNING, EVENING = datetime(2025, 6, 4, 8, tzinfo=UTC), datetime(2025, 6, 4, 20, tzinfo=UTC)


def words(title: str, body: str) -> Words:
    made = fingerprint(title, body)
    return Words(made.title_key, made.length, Sketch(made.opening, made.rest))


def alike(one: str, other: str, *titles: str) -> Likeness | None:
    first, second = titles or ("Ferry returns", "Ferry returns")
    return identity.alike(words(first, one), words(second, other))


@pytest.mark.parametrize(
    "title", ["“Ferry” returns — again", '"FERRY" returns - again', "Ferry  returns: again", "Férry returns again"]
)
def test_typography_does_not_change_a_title(title):
    assert title_key(title) == title_key("Ferry returns again")


def test_copies_of_the_same_words_have_the_same_key():
    assert fingerprint("Ferry returns", BODY.upper().replace(",", " —")) == fingerprint("“Ferry” returns", BODY)


def test_another_title_is_another_key():
    assert fingerprint("Ferry returns", BODY).key != fingerprint("Ferry is back", BODY).key


def test_a_word_that_moves_from_the_title_to_the_body_makes_another_key():
    assert fingerprint("Ferry returns", "today").key != fingerprint("Ferry", "returns today").key


@pytest.mark.parametrize(
    "copy",
    [
        BODY.replace("night.The ", ""),
        BODY[:90] + "…",
        "By Ines Okafor, Harbour Correspondent " + BODY,
        BODY.partition(". ")[2],
        BODY.upper().replace(",", " —"),
    ],
    ids=["lost token", "cut end", "byline", "lost first sentence", "typography"],
)
def test_damage_does_not_make_another_text(copy):
    assert alike(copy, BODY)


def test_another_text_of_the_same_title_is_another():
    assert alike(BODY, OTHER) is None


def test_a_changed_headline_and_an_added_paragraph_do_not_hide_a_copy():
    added = "Readers asked for this account of a night at the quay. " * 3 + LONG
    assert alike(LONG, added, "Pears all night", "How pears cross the sea")


def test_a_text_that_shares_only_a_quotation_is_another():
    quotation = " ".join(LONG.split()[:30])
    assert alike(f"{BODY} {quotation} {OTHER}", LONG, "Ferry returns", "Pears all night") is None


def test_two_sentences_of_a_pattern_are_two_texts():
    first, second = (f"Tram line {n} opens on Friday. It is late." for n in (5, 6))
    assert alike(first, second, "Tram 5 opens", "Tram 6 opens") is None


def test_a_standing_introduction_does_not_join_texts_of_other_times():
    introduction = "Good morning. Here is what the harbour will speak about today, gathered while it slept by our desk."
    columns = (f"{introduction} {rest}" for rest in (BODY[:150], OTHER))
    found = alike(*columns)
    assert found
    assert not found.suffices_at_any_time


def test_a_body_of_few_words_is_not_known_by_them():
    assert fingerprint("Ferry returns", "It sails.").opening == b""


def test_copies_that_lost_their_opening_share_an_anchor():
    whole, cut = fingerprint("", LONG), fingerprint("", LONG[900:])
    assert set(whole.anchors) & set(cut.anchors) - {None}


def test_anchors_fit_a_column_of_32_bits():
    assert all(-(2**31) <= anchor < 2**31 for anchor in fingerprint("", LONG).anchors if anchor is not None)


def test_chinese_characters_are_words():
    assert words_of("港口 Orme 2025") == ["港", "口", "orme", "2025"]


def test_copies_that_may_be_of_one_time_are_not_apart():
    assert not apart([(MORNING, EVENING)], [(EVENING, EVENING)])
    assert apart([(MORNING, MORNING)], [(EVENING, EVENING)])
