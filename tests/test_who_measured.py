"""How well people are known across articles, measured on sets beside the project; and what that is measured with."""

import json

import pytest

from benchmarks.archive import linked, named
from benchmarks.archive.world import place
from benchmarks.linked import Letters, read_linked
from benchmarks.truth import DUMP, read_world

from .shared import beside

pytestmark = pytest.mark.django_db
LABELS = [
    {"span": [0, 8], "entity_id": "Q1", "type": "Q215627|Q5"},
    {"span": [13, 19], "entity_id": "<NIL>", "type": "OTHER"},
    {"span": [22, 26], "entity_id": "Q3", "type": "Q43229"},
]


def name(entity: str, person: int | None, article: str = "one") -> linked.Found:
    return linked.Found(entity, not entity.startswith("<"), person, "Ann Reed", article, "full name")


@pytest.fixture
def texts(tmp_path):
    """Two texts with labels, of which the first name is a known person's, the second may be anyone's."""
    path = tmp_path / "texts.jsonl"
    records = [{"text": f"Ann Reed met {other}. Firm paid.", "labels": LABELS} for other in ("Tom Oz", "Max Bo")]
    path.write_text("\n".join(map(json.dumps, records)))
    return read_linked(path)


def test_labels_of_firms_are_no_peoples(texts):
    assert [label.is_person for label in texts[0].labels] == [True, False, False]


def test_places_do_not_count_spaces():
    assert Letters("Mr  Hale")(4, 8) == Letters("Mr\n\n\nHale")(5, 9)


def test_linked_names_are_found_in_the_archive(texts):
    linked.keep(texts)
    found, other = linked.found(texts)
    assert ([one.surface for one in found if one.is_known], other) == (["Ann Reed", "Ann Reed"], 0)


def test_two_people_under_one_entry_are_a_wrong_merge():
    one, other = name("Q1", 7), name("Q2", 7)
    assert linked.wrong([one, name("Q1", 7, "two"), other, name("Q3", None)]) == [(one, other)]


def test_two_entries_for_one_person_are_a_missed_merge():
    one, other = name("Q1", 7), name("Q1", 8)
    assert linked.missed([one, name("Q1", 7, "two"), other, name("<NIL>", 9)]) == [(one, other)]


def test_every_figure_of_the_worlds_people_reaches_its_goal():
    folder = beside("world")
    filed = place(read_world(folder), folder / DUMP)
    figures = named.measure(named.read_people(folder), filed.mostly())
    assert [figure for figure in figures if not figure.is_met] == []


@pytest.mark.parametrize("name", ["rss-500", "reuters-128"])
def test_no_two_people_of_linked_texts_are_taken_for_one(name):
    texts = read_linked(beside(f"data/resolve_{name}.jsonl"))
    linked.keep(texts)
    found, _ = linked.found(texts)
    assert linked.wrong(found) == []
