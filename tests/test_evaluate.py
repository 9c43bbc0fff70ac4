"""manage.py evaluate: engines beside each other."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

BELL = {"id": "fog", "text": "The bell rings for Ana Ruiz, 41, a diver.", "persons": [[19, 27, "Ana Ruiz"]]}
BELLS = "tests.bells:Bells"


@pytest.fixture
def marked(tmp_path):
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps(BELL) + "\n")
    return path


def evaluated(*arguments: object) -> str:
    printed = StringIO()
    call_command("evaluate", "people", *map(str, arguments), stdout=printed)
    return printed.getvalue()


def row(table: str, name: str) -> list[str]:
    """Give the first row of this name, without its name."""
    line = next(line for line in table.splitlines() if line.strip().startswith(name))
    return [cell.strip() for cell in line.replace("┃", "│").split("│")[1:]]


def test_engines_stand_side_by_side(marked):
    table = evaluated(marked, "--engine", "rules", "--engine", BELLS)
    assert row(table, "engine") == ["rules", BELLS]
    assert row(table, "spans: found") == ["1", "1"]
    assert row(table, "F1, %") == ["100.0", "0.0"]


def test_without_a_name_the_engine_of_the_settings_is_measured(marked, settings):
    settings.PEOPLE_ENGINE = BELLS
    assert row(evaluated(marked), "engine") == [BELLS]


def test_speed_and_memory_are_told(marked):
    table = evaluated(marked)
    assert int(row(table, "articles a CPU second")[0].replace(",", "")) > 0
    assert row(table, "peak memory, MB")[0] == "not known" or int(row(table, "peak memory, MB")[0]) > 10


def test_each_file_has_its_table(marked, tmp_path):
    letters = tmp_path / "letters.jsonl"
    letters.write_text("\n".join([marked.read_text()] * 2))
    table = evaluated(marked, letters)
    assert row(table.partition("letters.jsonl")[2], "articles") == ["2"]
    assert row(table, "articles") == ["1"]


def test_misses_and_inventions_are_shown_when_asked_for(marked):
    shown = evaluated(marked, "--engine", BELLS, "--show", "1")
    assert "missed: 1\n  fog: … The bell rings for [Ana Ruiz], 41, a diver. …" in shown
    assert "invented: 1\n  fog: … The [bell] rings for Ana Ruiz, 41, a diver. …" in shown


def test_no_example_is_shown_unasked(marked):
    assert "invented" not in evaluated(marked)


def test_some_of_many_examples_are_shown_from_all_over_the_file(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"text-{n}", "text": "bell", "persons": []}) for n in range(10)))
    shown = evaluated(path, "--engine", BELLS, "--show", "2")
    assert [line.split(":")[0].strip() for line in shown.splitlines() if "[bell]" in line] == ["text-0", "text-5"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["--engine", "spacey"], "“spacey”.*Write rules"), (["nowhere.jsonl"], r"nowhere\.jsonl cannot be read")],
)
def test_what_cannot_be_measured_is_told_in_a_sentence(marked, arguments, reason):
    with pytest.raises(CommandError, match=reason):
        evaluated(marked, *arguments)


def test_a_wrong_line_is_told_in_a_sentence(marked):
    marked.write_text(f"{json.dumps(BELL)}\n[]\n")
    with pytest.raises(CommandError, match=r"marked\.jsonl, line 2: it has no text"):
        evaluated(marked)
