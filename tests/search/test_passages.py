"""Passages: the words of a text around the words that were searched for."""

from datetime import UTC, datetime

import pytest

from articles.search.engine import Document
from articles.search.query import Query
from articles.search.tantivy import TantivyEngine

HOSTILE = '<script>alert("storm")</script> & <b>storms</b> over Rísquez’s quay'


@pytest.fixture
def passage(search_index):
    """Index one body and give its passage for some words."""

    def passage(body: str, words: str) -> str | None:
        engine = TantivyEngine(search_index, lambda ids: dict.fromkeys(ids, body))
        engine.index([Document(1, "Title of the storm", body, datetime(2025, 6, 4, tzinfo=UTC))])
        return engine.search(Query(words)).hits[0].snippet

    return passage


def test_the_words_are_marked_in_all_their_forms(passage):
    assert passage("One storm, two storms.", "storm") == "One <mark>storm</mark>, two <mark>storms</mark>."


def test_accents_do_not_move_the_marks(passage):
    assert passage("É é Rísquez sailed.", "risquez") == "É é <mark>Rísquez</mark> sailed."


def test_text_is_escaped(passage):
    shown = passage(HOSTILE, "storm")
    assert shown.startswith("&lt;script&gt;alert(&quot;<mark>storm</mark>&quot;)&lt;/script&gt; &amp; &lt;b&gt;")


def test_only_marks_are_markup(passage):
    plain = passage(HOSTILE, "storm OR quay").replace("<mark>", "").replace("</mark>", "")
    assert not set(plain) & set("<>\"'")


def test_a_prefix_is_marked(passage):
    assert passage("A stormy night.", "storm*") == "A <mark>stormy</mark> night."


def test_words_left_out_are_not_marked(passage):
    assert passage("A quiet night.", "night -noise") == "A quiet <mark>night</mark>."


def test_without_words_there_is_no_passage(passage):
    assert passage("A quiet night.", "") is None


def test_a_word_of_the_title_alone_gives_no_passage(passage):
    assert passage("A quiet night.", "storm") is None


def test_a_passage_from_within_a_text_says_so(passage):
    assert passage("One calm day. " * 60 + "Then a storm came.", "storm").startswith("… ")


def test_signs_of_scripts_without_spaces_are_marked(passage):
    assert passage("東京港は静かだ。", "東京") == "<mark>東</mark><mark>京</mark>港は静かだ。"


def test_passages_can_be_had_by_themselves_and_left_out_of_a_search(search_index):
    engine = TantivyEngine(search_index, lambda ids: dict.fromkeys(ids, "A storm."))
    engine.index([Document(1, "Wend", "A storm.", datetime(2025, 6, 4, tzinfo=UTC))])
    hits = engine.search(Query("storm"), passages=False).hits
    assert [(hit.id, hit.snippet) for hit in hits] == [(1, None)]
    assert engine.passages(Query("storm"), [1]) == {1: "A <mark>storm</mark>."}
