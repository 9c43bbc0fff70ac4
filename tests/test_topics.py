"""What an article is about: invented texts, one fact each."""

from random import Random

import pytest

from benchmarks.topics import read_texts
from ingest.resolve.topics import (
    CATEGORIES,
    MEDIA_TOPICS,
    LexiconError,
    ModelClassifier,
    hashtag_key,
    hashtag_label,
    topic_classifier,
)
from ingest.resolve.topics.lexicon import read_lexicon
from ingest.resolve.topics.training import train
from ingest.resolve.topics.trial import choices, score

from .shared import beside

SPORT, LAW, POLITICS = "medtop:15000000", "medtop:02000000", "medtop:11000000"
MATCH = "The striker scored twice and the goalkeeper saved a penalty as the club won the cup final."
classify = topic_classifier().classify
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


def test_the_words_that_spoke_most_are_the_evidence():
    (choice,) = classify("Jury finds him guilty", f"{TRIAL} It was a brutal murder, the jury heard.")
    assert choice.evidence == "title: guilty, jury; murder ×2; judge; prison"


@pytest.mark.parametrize(
    ("stated", "evidence"), [({"hashtags": ["#CupFinal"]}, "#CupFinal"), ({"category": "Politics "}, "Politics")]
)
def test_a_statement_is_its_own_evidence(stated, evidence):
    assert [choice.evidence for choice in classify("", "", **stated)] == [evidence]


@pytest.fixture
def lexicon(tmp_path):
    def write(content: str | bytes) -> str:
        path = tmp_path / "words.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return f"lexicon:{path}"

    return write


def test_another_lexicon_tells_topics_by_its_own_words(lexicon):
    engine = topic_classifier(lexicon('["medtop:15000000"]\nstrong = "regatta, Coxed Four, Ruderer"'))
    (choice,) = engine.classify("Regatta", "The coxed four rowed. Die Ruderer.")
    assert (choice.qcode, choice.evidence) == (SPORT, "title: regatta; coxed four; ruderer")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "has no word in it"),
        ('["medtop:15000000"', "is not TOML: "),
        (b'["medtop:15000000"]\nwords = "caf\xe9"', "is not UTF-8: byte 32"),
        ('["medtop:99"]\nwords = "a"', "names medtop:99, which is none of the 17"),
        ("words = 'a'", "names words, which is none of the 17"),
        ('["medtop:15000000"]\nweak = "a"', "may have only strong = and words ="),
        ('"medtop:15000000" = 5', "may have only strong = and words ="),
        ('["medtop:15000000"]\nwords = ["a"]', "is not terms between quotes"),
        (
            '["medtop:15000000"]\nwords = "one two three"',
            "“one two three” of medtop:15000000 .* is not one or two words",
        ),
        ('["medtop:15000000"]\nwords = "a;b"', "is not one or two words"),
    ],
)
def test_a_file_that_is_no_lexicon_gives_a_sentence(lexicon, content, sentence):
    with pytest.raises(LexiconError, match=sentence):
        topic_classifier(lexicon(content))


def test_a_lexicon_that_is_not_there_gives_a_sentence():
    with pytest.raises(LexiconError, match=r"The lexicon nowhere.toml cannot be read: No such file"):
        topic_classifier("lexicon:nowhere.toml")


def test_an_engine_of_another_name_gives_a_sentence():
    with pytest.raises(ValueError, match="No topic classifier is called oracle; known: lexicon,"):
        topic_classifier("oracle")


def test_an_engine_is_made_once():
    assert topic_classifier("lexicon") is topic_classifier("lexicon")


def test_more_than_93_of_100_news_articles_of_five_classes_are_told_apart():
    texts = read_texts(beside("data/topics_bbc_dev.jsonl"))
    chosen = choices(topic_classifier(), texts)
    assert sum(bool(one.topics.intersection(topics)) for one, topics in chosen) / len(texts) > 0.93


def test_200_corrections_make_96_of_100_news_articles_right():
    texts = read_texts(beside("data/topics_bbc_dev.jsonl"))
    Random(0).shuffle(texts)  # noqa: S311 (which are drawn is no secret)
    learnt = ModelClassifier(train(texts[:200], read_lexicon()))
    assert score(choices(learnt, texts[200:])).first_right / len(texts[200:]) > 0.96
