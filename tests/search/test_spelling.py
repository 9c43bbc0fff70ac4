"""Words spelt much like another, as engines know them, and what the search offers instead of what finds little."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.engine import Document
from articles.search.query import Choices, Query
from articles.search.spelling import better_spelt, without_choices

from .archives import ADDED, documents
from .test_generated import both, embedded  # noqa: F401 (a fixture)

TYPED = st.text("harbouts é", max_size=9) | st.sampled_from(
    ["harbor", "habrour", "harbourstorm", "strom", "stroms", "risques", "haarbouur", "pilto", "quayss", "e-mail"]
)

TEXTS = st.lists(TYPED | st.sampled_from(["-", '"', "(", "*", "OR", "title:"]), max_size=5).map(" ".join)


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


@pytest.fixture
def harbour(engine):
    """Forty articles of the night ferry and the harbour under two outlets, and one that misspells it."""
    engine.index(
        [
            Document(number, "Night ferry", "Storms over the harbour of Wend", ADDED, source_id=number % 2)
            for number in range(1, 41)
        ]
    )
    engine.index([Document(50, "Wend", "The harbuor and the النهر", ADDED, source_id=7)])
    return engine


def offered(engine, text: str, **choices) -> tuple[str, int] | None:
    query = Query(text, **choices)
    offer = better_spelt(engine, query, engine.search(query).total)
    return (offer.query.text, offer.total) if offer else None


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("harbor", ("harbour", 40)),
        ("HARBOR Wend", ("harbour Wend", 40)),
        ("harbor stroms", ("harbour storms", 40)),
        ("nightferry", ('"night ferry"', 40)),
        ("nightferry harbour", ('"night ferry" harbour', 40)),
        ('"nihgt ferry"', ('"night ferry"', 40)),
        ('"nihgt ferry" -النهر', ('"night ferry" -النهر', 40)),
        ('"wend harbor"~3', ('"wend harbour"~3', 40)),
        ("title:fery", ("title:ferry", 40)),
        ("(harbor OR zeppelin) fery", ("harbour OR zeppelin ferry", 40)),
        ("strom -harbour", None),
        ("storms -harbor", None),
        ("harbor -fery", ("harbour -fery", 40)),
        ("harbour", None),
        ("harbuor", None),
        ("النهر", None),
        ("النر", ("النهر", 1)),
        ("zeppelin", None),
        ("har*", None),
        ("", None),
        ("is:undated", None),
        ("2024", None),
    ],
)
def test_words_are_spelt_anew_where_more_is_found_then(harbour, text, better):
    assert offered(harbour, text) == better


def test_another_spelling_keeps_the_choices(harbour):
    assert offered(harbour, "harbor", chosen=Choices(outlet=(1,))) == ("harbour", 20)
    assert offered(harbour, "harbor", chosen=Choices(outlet=(9,))) is None


def test_a_misspelling_that_the_archive_has_too_gives_way_to_the_far_more_frequent_word(harbour):
    harbour.index([Document(number, "", "harbour", ADDED) for number in range(100, 170)])
    assert offered(harbour, "harbuor") == ("harbour", 110)


def test_of_several_spellings_the_one_that_finds_more_with_the_other_words_is_offered(engine):
    engine.index([Document(number, "", "labour unions", ADDED) for number in range(1, 10)])
    engine.index([Document(number, "", "harbour ferry", ADDED) for number in range(10, 15)])
    assert offered(engine, "habour") == ("labour", 9)
    assert offered(engine, "habour ferry") == ("harbour ferry", 5)


def test_words_that_find_nothing_with_the_choices_alone_are_looked_for_without_them(harbour):
    query = Query("harbour", chosen=Choices(outlet=(9,)))
    offer = without_choices(harbour, query, 0)
    assert (offer.query, offer.total) == (Query("harbour"), 40)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        (Query("harbour"), 0),
        (Query("harbour", chosen=Choices(outlet=(1,))), 20),
        (Query("zeppelin", undated=True), 0),
        (Query(chosen=Choices(outlet=(9,))), 0),
    ],
)
def test_else_nothing_is_offered_without_choices(harbour, query, total):
    assert without_choices(harbour, query, total) is None


@settings(max_examples=60)
@given(archive=documents(), text=st.text(max_size=40) | TEXTS)
def test_whatever_is_offered_finds_as_many_articles_as_it_says(embedded, archive, text):  # noqa: F811
    embedded.rebuild(archive)
    query = Query(text)
    total = embedded.search(query).total
    offer = better_spelt(embedded, query, total)
    assert offer is None or embedded.search(offer.query).total == offer.total > total


@settings(max_examples=60)
@given(archive=documents(), word=TYPED)
def test_on_generated_archives_the_same_words_are_alike(embedded, archive, word):  # noqa: F811
    tried, right = both(embedded, archive)
    assert tried.similar(word) == right.similar(word)


@settings(max_examples=60)
@given(word=st.text())
def test_any_word_can_be_asked_about(embedded, word):  # noqa: F811
    assert isinstance(embedded.similar(word), list)
