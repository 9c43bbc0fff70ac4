"""Bodies: paragraphs and where they stand, sub-headings, bylines and datelines, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import NOWHERE, Body, Span, Stretch, Value
from ingest.resolve.bodies import clean, squeeze

LONG = "The region pays two thirds of it, the Wend Ferry Company the rest, said the minister on Friday."
PIECES = [
    *("The ferry sails.", "It was late", "by the", "goes on", "'It is fair,'", "قال الوزير.", LONG),
    *("By Ines Okafor", "ORME (Wirepress) -", "Published on: June 24, 2025", "Toll dropped in Orme today"),
    *("(Image: Orb)", "6", "6 6", "Advertisement", "READ MORE:", "Related articles", "Photo by Rafi Sorrel/Orb"),
    *("#wend", "{a:b}", "\0", "\u2003"),
]


def cleaned(text: str, title: str = "") -> Body:
    return clean(Value(text, Span(0, len(text))), title)


def parted(text: str) -> list[str]:
    return list(cleaned(text).paragraphs)


def left_out(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.name) for one in cleaned(text, title).left_out]


def accounted(body: Body) -> list[tuple[int, int]]:
    heads = [value.span for value in (body.byline, body.dateline) if value]
    return sorted((one[0], one[1]) for one in (*body.spans, *body.left_out, *heads))


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "\n", "\n\n"]))), st.sampled_from(PIECES))
def test_every_character_is_in_a_paragraph_a_field_or_left_out(pieces, title):
    text = "".join(piece + gap for piece, gap in pieces)
    spans = accounted(cleaned(text, title))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.replace("\0", "").split()) == "".join(text.replace("\0", "").split())


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "\n", "\n\n"]))), st.integers(0, 9))
def test_each_paragraph_is_one_stretch_of_the_page(pieces, offset):
    text = "".join(piece + gap for piece, gap in pieces)
    body = clean(Value(text, Span(offset, offset + len(text))))
    page = "x" * offset + text
    assert tuple(squeeze(page[start:end]) for start, end in body.spans) == body.paragraphs


def test_paragraphs_of_markup_stand_nowhere_as_such():
    body = clean(Value("Fish & Chips.Peas.", Span(7, 40), "<p>Fish &amp; Chips.Peas.</p>"))
    assert (body.paragraphs, body.spans) == (("Fish & Chips.", "Peas."), (NOWHERE, NOWHERE))


def test_glued_sentences_are_two_paragraphs():
    assert parted("to quell a riot.The troops left") == ["to quell a riot.", "The troops left"]


def test_a_line_that_goes_on_in_the_next_is_one_paragraph():
    assert parted("A union near Tarn\nwas closed for\n10 hours.") == ["A union near Tarn was closed for 10 hours."]


def test_names_one_a_line_stay_apart():
    assert parted("Papers\nThe Lantern\nOrb and Post") == ["Papers", "The Lantern", "Orb and Post"]


def test_a_short_line_above_a_paragraph_is_a_subheading():
    body = cleaned(f"The ferry is back.\nWho pays?\n{LONG}")
    assert [body.paragraphs[number] for number in body.subheadings] == ["Who pays?"]


def test_short_lines_in_a_row_are_no_subheadings():
    assert cleaned("Papers:\nThe Lantern\nOrb and Post\nMorning Ledger").subheadings == ()


def test_a_line_of_noise_is_left_out_and_named():
    text = "The ferry is back.\nREAD MORE: Toll falls\nIt sails at noon."
    assert (parted(text), left_out(text)) == (
        ["The ferry is back.", "It sails at noon."],
        [("READ MORE: Toll falls", "teaser")],
    )


def test_noise_within_a_line_parts_it():
    assert parted("The ferry is back. 6 6 Ilse Varga left.") == ["The ferry is back.", "Ilse Varga left."]


def test_a_list_of_other_articles_is_left_out():
    assert parted("The ferry is back.\nRelated articles\nToll falls\n- Orb, 7 July 2025") == ["The ferry is back."]


@pytest.mark.parametrize("text", ["Toll falls\nIt fell.", "Toll falls in Orme today\nIt fell."])
def test_the_title_again_is_left_out(text):
    title = text.partition("\n")[0]
    assert left_out(text, title) == [(title, "title again")]


def test_the_title_before_the_text_of_one_line_is_left_out():
    title = "Toll falls in Orme today"
    assert left_out(f"{title} The mayor dropped it.", title) == [(title, "title again")]


def test_a_title_that_the_first_sentence_begins_with_stays():
    assert left_out("Toll falls in Orme today Hall, says Orr.", "Toll falls in Orme today") == []


def test_the_printed_day_at_the_head_is_kept_as_evidence():
    head = "Published on: Tuesday, June 24, 2025 Published on: Tue, Jun 24, 2025 Text Size:"
    assert left_out(f"{head} The toll fell.") == [(head, "published-on")]


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Okafor, Harbour Correspondent",
        "By Ines Okafor and Rafi Sorrel",
        "By Magnhild Obradović in Kessary",
        "Analysis by Lauritz Adebayo-Krog",
        "Notebook, by Tom Okeke",
        "بقلم: سليم عبدالله",
    ],
)
def test_a_byline_is_read_verbatim_with_its_place(line):
    assert cleaned(f"{line}\nIt sails.").byline == Value(line, Span(0, len(line)))


def test_a_byline_before_a_dateline_ends_where_the_capitals_begin():
    body = cleaned("By Ines Okafor ORME (Wirepress) -The toll fell.")
    assert (body.byline.text, body.dateline.text, body.text) == ("By Ines Okafor", "ORME (Wirepress)", "The toll fell.")


@pytest.mark.parametrize(
    "line", ["By The", "Politics By Save", "By Friday June 4", "By Kit Haldane The average rent fell."]
)
def test_half_a_byline_or_one_without_an_end_is_not_guessed(line):
    assert cleaned(f"{line}\nIt sails at noon.").byline is None


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        ("ORME (Wirepress) -Mayor Varga left.", "ORME (Wirepress)", "Mayor Varga left."),
        ("PETALING JAYA : Mayor Varga left.", "PETALING JAYA", "Mayor Varga left."),
        ("PETALING JAYA :Mayor Varga left.", "PETALING JAYA", "Mayor Varga left."),
        ("ORME, June 4 - Mayor Varga left.", "ORME, June 4", "Mayor Varga left."),
        ("TDT | Manama\nMayor Varga left.", "TDT | Manama", "Mayor Varga left."),
        ("TDT | ManamaMayor Varga left.", "TDT | Manama", "Mayor Varga left."),
        ("القاهرة (رويترز) - قال الوزير.", "القاهرة (رويترز)", "قال الوزير."),
    ],
)
def test_a_dateline_is_read_and_taken_from_the_text(text, dateline, rest):
    body = cleaned(text)
    assert (body.dateline.text, body.text) == (dateline, rest)


def test_the_dash_behind_a_dateline_is_accounted_for():
    assert cleaned("ORME (Wirepress) -The toll fell.").left_out == (Stretch(17, 18, "dash"),)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 cases rose.",
        "NATO: The alliance met.",
        "WHO says so - Again.",
        "BREAKING NEWS - The toll fell.",
        "TDT | Manama The toll fell.",
    ],
)
def test_capitals_at_the_head_are_not_always_a_dateline(text):
    assert cleaned(text).dateline is None


def test_no_body_is_an_empty_body():
    assert clean(None) == Body()


def test_nul_and_line_breaks_become_spaces():
    assert squeeze(" two\0lines \n of  text ") == "two lines of text"
