"""Glued sentences: where one ends and the next begins, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.sentences import glue_points


def parted(text: str) -> list[str]:
    points = list(glue_points(text))
    return [text[start:end] for start, end in zip([0, *points], [*points, len(text)], strict=True)]


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. said so at 5 p.m. on Friday.",
        "It was O.C.G. who told the U.S.Senate of J.R.R.Orr",
        "It runs on Node.js and ASP.NET, says orb.example/news, bbc.co.uk and GOV.UK.",
        "It stands on Halo.Bungie.Org, and shares of Orb (ORBN.AS) fell.",
        "He paid $1.5m at No.10, and 3.5% to St.Ives, Mr.Lee, a Ph.D and two Ph.Ds.",
        "Wait...What? So…Then he ran.",
        "See https://example.org/A.Page?x=Y.Zed and www.Orb.Example/Main.Page now.",
        "Write to Ilse.Varga@orb.example or to press@Orb.Example today.",
        "They opened report.PDF and Notes.Docx.",
        "1.The first rule is old.",
        "قال د.محمد إن النسبة 3.5",
    ],
)
def test_a_stop_within_a_word_parts_nothing(whole):
    assert parted(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("to quell a riot.", "The troops left"),
        ("in eight countries, including the US.", "Ronna Sol wrote"),
        ("members of the U.S.", "The troops left at 5 p.m. sharp"),
        ('"It was unfair."', "She left"),
        ("'It was unfair.'", "She left"),
        ("“It was unfair.”", "She left"),
        ("«It was unfair.»", "She left"),
        ('provided "support to it".', "The judge left"),
        ("She left.", '"It was unfair," she said'),
        ("She left.", "'It was unfair,' she said"),
        ("the price fell.", "“It is fair,” he said"),
        ("the price fell.", "«It is fair,» he said"),
        ("rearrested in 2013.", "Upon his return"),
        ("by half (12%).", "Others disagree"),
        ("in Tarn.", "US officials left"),
        ("is it?", "A man asked"),
        ("What?!", "Nobody knew"),
        ("Whitlock shrugged.", "Štěpán stayed"),
        ("وقال الوزير ذلك.", "وأضاف أن العمل مستمر"),
        ("هل يعود العمل؟", "نعم"),
        ("منذ عام 2025.", "وقال"),
    ],
)
def test_glued_sentences_are_parted(first, second):
    assert parted(first + second) == [first, second]


def test_an_open_quotation_closes_before_the_next_sentence():
    assert parted('"I will."She left."I did," he said.') == ['"I will."', "She left.", '"I did," he said.']


@given(st.text(alphabet="aBc.\"'!? \n1@ض؟“”", max_size=60))
def test_points_rise_within_the_text(text):
    points = list(glue_points(text))
    assert points == sorted(set(points))
    assert all(0 < point < len(text) for point in points)


@pytest.mark.parametrize("piece", ["a", "aa.A@", '"a.'])
def test_a_megabyte_without_a_break_is_read(piece):
    assert list(glue_points(piece * (1_000_000 // len(piece)))) == []


def test_a_text_of_glued_sentences_alone_is_parted():
    assert len(list(glue_points('He said "no."She left.' * 10_000))) == 19_999
