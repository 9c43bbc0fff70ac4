"""The best first: what an article is about before what it says in passing, and each article on one page alone."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.search.engine import Document
from articles.search.query import Query

ADDED = datetime(2025, 7, 1, tzinfo=UTC)
FILLER = ["the", "council", "met", "and", "spoke", "of", "roads", "schools", "until", "the", "mayor", "went", "home"]


def text(length: int, **words: int) -> str:
    """Make a text of this length in which each word stands so many times."""
    filler = [FILLER[place % len(FILLER)] for place in range(length)]
    wanted = [word for word, times in words.items() for _ in range(times)]
    step = length // max(len(wanted), 1)
    for place, word in enumerate(wanted):
        filler[place * step] = word
    return " ".join(filler)


ABOUT = Document(1, "Ferry runs aground off Wend", text(450, ferry=6, harbour=1), ADDED)
TITLE_ALONE = Document(2, "A ferry for Wend, after years of waiting", text(450), ADDED)
OFTEN = Document(3, "Life on an island", text(300, ferry=9), ADDED)
MINUTES = Document(4, "Council minutes of the year in full", text(3000, ferry=14), ADDED)
NOTICE = Document(5, "Ferry timetable changes", text(60, ferry=1), ADDED)
PASSING = Document(6, "Mayor opens new bridge", text(450, ferry=1, harbour=1), ADDED)
BOTH = Document(7, "Harbour ferry on strike", text(450, ferry=4, harbour=5), ADDED)
JUDGED = [ABOUT, TITLE_ALONE, OFTEN, MINUTES, NOTICE, PASSING, BOTH]


@pytest.fixture
def judged(tantivy):
    others = [
        Document(number, f"The council and its {word}", text(200 + number, **{word: number % 3}), ADDED)
        for number, word in enumerate(["roads", "schools", "ferry", "harbour", "mayor"] * 10, start=100)
    ]
    tantivy.index([*JUDGED, *others])
    return tantivy


@pytest.mark.parametrize(
    ("words", "better", "worse"),
    [
        ("ferry", ABOUT, PASSING),
        ("ferry", ABOUT, TITLE_ALONE),
        ("ferry", ABOUT, MINUTES),
        ("ferry", NOTICE, PASSING),
        ("ferry", TITLE_ALONE, PASSING),
        ("ferry", TITLE_ALONE, MINUTES),
        ("ferry", OFTEN, PASSING),
        ("ferry", OFTEN, MINUTES),
        ("ferry harbour", BOTH, ABOUT),
        ("ferry harbour", ABOUT, PASSING),
        ("ferries OR harbours", BOTH, OFTEN),
    ],
)
def test_what_an_article_is_about_comes_first(judged, words, better, worse):
    ids = judged.search(Query(words), count=100).ids
    assert ids.index(better.id) < ids.index(worse.id)


def test_newer_articles_are_no_better_unless_asked_for(tantivy):
    days = [ADDED - timedelta(days=number) for number in range(3)]
    tantivy.index(
        [
            Document(3 - place, "Ferry", "", day, published_earliest=day, published_latest=day)
            for place, day in enumerate(reversed(days))
        ]
    )
    assert tantivy.search(Query("ferry")).ids == (3, 2, 1)
    assert tantivy.search(Query("ferry", sort="-date")).ids == (1, 2, 3)


PLAIN = Document(1, "Sailors", f"Risquez sails. {text(400)}", ADDED, language="es")
ACCENTED = Document(2, "Rísquez, Rísquez", "Rísquez sails.", ADDED)
MIXED = Document(3, "Sailors", f"Risquez or Rísquez sails. {text(300)}", ADDED)
NEITHER = Document(4, "Sailors", "Nobody sails.", ADDED)


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        ("Risquez", {1, 3}, {2}),
        ("RÍSQUEZ", {2, 3}, {1}),
        ("Ri\u0301squez", {2, 3}, {1}),
        ("Rïsquez", {1, 2, 3}, set()),
        ('"rísquez sails"', {2, 3}, {1}),
        ('"risquez sails"', {1, 3}, {2}),
        ("risquez sails", {1, 3}, {2}),
        ("Risq*", {1, 2, 3}, set()),
    ],
)
def test_words_with_the_accents_asked_for_come_first(tantivy, words, first, then):
    tantivy.index([PLAIN, ACCENTED, MIXED, NEITHER])
    ids = tantivy.search(Query(words)).ids
    assert ({*ids[: len(first)]}, {*ids[len(first) :]}) == (first, then)


@pytest.mark.parametrize(
    ("words", "best", "other"),
    [
        ("Αθήνα", "η Αθήνα", "η Αθηνα"),
        ("Αθηνα", "η Αθηνα", "η Αθήνα"),
        ("أحمد", "كتب أحمد", "كتب احمد"),
        ("ёлка", "наша ёлка", "наша елка"),
        ("strasse", "eine Strasse", "eine Straße"),
    ],
)
def test_marks_of_every_script_are_told_apart_in_ranking(tantivy, words, best, other):
    tantivy.index([Document(1, "", best, ADDED), Document(2, "", other, ADDED)])
    assert tantivy.search(Query(words)).ids == (1, 2)


def test_ten_thousand_equally_good_articles_stand_on_one_page_each(tantivy):
    documents = [Document(number, "", "ferry", ADDED) for number in range(1, 10_001)]
    for remainder in range(3):
        tantivy.index(documents[remainder::3])
    pages = [
        tantivy.search(Query("ferry"), start=start, count=2500, facets=False).ids for start in range(0, 10_000, 2500)
    ]
    assert [number for page in pages for number in page] == list(range(10_000, 0, -1))
