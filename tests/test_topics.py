"""What an article is about: invented texts, one fact each."""

import json
from pathlib import Path

import pytest

from ingest.resolve.topics import CATEGORIES, MEDIA_TOPICS, classify, hashtag_key, hashtag_label

SHARED = Path(__file__).parents[1].parent / "shared"
SPORT, LAW, POLITICS = "medtop:15000000", "medtop:02000000", "medtop:11000000"
MATCH = "The striker scored twice and the goalkeeper saved a penalty as the club won the cup final."
TRIAL = "A jury found the suspect guilty of murder. The judge sentenced him to ten years in prison."


def chosen(*words, **stated):
    """Give (topic, basis) of each choice."""
    return [(choice.qcode or choice.hashtag, choice.basis) for choice in classify(*words, **stated)]


def test_there_are_17_media_topics_each_with_label_and_definition():
    assert len(MEDIA_TOPICS) == 17
    assert all(
        qcode.startswith("medtop:") and label and definition for qcode, (label, definition) in MEDIA_TOPICS.items()
    )


@pytest.mark.parametrize(("text", "topic"), [(MATCH, SPORT), (TRIAL, LAW)])
def test_the_words_of_a_text_choose_its_topic(text, topic):
    assert chosen("", text) == [(topic, "lexicon")]


def test_a_word_weighs_more_in_the_title():
    assert classify("Jury finds him guilty of murder", MATCH)[0].qcode == LAW


def test_a_text_on_two_subjects_has_two_topics():
    assert {topic for topic, _ in chosen("", f"{MATCH} {TRIAL}")} == {SPORT, LAW}


def test_an_unsure_text_has_no_topic():
    assert classify("A quiet day", "Nothing much was seen, and nobody said a thing.") == ()


def test_hashtags_come_first_and_once():
    assert chosen("", MATCH, hashtags=["#CupFinal", "cupfinal", "#"]) == [("#CupFinal", "hashtag"), (SPORT, "lexicon")]


def test_a_hashtag_is_certain():
    assert [choice.score for choice in classify("", "", hashtags=["#CupFinal"])] == [1.0]


@pytest.mark.parametrize(("category", "topic"), CATEGORIES.items())
def test_a_category_is_a_weak_statement(category, topic):
    (choice,) = classify("", "", category=category.title())
    assert (choice.qcode, choice.basis, choice.score) == (topic, "category", 0.3)


@pytest.mark.parametrize("category", ["General", "", "Wendish"])
def test_a_category_that_says_nothing_gives_no_topic(category):
    assert classify("", "", category=category) == ()


def test_a_topic_of_two_bases_appears_once_with_the_stronger():
    assert chosen("", MATCH, category="Sport") == [(SPORT, "lexicon")]


def test_a_category_stands_beside_what_the_words_say():
    assert chosen("", MATCH, category="Politics") == [(SPORT, "lexicon"), (POLITICS, "category")]


@pytest.mark.parametrize(
    ("tag", "key"),
    [
        ("#TrenDeAragua", "trendearagua"),
        ("trendearagua", "trendearagua"),
        ("«غزة", "غزة"),
        ("Lantern®'", "lantern"),
        ("North-Sea", "northsea"),
        ("PokémonGO", "pokemongo"),
        ("tren_de_aragua", "trendearagua"),
        ("#", ""),
    ],
)
def test_spellings_of_a_hashtag_meet_in_one_key(tag, key):
    assert hashtag_key(tag) == key


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("TrenDeAragua", "Tren de Aragua"),
        ("LordOfTheIsles", "Lord of the Isles"),
        ("PlazaDeLaVilla", "Plaza de la Villa"),
        ("VisitLosAltos", "Visit Los Altos"),
        ("TheNewPlanA", "The New Plan A"),
        ("MuseumOFModernArt", "Museum OF Modern Art"),
        ("climatechange", "climate change"),
        ("harbourferries", "harbourferries"),
        ("#NBAFinals2025'", "NBA Finals 2025"),
        ("North-Sea", "North-Sea"),
        ("harbour_ferry", "harbour ferry"),
        ("iPhone", "iPhone"),
        ("AI®", "AI"),
        ("غزة", "غزة"),
    ],
)
def test_the_words_of_a_hashtag_are_parted(tag, label):
    assert hashtag_label(tag) == label


def test_nine_of_ten_news_articles_of_five_classes_are_told_apart():
    path = SHARED / "data/topics_bbc_dev.jsonl"
    if not path.exists():
        pytest.skip("topics_bbc_dev.jsonl is not beside the project")
    classes = {"business": 4, "sport": 15, "entertainment": 1, "tech": 13, "politics": 11}
    codes = {topic: f"medtop:{number:02d}000000" for topic, number in classes.items()}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    right = sum(codes[row["topic"]] in {c.qcode for c in classify(*row["text"].split("\n", 1))} for row in rows)
    assert right / len(rows) > 0.92
