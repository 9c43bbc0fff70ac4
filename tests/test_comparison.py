"""Two texts compared word by word: the pieces hold both, and the sentences tell layout from edits."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.comparison import Piece, compare, paragraphs, words_of

FERRY = [
    "The council of Orme dropped the bridge toll on Monday.",
    "Lawyers for the ferry company had asked it to wait. Nobody knows yet who will pay for the pier.",
    "Mayor Ilse Varga said that the region would, as soon as it can.",
    "The ferry sails again on Friday, says the company's captain.",
]
LINE = [" ".join(FERRY)]
CURLY = [text.replace("'", "’") for text in FERRY]
TEXTS = st.lists(st.text(alphabet="abAé ’'.,-\n\u0301", max_size=30), max_size=4)


def said(first: list[str], second: list[str]) -> tuple[str, ...]:
    return compare(first, second).sentences("A", "B")


def replaced(old: str, new: str) -> list[str]:
    return [text.replace(old, new) for text in FERRY]


def joined(pieces: tuple[Piece, ...], without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.side != without)


@given(TEXTS, TEXTS)
def test_what_is_the_same_and_what_only_one_text_has_make_up_that_text(first, second):
    pieces = compare(first, second).pieces
    assert joined(pieces, without="second") == "\n\n".join(first)
    assert joined(pieces, without="first") == "\n\n".join(second)


@given(st.lists(st.sampled_from(FERRY), max_size=6), st.lists(st.sampled_from(FERRY), max_size=6))
def test_paragraphs_in_any_order_make_up_both_texts_too(first, second):
    pieces = compare(first, second).pieces
    assert joined(pieces, without="second") == "\n\n".join(first)
    assert joined(pieces, without="first") == "\n\n".join(second)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    comparison = compare(text, text)
    assert {piece.side for piece in comparison.pieces} <= {"same"}
    assert comparison.sentences() in {("The texts are the same.",), ("Neither has any words.",)}


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (LINE, "Only line breaks differ."),
        (["".join(FERRY)], "Only line breaks differ."),
        (CURLY, "Only quotation marks differ."),
        (replaced("would, as", "would ,  as"), "Only spaces differ."),
        (replaced("it can", "it-can"), "Only spaces and dashes differ."),
        (replaced("Mayor", "MAYOR"), "Only capital letters differ."),
        (replaced("Friday,", "Friday"), "Only punctuation marks differ."),
        (replaced("pier", "\u200bpi\u00ader"), "Only letter forms differ."),
        ([CURLY[0], " ".join(CURLY[1:])], "Only line breaks and quotation marks differ."),
    ],
)
def test_what_differs_in_signs_alone_is_no_edit(other, sentence):
    assert said(FERRY, other) == (sentence,)


@pytest.mark.parametrize(("composed", "apart"), [("caf\u00e9", "cafe\u0301"), ("\ufb01rst", "first")])
def test_letters_written_in_other_forms_are_the_same(composed, apart):
    assert said([composed], [apart]) == ("Only letter forms differ.",)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (FERRY, FERRY[:2], "The last two paragraphs (44 %) are missing in B."),
        (FERRY[1:], FERRY, "The first paragraph (19 %) is missing in A."),
        (LINE, [LINE[0][:180]], "The last 35 % is missing in B."),
        (LINE, [LINE[0][LINE[0].index("Nobody") :]], "The first 38 % is missing in B."),
        (
            FERRY,
            [*FERRY[:3], "The ferry sails again on Friday, says the company's cap"],
            "The last word is missing in B.",
        ),
    ],
)
def test_a_missing_end_is_told(first, second, sentence):
    assert sentence in said(first, second)


def test_a_cut_within_a_word_changes_no_punctuation():
    assert said(["He said: “They are here.”"], ["He said: “Th"]) == ("The last 60 % is missing in B.",)


def test_a_small_missing_end_of_a_long_text_is_told_in_words():
    text = " ".join(f"word{number}" for number in range(1000))
    assert said([text], [text.removesuffix(" word998 word999")]) == ("The last 2 words are missing in B.",)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (FERRY, [FERRY[0], "The ship sank.", "The boat came.", *FERRY[1:]], "Two paragraphs were added."),
        (FERRY, [FERRY[0], *FERRY[2:]], "One paragraph was removed."),
        (FERRY, [FERRY[0], FERRY[2], FERRY[1], FERRY[3]], "One paragraph was moved."),
        (FERRY, replaced("Monday", "Tuesday"), "1 word was changed."),
        (FERRY, replaced("bridge toll", "toll"), "1 word was removed."),
        (FERRY, replaced("on Monday", "late on Tuesday"), "1 word was changed and 1 was added."),
    ],
)
def test_edits_are_counted(first, second, sentence):
    assert said(first, second) == (sentence,)


def test_a_paragraph_is_added_whole_though_it_begins_as_the_next_does():
    pieces = compare(["One.", "The cat sat."], ["One.", "The dog ran.", "The cat sat."]).pieces
    assert [piece.text for piece in pieces if piece.side == "second"] == ["The dog ran.\n\n"]


def test_words_lost_at_joined_lines_are_told_from_removed_ones():
    damaged = LINE[0].replace("Monday. Lawyers ", "").replace("pier. Mayor ", "").replace("council ", "")
    assert said(FERRY, [damaged]) == (
        "4 words were lost in B where lines were joined.",
        "1 word was removed.",
        "Line breaks differ too.",
    )


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            FERRY,
            ["Wholly other words."],
            "The texts have little in common: 0 of 3 words stand in both, in the same order.",
        ),
        ([], FERRY, "A has no words."),
        ([], [], "Neither has any words."),
    ],
)
def test_texts_with_nothing_in_common_are_told(first, second, sentence):
    assert said(first, second) == (sentence,)


def test_words_that_all_texts_have_are_no_likeness():
    other = "In the end of the day a man of the town went to the sea for the fish that he had lost to the birds."
    assert said(FERRY, [other])[0].startswith("The texts have little in common")


def test_edits_and_layout_stand_apart():
    pieces = compare(["It's Monday.", "Fine."], ["It’s Tuesday. Fine."]).pieces
    assert [(piece.side, piece.text, piece.layout) for piece in pieces if piece.side != "same"] == [
        ("first", "'", True),
        ("second", "’", True),
        ("first", "Monday", False),
        ("second", "Tuesday", False),
        ("first", "\n\n", True),
        ("second", " ", True),
    ]


def test_a_break_that_one_text_has_is_shown_as_a_sign():
    shown = paragraphs(compare(["Fine.", "It rains  now."], ["Fine. It rains now."]).pieces)
    assert [[piece.text for piece in line] for line in shown] == [["Fine.", "¶"], ["It rains ", "␣", "now."]]


@pytest.mark.parametrize(
    ("text", "words"), [("Wend's pier isn’t open.", 4), ("中文字", 3), ("नमस्ते दुनिया", 2), ("مرحبا بالعالم", 2), ("", 0)]
)
def test_words_are_counted_as_people_do(text, words):
    assert words_of(text).count() == words


def long_text(seed: int, words: int = 50_000) -> list[str]:
    """Make a text in which, as in any language, few words make up most of it."""
    random = Random(seed)  # noqa: S311
    known = [f"{chr(97 + number % 26)}{number:x}" for number in range(8000)]
    picked = [known[int(random.paretovariate(0.6)) % 8000] for _ in range(words)]
    return [" ".join(picked[start : start + 60]) + "." for start in range(0, words, 60)]


def test_a_long_text_is_compared_with_an_edited_copy():
    text = long_text(1)
    edited = [line.replace(" ", " changed ", 1) for line in text]
    assert said(text, edited) == (f"{len(text)} words were added.",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (long_text(1), long_text(2)),
        (long_text(1), long_text(1)[::-1]),
        (["a b " * 25_000], ["b a a " * 17_000]),
        (["x y1 " * 25_000], ["x z1 " * 25_000]),
        (["." * 300_000 + "a"], ["!." * 150_000 + "a"]),
        (["It was on."] * 12_000, ["It was on now."] * 12_000),
        (["it was on.It was " * 12_000], ["it was on " * 24_000]),
    ],
    ids=["other", "reversed", "two words", "every second word", "marks", "repeated lines", "joined lines"],
)
def test_long_texts_of_any_kind_are_compared(first, second):
    pieces = compare(first, second).pieces
    assert joined(pieces, without="second") == "\n\n".join(first)
    assert joined(pieces, without="first") == "\n\n".join(second)
