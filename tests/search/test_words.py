"""Reading the reader's words, and writing them again."""

import doctest
from datetime import date
from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.words import (
    AllOf,
    AnyOf,
    Dated,
    Named,
    Near,
    Not,
    Phrase,
    Prefix,
    Titled,
    Undated,
    Word,
    Words,
    names,
    parse,
)
from articles.search.words.expression import joined
from articles.search.words.leaves import FARTHEST, LONGEST, MOST_WORDS
from articles.search.words.reading import DEEPEST, MOST_READ
from articles.search.words.writing import write

HARBOUR, STORM, PILOT = Word("harbour"), Word("storm"), Word("pilot")
LANTERN = Named("outlet", "lantern")
JUNE = Dated(date(2025, 6, 1), date(2025, 6, 30))


@pytest.mark.parametrize("module", ["expression", "leaves", "periods", "reading", "signs", "tokens", "writing"])
def test_the_examples_hold(module):
    assert doctest.testmod(import_module(f"articles.search.words.{module}")).failed == 0


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
        ("(harbour storm) pilot", AllOf((HARBOUR, STORM, PILOT))),
        ('"harbour storm"', Phrase("harbour storm")),
        ('-"harbour storm"', Not(Phrase("harbour storm"))),
        ('harbour"storm"(pilot)', AllOf((HARBOUR, Phrase("storm"), PILOT))),
        ('"harbour storm"~5', Near("harbour storm", 5)),
        ('"harbour storm" ~ 5', Near("harbour storm", 5)),
        ('"harbour"~5', Phrase("harbour")),
        ("harb*", Prefix("harb")),
        ("e-mail", Word("e-mail")),
        ("well-harb*", AllOf((Word("well"), Prefix("harb")))),
        ("harbour's", HARBOUR),
        ("+harbour, #storm!", AllOf((HARBOUR, STORM))),
        ("10:30 http://storm.example", AllOf((Word("10:30"), Word("http://storm.example")))),
    ],
)
def test_words_are_read(text, expression):
    assert parse(text) == Words(expression)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("title:storm", Titled(STORM)),
        ("TITLE : storm", Titled(STORM)),
        ('title:"harbour storm"', Titled(Phrase("harbour storm"))),
        ("title:harb*", Titled(Prefix("harb"))),
        ("title:(harbour OR storm) pilot", AllOf((AnyOf((Titled(HARBOUR), Titled(STORM))), PILOT))),
        ("title:-storm", Not(Titled(STORM))),
        ("-title:(harbour storm)", Not(AllOf((Titled(HARBOUR), Titled(STORM))))),
        ("outlet:lantern", LANTERN),
        ("Outlet: the-lantern,", Named("outlet", "the-lantern")),
        ('person:"Ilse  Varga"', Named("person", "Ilse Varga")),
        ("outlet:lloyd's", Named("outlet", "lloyd's")),
        ("outlet:(lantern OR gazette)", AnyOf((LANTERN, Named("outlet", "gazette")))),
        ("topic:politics-storm", Named("topic", "politics-storm")),
        ("topic:politics(storm)", AllOf((Named("topic", "politics"), STORM))),
        ("date:2025-06", JUNE),
        ('date:"2025-06"', JUNE),
        ("date:2025", Dated(date(2025, 1, 1), date(2025, 12, 31))),
        ("date:2025-6-4", Dated(date(2025, 6, 4), date(2025, 6, 4))),
        ("date:2025-06/2025-07", Dated(date(2025, 6, 1), date(2025, 7, 31))),
        ("date:2025-06/", Dated(date(2025, 6, 1), date.max)),
        ("date:/2025-06", Dated(date.min, date(2025, 6, 30))),
        ("is:undated", Undated()),
        ("-date:none", Not(Undated())),
    ],
)
def test_fields_are_read(text, expression):
    assert parse(text) == Words(expression)


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«{}»", "»{}«", "＂{}＂", "「{}」", "『{}』"])
def test_quotation_marks_of_all_kinds_are_read_as_meant(marks):
    assert parse(marks.format("harbour storm")) == Words(Phrase("harbour storm"))


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－")
def test_dashes_of_all_kinds_leave_out(dash):
    assert parse(f"harbour {dash}storm") == parse("harbour -storm")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("harbour’s", "harbour's"),
        ("（harbour）", "(harbour)"),
        ("harb＊", "harb*"),
        ("ｔｉｔｌｅ：ｓｔｏｒｍ", "title:storm"),
        ("“harbour storm”～５", '"harbour storm"~5'),
        ("date：２０２５－０６", "date:2025-06"),
        ("har\u00adbour \u200e-storm", "harbour -storm"),
        ("Ri\u0301squez", "Rísquez"),
    ],
)
def test_other_signs_are_read_as_meant(text, plain):
    assert parse(text) == parse(plain)


@pytest.mark.parametrize(
    ("text", "expression", "problem"),
    [
        ('"harbour storm', Phrase("harbour storm"), "A quotation mark is not closed"),
        ('harbour ""', HARBOUR, "“” has no letter or digit"),
        ("(harbour storm", AllOf((HARBOUR, STORM)), "A parenthesis is not closed"),
        ("harbour) storm", AllOf((HARBOUR, STORM)), "A closing parenthesis has no opening one"),
        ("harbour OR", HARBOUR, "OR stands between two words"),
        ("OR harbour", HARBOUR, "OR stands between two words"),
        ("harbour OR OR storm", AnyOf((HARBOUR, STORM)), "OR stands between two words"),
        ("harbour NOT", HARBOUR, "A minus or NOT has nothing after it"),
        ("harbour title:", HARBOUR, "title: has nothing after it"),
        ("harbour *", HARBOUR, "A * stands at the end of a word, as in harb*"),
        ("harbour *storm", AllOf((HARBOUR, STORM)), "A * stands at the end of a word, as in harb*"),
        ("har*bour", Prefix("har"), "the * is not at the end: “har*” was searched for"),
        ("harbour & storm", AllOf((HARBOUR, STORM)), "“&” has no letter or digit"),
        ("storm~2", STORM, "“storm~2” was read as “storm”"),
        ('"harbour storm"~x', Phrase("harbour storm"), "After ~ stands a number"),
        ('"harbour storm"~5000', Near("harbour storm", FARTHEST), "~5000 is too far"),
        ("author:storm", AllOf((Word("author"), STORM)), "“author:” is no field and was read as plain words"),
        ('author:"harbour storm"', AllOf((Word("author"), Phrase("harbour storm"))), "known are title:, outlet:"),
        ("title:(storm outlet:lantern)", AllOf((Titled(STORM), LANTERN)), "outlet: inside title: was read as if"),
        ("title:date:2025-06", JUNE, "date: inside title: was read as if"),
        ("outlet:lan*", Named("outlet", "lan"), "A name is written whole, without *"),
        ("harbour date:soon", HARBOUR, "“soon” is not a date"),
        ("harbour date:2025-02-30", HARBOUR, "“2025-02-30” is not a date"),
        ("harbour date:", HARBOUR, "date: has nothing after it"),
        ("date:2025-07/2025-06", Dated(date(2025, 6, 1), date(2025, 7, 31)), "ends before it begins"),
        ("harbour is:late", HARBOUR, "is:“late” is not understood"),
    ],
)
def test_mistakes_are_explained_and_the_rest_is_read(text, expression, problem):
    parsed = parse(text)
    assert parsed.expression == expression
    assert [problem in sentence for sentence in parsed.problems] == [True]


def test_too_many_words_are_cut_and_the_reader_told():
    parsed = parse("harbour " * 100)
    assert len(parsed.expression.parts) == MOST_WORDS
    assert parsed.problems == ("Only the first 64 words were searched for.",)


def test_a_long_text_is_cut_and_the_reader_told():
    parsed = parse("x" * 600 + ' "' + "y" * 600 + '" storm')
    assert parsed.expression == AllOf((Word("x" * 600), Phrase("y" * (LONGEST - 600))))
    assert parsed.problems == ("Only the first 1,000 characters were searched for.",)


def test_deep_parentheses_are_left_out():
    parsed = parse("-(" * DEEPEST + "(harbour OR storm) pilot" + ")" * DEEPEST)
    assert parsed.problems == (f"Parentheses more than {DEEPEST} deep were left out.",)


@pytest.mark.parametrize("sign", ["(", ")", "-", "title:", "ab:", '"', "*", "date:", "-(title:", " OR ", "~", "'s"])
def test_no_number_of_signs_is_too_many(sign):
    assert "Only the first 10,000 characters were read." in parse(sign * MOST_READ + "harbour").problems


def test_all_names_are_given():
    parsed = parse('harbour -(outlet:lantern OR person:"Ilse Varga") outlet:lantern')
    assert set(names(parsed.expression)) == {LANTERN, Named("person", "Ilse Varga")}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("harbour AND (storm AND pilot)", "harbour storm pilot"),
        ("NOT (harbour storm)", "-(harbour storm)"),
        ("harbour or OR (storm pilot)", "harbour or OR (storm pilot)"),
        ("title: (harbour OR “night ferry”)", 'title:harbour OR title:"night ferry"'),
        ("Person: “Ilse Varga” outlet:lantern", 'person:"Ilse Varga" outlet:lantern'),
        ("date:2025-01-01/2025-12-31", "date:2025"),
        ("date:2025-06-04/", "date:2025-06-04/"),
        ("date:/2025-06", "date:/2025-06"),
        ("date:2024/2025-6", "date:2024/2025-06"),
        ("date:none", "is:undated"),
        ("(harbour", "harbour"),
    ],
)
def test_what_was_understood_is_written(text, written):
    assert str(parse(text)) == written


SIGNS = ['"', "(", ")", "-", "–", "*", "~5", "~", "'s", ":", "/", "_", "“", "\u0301", "\ud800", "\0", "²", "「", "＝"]
WORDS = ["harbour", "e-mail", "OR", "NOT", "AND", "title", "ab", "हिन्दी", "港", "10:30", "http://x", "2025-06"]
FIELDS = ["title:", "TITLE :", "outlet:", "person:", "topic: ", "date:", "is:", "author:", "is:undated", "date:2025/"]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from([" ", *SIGNS, *WORDS, *FIELDS])).map("".join),
    st.lists(st.sampled_from([*SIGNS, *WORDS, *FIELDS]), min_size=60, max_size=300).map(" ".join),
)


@given(texts)
@example("title:(" + "harbours " * 62 + ")")
@example('title:"' + "harbours " * 200)
@example("-(" * DEEPEST + "a OR well-harb*")
@example("-(" * DEEPEST + "a OR author:b")
@example("date:2025-6-4 " * 80)
def test_what_is_written_is_read_as_the_same(text):
    parsed = parse(text)
    assert parse(str(parsed)) == Words(parsed.expression)


@given(texts)
def test_every_problem_is_one_sentence(text):
    for problem in parse(text).problems:
        assert problem.endswith(".")
        assert len(problem) < 200
        assert "\n" not in problem


words = st.from_regex(r"[a-zé港][a-zé0-9]{0,6}", fullmatch=True)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
edges = st.dates(date(2024, 1, 1), date(2026, 1, 1)) | st.sampled_from([date.min, date.max, date(2025, 1, 1)])
wordings = st.one_of(
    words.map(Word),
    words.map(Prefix),
    phrases.map(Phrase),
    st.builds(Near, st.lists(words, min_size=2, max_size=3).map(" ".join), st.integers(0, FARTHEST)),
)
leaves = st.one_of(
    wordings,
    wordings.map(Titled),
    st.builds(Named, st.sampled_from(["outlet", "person", "topic"]), phrases),
    st.tuples(edges, edges).map(sorted).map(lambda days: Dated(*days)),
    st.just(Undated()),
)
expressions = st.recursive(
    leaves,
    lambda parts: st.one_of(
        parts.map(Not),
        *(
            st.lists(parts, min_size=2, max_size=4).map(lambda found, join=join: joined(join, found))
            for join in (AllOf, AnyOf)
        ),
    ),
    max_leaves=8,
)


@given(expressions)
def test_every_expression_can_be_written(expression):
    assert parse(write(expression)) == Words(expression)
