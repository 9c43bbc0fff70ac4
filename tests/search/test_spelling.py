"""Words spelt much like another, as engines know them, and what the search offers instead of what finds little."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.engine import Document

from .archives import ADDED, documents
from .test_generated import both, embedded  # noqa: F401 (a fixture)

TYPED = st.text("harbouts é", max_size=9) | st.sampled_from(
    ["harbor", "habrour", "harbourstorm", "strom", "stroms", "risques", "haarbouur", "pilto", "quayss", "e-mail"]
)


@pytest.fixture
def archive(engine):
    """The night ferry of Wend in English and in Arabic, and one misspelling of it."""
    texts = ["The government met Rísquez", "A govrenment", "Night ferry", "Night ferry", "النهر في الليل", "2024"]
    engine.index([Document(number, "Wend", text, ADDED) for number, text in enumerate(texts, start=1)])
    return engine


def alike(engine, word: str) -> list[str]:
    return [other for other, _ in engine.similar(word)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("nigth", ["night"]),
        ("nigt", ["night"]),
        ("night", ["night"]),
        ("fairy", []),
        ("ferri", ["ferry"]),
        ("NIGTH", ["night"]),
        ("risqez", ["risquez"]),
        ("Rísqez", ["risquez"]),
        ("nightferry", ["night ferry"]),
        ("ferrynight", []),
        ("النر", ["النهر"]),
        ("wed", ["wend"]),
        ("we", []),
        ("2025", []),
        ("2024", ["2024"]),
        ("govrenmnt", ["govrenment", "government"]),
        ("gvoernmnet", []),
        ("night ferri", []),
        ("", []),
        ("***", []),
    ],
)
def test_words_spelt_much_alike_are_told(archive, word, meant):
    assert alike(archive, word) == meant


def test_how_many_articles_have_a_word_is_told(archive):
    assert archive.similar("ferri") == [("ferry", 2)]


def test_a_word_taken_out_is_told_no_more(archive):
    archive.remove([1, 3])
    assert archive.similar("ferri") + archive.similar("gvernment") == [("ferry", 1)]


def test_of_words_one_and_two_mistakes_away_the_far_more_frequent_is_likelier(engine):
    words = ["govrenment"] + ["government"] * 101
    engine.index([Document(number, "", word, ADDED) for number, word in enumerate(words, start=1)])
    assert alike(engine, "govrenmnt") == ["government", "govrenment"]


@settings(max_examples=60)
@given(archive=documents(), word=TYPED)
def test_on_generated_archives_the_same_words_are_alike(embedded, archive, word):  # noqa: F811
    tried, right = both(embedded, archive)
    assert tried.similar(word) == right.similar(word)


@settings(max_examples=60)
@given(word=st.text())
def test_any_word_can_be_asked_about(embedded, word):  # noqa: F811
    assert isinstance(embedded.similar(word), list)
