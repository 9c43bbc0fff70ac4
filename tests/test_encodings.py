"""Records as NDJSON and CSV."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.encodings import csv_lines, guarded, ndjson_lines
from articles.exports import FIELDS

RECORD = dict.fromkeys(FIELDS) | {
    "id": 41,
    "title": "Pier, “mended”\nat last",
    "body": "Écoutez : 🚢",
    "topics": [{"label": "Politics", "qcode": None, "basis": "lexicon"}],
    "people": [],
    "copies": [40],
    "appearances": [],
}


def row_of(**fields) -> dict[str, str]:
    lines = b"".join(csv_lines([RECORD | fields])).decode()
    return next(csv.DictReader(lines.splitlines(keepends=True)))


def test_ndjson_is_one_line_a_record():
    assert [json.loads(line) for line in ndjson_lines([RECORD, RECORD])] == [RECORD, RECORD]


def test_ndjson_parts_no_line_within_a_record():
    assert b"".join(ndjson_lines([RECORD])).count(b"\n") == 1


def test_csv_names_its_columns_also_when_nothing_follows():
    assert list(csv_lines([])) == [(",".join(FIELDS) + "\r\n").encode()]


@pytest.mark.parametrize("field", ["title", "body"])
def test_csv_gives_texts_back(field):
    assert row_of()[field] == RECORD[field]


@pytest.mark.parametrize("field", ["id", "topics", "people", "copies", "appearances"])
def test_csv_gives_nested_fields_and_numbers_back_as_json(field):
    assert json.loads(row_of()[field]) == RECORD[field]


def test_csv_leaves_a_cell_empty_for_null():
    assert row_of()["source"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "'=1"])
def test_no_cell_can_start_a_formula(text):
    assert row_of(title=text)["title"] == "'" + text


@given(st.text())
def test_taking_one_apostrophe_away_gives_any_text_back(text):
    assert guarded(text).removeprefix("'") == text
