"""Reading the reader's words."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import words
from articles.search.words import AllOf, AnyOf, Not, Phrase, Prefix, Word, parse

HARBOUR, STORM, PILOT = Word("harbour"), Word("storm"), Word("pilot")


def test_the_examples_hold():
    assert doctest.testmod(words).failed == 0


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("", None),
        ("harbour", HARBOUR),
        ("harbour storm", AllOf((HARBOUR, STORM))),
        ("harbour AND storm", AllOf((HARBOUR, STORM))),
        ("harbour OR storm", AnyOf((HARBOUR, STORM))),
        ("pilot harbour OR storm", AllOf((PILOT, AnyOf((HARBOUR, STORM))))),
        ("harbour -storm", AllOf((HARBOUR, Not(STORM)))),
        ("harbour NOT storm", AllOf((HARBOUR, Not(STORM)))),
        ("-(harbour storm)", Not(AllOf((HARBOUR, STORM)))),
        ("(harbour storm) OR pilot", AnyOf((AllOf((HARBOUR, STORM)), PILOT))),
        ('"harbour storm"', Phrase("harbour storm")),
        ('-"harbour storm"', Not(Phrase("harbour storm"))),
        ("harb*", Prefix("harb")),
        ("e-mail", Word("e-mail")),
        ("well-harb*", AllOf((Word("well"), Prefix("harb")))),
        ("harbour's", HARBOUR),
    ],
)
def test_words_are_read(text, expression):
    assert parse(text) == words.Words(expression)


@pytest.mark.parametrize("text", ["“harbour storm”", "„harbour storm“", "«harbour storm»", "＂harbour storm＂"])
def test_quotation_marks_of_all_kinds_are_read_as_meant(text):
    assert parse(text).expression == Phrase("harbour storm")


@pytest.mark.parametrize(
    ("text", "plain"), [("harbour’s", "harbour's"), ("（harbour）", "(harbour)"), ("harb＊", "harb*")]
)
def test_other_signs_are_read_as_meant(text, plain):
    assert parse(text) == parse(plain)


@pytest.mark.parametrize(
    ("text", "expression", "problem"),
    [
        ('"harbour storm', Phrase("harbour storm"), "A quotation mark is not closed"),
        ("(harbour storm", AllOf((HARBOUR, STORM)), "A parenthesis is not closed"),
        ("harbour) storm", AllOf((HARBOUR, STORM)), "A closing parenthesis has no opening one"),
        ("harbour OR", HARBOUR, "OR stands between two words"),
        ("OR harbour", HARBOUR, "OR stands between two words"),
        ("harbour NOT", HARBOUR, "A minus or NOT has nothing after it"),
        ("harbour *", HARBOUR, "“*” has no letter or digit"),
        ("har*bour", Word("har*bour"), "it stands at the end of a word only"),
        ('"harbour storm"~5', Phrase("harbour storm"), "The distance ~5 is not understood"),
        ("title:storm", AllOf((Word("title"), STORM)), "a field cannot be named"),
    ],
)
def test_mistakes_are_explained_and_the_rest_is_read(text, expression, problem):
    parsed = parse(text)
    assert parsed.expression == expression
    assert problem in " ".join(parsed.problems)


def test_a_long_text_is_cut_and_the_reader_told():
    parsed = parse("harbour " * 1000)
    assert len(parsed.expression.parts) == words.MOST_WORDS
    assert len(parsed.problems) == 2


def test_deep_parentheses_are_left_out():
    assert "deep" in " ".join(parse("(" * 400 + "harbour").problems)


signs = st.sampled_from(
    ['"', "(", ")", "-", "*", " OR ", " NOT ", " AND ", "~5", "harbour", " ", "“", "\ud800", "\0", "²"]
)


@given(st.text() | st.lists(signs).map("".join))
def test_reading_never_fails(text):
    assert all(problem.endswith(".") for problem in parse(text).problems)
