"""Passages: the words of a text around the words that were searched for."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.passages import LENGTH, Mark, marked, passages

HOSTILE = '<script>alert("storm")</script> & <b>storms</b> over Rísquez’s quay'
CALM = "The sea lay calm all day and nobody came. "


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer("|".join(words), text)]


def shown(text: str, *words: str) -> str:
    return (passages(text, spans(text, *words)) or "").replace("<mark>", "[").replace("</mark>", "]")


def test_a_short_text_is_shown_whole():
    assert shown("One storm, two storms.", "storms?") == "One [storm], two [storms]."


def test_without_a_place_there_is_no_passage():
    assert passages("A quiet night.", []) is None


def test_text_is_escaped():
    assert passages(HOSTILE, spans(HOSTILE, "storm")).startswith(
        "&lt;script&gt;alert(&quot;<mark>storm</mark>&quot;)&lt;/script&gt; &amp; &lt;b&gt;"
    )


def test_only_marks_are_markup():
    plain = passages(HOSTILE, spans(HOSTILE, "storm", "quay", "<b>")).replace("<mark>", "").replace("</mark>", "")
    assert not set(plain) & set("<>\"'")


def test_a_passage_from_within_a_text_says_so():
    assert shown(CALM * 20 + "Then a storm came." + CALM * 20, "storm").startswith("…\xa0")
    assert shown(CALM * 20 + "Then a storm came." + CALM * 20, "storm").endswith("\xa0…")


def test_a_passage_begins_with_the_sentence():
    assert "…\xa0Then a [storm] came." in shown(CALM * 20 + "Then a storm came. " + CALM * 20, "storm")


def test_a_passage_ends_with_a_word():
    calm = CALM.replace(".", ",")
    cut = shown(calm * 20 + "then a storm came, " + calm * 20, "storm")
    assert set(re.findall(r"\w+", cut)) <= set(re.findall(r"\w+", calm + "then a storm came"))


def test_three_places_far_apart_are_three_passages():
    text = f"storm {CALM * 20} storm {CALM * 20} storm {CALM * 20} storm"
    assert shown(text, "storm").count("[storm]") == 3
    assert shown(text, "storm").count(" … ") == 2


def test_more_different_words_come_before_fewer():
    text = f"storm and storm {CALM * 20} storm {CALM * 20} storm {CALM * 20} a storm over the quay {CALM}"
    assert "[storm] over the [quay]" in shown(text, "storm", "quay")


def test_a_phrase_comes_before_a_word():
    text = f"quay {CALM * 20} quay {CALM * 20} quay {CALM * 20} a storm surge {CALM}"
    assert "[storm surge]" in shown(text, "storm surge", "quay")


def test_each_passage_shows_another_word_if_it_can():
    text = f"storm {CALM * 20} storm {CALM * 20} storm {CALM * 20} quay {CALM * 20} pier"
    assert {"[storm]", "[quay]", "[pier]"} <= set(re.findall(r"\[\w+\]", shown(text, "storm", "quay", "pier")))


def test_passages_that_meet_are_one():
    text = CALM * 5 + "A storm came to the quay, and late in the evening it reached the old wooden pier. " + CALM * 20
    assert shown(text, "storm", "pier").strip("… ").count("…") == 0


def test_a_place_longer_than_a_passage_is_cut():
    assert len(shown("storm " * 1000, "(storm )+")) < 2 * LENGTH


def test_a_text_without_spaces_is_cut():
    assert len(shown("港" * 1000 + "東京" + "港" * 1000, "東京")) < 2 * LENGTH


def test_a_mark_can_have_a_name():
    assert marked("A storm", [Mark(2, 7, "hit-1")]) == 'A <mark id="hit-1">storm</mark>'


words = st.sampled_from(["storm", "quay", "harbour", "é", "東京", "<b>", "&", '"', ". ", "\n\n", " " * 30])
texts = st.lists(words | st.text(max_size=5), max_size=80).map(" ".join)


@st.composite
def found(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Make a text and places in it, in order and apart."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=20)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@given(found())
def test_every_passage_stands_in_the_text(found):
    text, places = found
    place, cut = 0, passages(text, places) or ""
    for piece in re.sub("</?mark>", "", cut).removeprefix("…\xa0").removesuffix("\xa0…").split(" … "):
        place = text.index(unescape(piece), place) + len(unescape(piece))


@given(found())
def test_marks_hold_just_what_was_found(found):
    text, places = found
    marks = re.findall("<mark>(.*?)</mark>", passages(text, places) or "", re.DOTALL)
    assert bool(marks) == bool(places)
    assert all(any(unescape(mark) in text[start:end] for start, end in places) for mark in marks)


@pytest.mark.parametrize("text", [HOSTILE, CALM * 50])
def test_marking_changes_nothing_else(text):
    plain = marked(text, [Mark(*span) for span in spans(text, "s", "<", "calm")])
    assert unescape(re.sub("</?mark>", "", plain)) == text
