"""Bodies: paragraphs, sub-headings, bylines and datelines, and what is left out."""

import pytest

from ingest.records import Body, Span, Value
from ingest.resolve.bodies import clean, squeeze
from ingest.resolve.sentences import glue_points

LONG = "The region pays two thirds of it, the Wend Ferry Company the rest, said the minister on Friday."


def cleaned(text: str) -> Body:
    return clean(Value(text, Span(0, len(text))))


def parted(text: str) -> list[str]:
    return list(cleaned(text).paragraphs)


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. said so at 5 p.m. on Friday.",
        "It runs on Node.js and ASP.NET, says orb.example/news.",
        "He paid $1.5m for J.R.Orr and St.Ives.",
        "Wait...what? See Mr.Lee at No.Ten.",
        "It was O.C.G. who told the U.S.Senate",
    ],
)
def test_a_stop_within_a_word_parts_nothing(whole):
    assert parted(whole) == [whole]


@pytest.mark.parametrize(
    ("glued", "second"),
    [
        ("to quell a riot.The troops left", "The troops left"),
        ("in eight countries, including the US.Ronna Sol wrote", "Ronna Sol wrote"),
        ('"It was unfair."She left', "She left"),
        ('She left."It was unfair," she said', '"It was unfair," she said'),
        ("rearrested in 2013.Upon his return", "Upon his return"),
        ("by half (12%).Others disagree", "Others disagree"),
        ("the price fell.“It is fair,” he said", "“It is fair,” he said"),
        ("is it?A man asked", "A man asked"),
    ],
)
def test_glued_sentences_are_parted(glued, second):
    assert parted(glued)[1:] == [second]


def test_no_character_is_lost_where_sentences_are_parted():
    text = "One ends here.Two begins.'Three' follows. Four stays."
    assert "".join(parted(text)) == text


def test_a_short_line_above_a_paragraph_is_a_subheading():
    body = cleaned(f"The ferry is back.\nWho pays?\n{LONG}")
    assert [body.paragraphs[number] for number in body.subheadings] == ["Who pays?"]


def test_short_lines_in_a_row_are_no_subheadings():
    assert cleaned("Papers:\nThe Lantern\nOrb and Post\nMorning Ledger").subheadings == ()


@pytest.mark.parametrize(
    "noise",
    ["Advertisement", "6", "8 8 8 8", "READ MORE: Ferry is back", "Photo by Rafi Sorrel", "(Image: Orb)", "Sign Up"],
)
def test_a_line_of_noise_is_left_out(noise):
    assert parted(f"The ferry is back.\n{noise}\nIt sails at noon.") == ["The ferry is back.", "It sails at noon."]


def test_a_byline_is_read_verbatim_with_its_place():
    assert cleaned("By Ines Okafor, Harbour Correspondent\nIt sails.").byline == Value(
        "By Ines Okafor, Harbour Correspondent", Span(0, 37)
    )


def test_a_byline_cut_in_half_is_not_guessed():
    assert cleaned("By The\nIt sails at noon.").byline is None


def test_a_dateline_is_read_and_taken_from_the_text():
    body = cleaned("ORME (Wirepress) -Mayor Varga dropped the toll.")
    assert (body.dateline.text, body.text) == ("ORME (Wirepress)", "Mayor Varga dropped the toll.")


@pytest.mark.parametrize("text", ["COVID-19 cases rose.", "NATO: The alliance met.", "WHO says so - Again."])
def test_capitals_at_the_head_are_not_always_a_dateline(text):
    assert cleaned(text).dateline is None


def test_no_body_is_an_empty_body():
    assert clean(None) == Body()


def test_nul_and_line_breaks_become_spaces():
    assert squeeze(" two\0lines \n of  text ") == "two lines of text"


def test_a_megabyte_without_a_break_is_read_in_linear_time():
    assert list(glue_points("a" * 1_000_000)) == []
