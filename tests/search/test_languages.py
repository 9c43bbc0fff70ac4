"""Each text is read in its own language, and spellings with and without marks find each other."""

import doctest
from datetime import UTC, datetime

import pytest

from articles.search.engine import Document
from articles.search.query import Query
from articles.search.tantivy import analysis

ADDED = datetime(2025, 7, 1, tzinfo=UTC)


def article(text: str, language: str, number: int = 1) -> Document:
    return Document(number, "", text, ADDED, language=language)


def finds(engine, words: str) -> bool:
    return engine.search(Query(words), facets=False).total > 0


def test_the_examples_hold():
    assert doctest.testmod(analysis).failed == 0


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The harbours were closed.", "harbour"),
        ("en-GB", "The harbours were closed.", "harbour"),
        ("de", "Die Häuser am Hafen brannten.", "Haus"),
        ("de", "Die Straßen sind leer.", "strasse"),
        ("fr", "Les journaux de l’été", "journal"),
        ("fr", "Les journaux de l’été", "ete"),
        ("es", "Las elecciones fueron ayer.", "elección"),
        ("pt-BR", "As cidades do norte", "cidade"),
        ("it", "I governi cambiano", "governo"),
        ("ru", "В городах на море", "город"),
        ("ru", "Тяжёлый год", "тяжелый"),
        ("ru", "Край и рай", "край"),
        ("el", "Οι άνθρωποι της πόλης", "ανθρωπος"),
        ("el", "Η ΑΘΗΝΑ ΤΩΝ ΛΟΓΩΝ", "Αθήνα"),
        ("tr", "IŞIK İstanbul'da söndü.", "ışık"),
        ("tr", "IŞIK İstanbul'da söndü.", "istanbul"),
        ("tr", "Kitaplar yandı.", "kitap"),
        ("nb", "Båtene gikk ut.", "båter"),
        ("ar", "افتتحت المدرسة الجديدة", "مدرسة"),
        ("ar", "افتتحت المدرسة الجديدة", "مدرسه"),
        ("ar", "قال مُحَمَّد إن الميناء مغلق", "محمد"),
        ("ar", "كتـــاب أحمد على الطاولة", "احمد"),
        ("ar", "في عام ٢٠٢٥", "2025"),
        ("fa", "کتابی دربارهٔ دریا", "كتابي"),
        ("he", "שָׁלוֹם לכולם", "שלום"),
        ("hi", "हिन्दी समाचार", "हिन्दी"),
        ("hi", "क़लम और काग़ज़", "कलम"),
        ("ta", "தமிழ் செய்தி", "தமிழ்"),
        ("ko", "부산 항구가 다시 열렸다", "항구가"),
        ("ko", "부산 항구가 다시 열렸다", "항구*"),
        ("zh", "新港口昨天开放。", "港口"),
        ("zh", "𠮷野家开门了。", "𠮷野"),
        ("zh-Hant", "新港口昨天開放。", "港"),
        ("ja", "東京港は静かだ。", "東京"),
        ("ja", "ラーメンとガス", "ｶﾞｽ"),
        ("ja", "２０２５年の東京", "2025年"),
        ("th", "ท่าเรือใหม่เปิดแล้ว", "ท่าเรือ"),
        ("lo", "ທ່າເຮືອໃໝ່", "ທ່າເຮືອ"),
        ("km", "កំពង់ផែថ្មីបានបើក", "កំពង់ផែ"),
        ("my", "ဆိပ်ကမ်းသစ်ဖွင့်ပြီ", "ဆိပ်ကမ်း"),
        ("", "The quays of Wend", "quays"),
        ("x-unheard-of", "The quays of Wend", "quays"),
    ],
)
def test_words_are_found_in_texts_of_their_language(tantivy, language, text, words):
    tantivy.index([article(text, language)])
    assert finds(tantivy, words)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("zh", "开放港口", "口港"),
        ("th", "เขาเดินเข้าป่า", "ป้า"),
        ("hi", "राम", "रोम"),
        ("uk", "край", "краи"),
        ("ko", "부산 항구", "구부"),
    ],
)
def test_signs_that_tell_words_apart_are_kept(tantivy, language, text, words):
    tantivy.index([article(text, language)])
    assert not finds(tantivy, words)


def test_a_text_is_stemmed_by_its_own_language_alone(tantivy):
    tantivy.index([article("the Bauhaus haus", "en"), article("das Haus am Hafen", "de", 2)])
    assert tantivy.search(Query("Häuser")).ids == (2,)


def test_a_language_without_a_stemmer_is_found_as_written(engine):
    engine.index([article("storms", "xx"), article("storms", "en", 2)])
    assert engine.search(Query("storm")).ids == (2,)


def test_one_word_finds_articles_of_all_languages(engine):
    languages = ("en", "xx", "zh", "")
    engine.index([article("storm", language, number) for number, language in enumerate(languages)])
    assert engine.search(Query("storm")).total == len(languages)


@pytest.mark.parametrize("words", ['"Ríscos del mar"', '"riscos del MAR"', "risc*", '"mar riscos"~1', "title:ríscos"])
def test_phrases_and_beginnings_of_words_fold_accents_too(engine, words):
    engine.index([Document(1, "Ríscos", "Los ríscos del mar", ADDED, language="es")])
    assert finds(engine, words)


@pytest.mark.parametrize(
    ("text", "finding", "passing"),
    [
        ("the harbour's wall", ["harbour", "harbour's", "harbour’s", '"harbour\'s wall"'], ['"harbour wall"']),
        ("Captain O’Brien’s boat", ["O'Brien", "o’brien's", "brien", '"captain o\'brien"'], ["obrien"]),
        ("il manque de l’eau", ["eau", "l'eau", "l’eau"], ["leau"]),
        ("a well-known e‑mail", ["well-known", "known", "e-mail", '"well known"'], ["email", "known-well"]),
        ("the U.S. fleet", ["U.S.", '"u.s. fleet"'], ["US"]),
        ("written in C++ and C#", ["C++", "c"], ["cpp"]),
        ("1,000 boats", ["1,000", "1.000", '"1 000 boats"'], ["1000"]),
        ("ilse@wend.example wrote", ["ilse@wend.example", "wend.example", "ilse"], ["wend@ilse.example"]),
        ("says @wend_port #harbour", ["@wend_port", "#harbour", "harbour", "port"], ["wendport"]),
        ("a har\u00adbour", ["harbour"], ["bour"]),
    ],
)
def test_signs_within_words_part_them_and_others_are_passed_over(engine, text, finding, passing):
    engine.index([article(text, "xx"), Document(2, text, "", ADDED, language="xx")])
    assert {words: engine.search(Query(words)).total for words in (*finding, *passing)} == (
        dict.fromkeys(finding, 2) | dict.fromkeys(passing, 0)
    )
