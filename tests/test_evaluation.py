"""How well an engine finds people, counted on tiny texts by hand."""

import json
from collections.abc import Collection

import pytest

from ingest.evaluation import GoldError, Score, measure, measure_alone, read_marked
from ingest.evaluation.persons import distinct_persons
from ingest.records import PersonMention
from ingest.resolve.people import EngineError

BRIDGE = "Ana Ruiz met Reed at the bridge. Ruiz and Tom Orme left Kenya Square."
BELL = "The bell rings."


class Said:
    """Finds the names that it is told, under the fullest forms that go with them."""

    def __init__(self, **names: str) -> None:
        self.names = {name.replace("_", " "): full for name, full in names.items()}

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        places = ((text.rfind(surface), surface, full) for surface, full in self.names.items())
        return [PersonMention(at, at + len(s), s, full, full=True) for at, s, full in places if at >= 0]


class Cracked:
    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        raise ValueError("no sound")


def marked(text: str, *surfaces: str, **others) -> dict:
    """Mark the last place of each surface."""
    starts = [text.rfind(surface) for surface in surfaces]
    persons = [[start, start + len(surface), surface] for start, surface in zip(starts, surfaces, strict=True)]
    return {"text": text, "persons": persons} | others


@pytest.fixture
def texts(tmp_path):
    """Read lines back that are written as JSON, or as they are."""

    def read(*lines):
        path = tmp_path / "marked.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
        return read_marked(path)

    return read


@pytest.fixture
def bridge(texts):
    """Four marks of three persons, and a text with none."""
    return texts(marked(BRIDGE, "Ana Ruiz", "Reed", "Ruiz", "Tom Orme", id="bridge"), marked(BELL))


def test_exact_spans_are_counted(bridge):
    found = measure(Said(Ana_Ruiz="Ana Ruiz", Ruiz="Ana Ruiz", Kenya_Square="Kenya Square", Tom="Tom"), bridge)
    assert found.spans == Score(found=4, there=4, right=2)


def test_distinct_persons_are_counted_by_the_fullest_form_of_their_names(bridge):
    found = measure(Said(Ruiz="Ana RUIZ", Reed="Reed", Kenya_Square="Kenya Square", Tom_Orme="Orme"), bridge)
    assert found.people == Score(found=4, there=3, right=2)


def test_a_person_found_twice_counts_once_in_an_article(bridge):
    assert measure(Said(Ana_Ruiz="Ana Ruiz", Ruiz="Ana Ruiz"), bridge).people == Score(found=1, there=3, right=1)


def test_misses_and_inventions_are_shown_with_the_words_round_them(bridge):
    found = measure(Said(Ana_Ruiz="Ana Ruiz", Reed="Reed", Ruiz="Ana Ruiz", bell="Bell"), bridge)
    assert [(one.text, one.before, one.surface) for one in found.invented] == [("line 2", "The ", "bell")]
    assert [(one.text, one.surface, one.after) for one in found.missed] == [
        ("bridge", "Tom Orme", " left Kenya Square.")
    ]


def test_precision_recall_and_f1_are_those_of_a_hand_count():
    score = Score(found=4, there=6, right=3)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)


def test_who_finds_nobody_where_nobody_is_makes_no_mistake():
    assert (Score().precision, Score().recall, Score().f1) == (1, 1, 1)


@pytest.mark.parametrize(
    ("surfaces", "persons"),
    [
        (["Ana Ruiz", "Ruiz", "RUIZ", "Ruíz"], {"ana ruiz"}),
        (["Tom Reed", "Eva Reed", "Reed"], {"tom reed", "eva reed", "reed"}),
        (["Ana Maria Ruiz", "Maria Ruiz", "Ruiz"], {"ana maria ruiz"}),
        (["Xi Jinping", "Xi", "Ana Maria Ruiz", "Ana", "Ana Ruiz"], {"xi jinping", "ana maria ruiz"}),
        (["Ana Ruiz", "Ana Reed", "Ana"], {"ana ruiz", "ana reed", "ana"}),
        (["Tom “Red” Reed", "Tom Reed"], {"tom reed"}),
        (["O.C.G.", "OCG"], {"ocg"}),
        (["."], set()),
    ],
)
def test_a_surface_joins_the_one_person_whose_name_it_shortens(surfaces, persons):
    assert distinct_persons(surfaces) == persons


def test_an_engine_is_measured_in_a_process_of_its_own(bridge):
    measured = measure_alone("tests.bells:Bells", bridge)
    assert (measured.texts, measured.spans) == (2, Score(found=1, there=4))


def test_an_engine_that_fails_is_told_with_the_text(bridge):
    with pytest.raises(EngineError, match="At bridge: ValueError: no sound"):
        measure(Cracked(), bridge)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[" * 100_000, "too many brackets"),
        ("[]", "it has no text"),
        ({"text": 3, "persons": []}, "it has no text"),
        ({"text": BELL}, "it has no list of persons"),
        ({"text": BELL, "persons": [[4, 8]]}, r"\[4, 8\] is no \[start, end, surface\]"),
        ({"text": BELL, "persons": [[4.0, 8, "bell"]]}, r"is no \[start, end, surface\]"),
        ({"text": BELL, "persons": [[4, 99, "bell"]]}, "not within the text of 15 characters"),
        ({"text": BELL, "persons": [[8, 4, "bell"]]}, "not within the text"),
        ({"text": BELL, "persons": [[0, 3, "bell"]]}, "characters 0 to 3 are “The”, not “bell”"),
    ],
)
def test_a_wrong_line_is_told_with_its_file_and_number(texts, line, reason):
    with pytest.raises(GoldError, match=rf"marked.jsonl, line 3: .*{reason}.*each line should be"):
        texts(marked(BRIDGE, "Reed"), "", line)


def test_a_file_of_nothing_is_told(texts):
    with pytest.raises(GoldError, match="has no line"):
        texts("", "")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"nowhere\.jsonl cannot be read: No such file"):
        read_marked(tmp_path / "nowhere.jsonl")


def test_a_file_of_another_charset_is_told(tmp_path):
    path = tmp_path / "marked.jsonl"
    path.write_bytes(b'{"text": "Ru\xedz"}')
    with pytest.raises(GoldError, match=r"is not UTF-8: .* at byte 12"):
        read_marked(path)
