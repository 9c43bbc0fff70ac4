"""The command that exports the archive."""

import json
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.encodings import csv_lines
from articles.exports import article_record
from articles.management.commands import export_articles

from .factories import make_article

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    output = StringIO()
    call_command("export_articles", *arguments, stdout=output)
    return output.getvalue()


def failing(records) -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError


def test_every_published_article_is_a_line_of_json():
    articles = [make_article(), make_article()]
    expected = [json.loads(json.dumps(article_record(article))) for article in articles]
    assert [json.loads(line) for line in printed().splitlines()] == expected


def test_hidden_withdrawn_and_merged_articles_stay_inside():
    kept = make_article(status="withdrawn")
    make_article(status="hidden")
    make_article(merged_into=kept)
    assert printed() == ""


def test_csv_is_written_on_demand():
    article = make_article()
    assert printed("--format", "csv").encode() == b"".join(csv_lines([article_record(article)]))


def test_bytes_go_to_standard_output_as_they_are(capfdbinary):
    make_article("Größe: 🚢")
    call_command("export_articles")
    assert "Größe: 🚢".encode() in capfdbinary.readouterr().out


def test_a_file_takes_its_place_whole(tmp_path: Path):
    make_article()
    call_command("export_articles", output=tmp_path / "out.ndjson")
    assert [path.name for path in tmp_path.iterdir()] == ["out.ndjson"]
    assert (tmp_path / "out.ndjson").read_text() == printed()


def test_a_failed_export_leaves_the_former_file_and_nothing_else(tmp_path: Path, monkeypatch):
    (tmp_path / "out.ndjson").write_text("former")
    monkeypatch.setitem(export_articles.ENCODINGS, "ndjson", failing)
    with pytest.raises(RuntimeError):
        call_command("export_articles", output=tmp_path / "out.ndjson")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["former"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(CommandError, match=r"Could not write .*missing.*: No such file or directory\."):
        call_command("export_articles", output=tmp_path / "missing" / "out.ndjson")


def test_what_is_no_file_is_never_replaced():
    with pytest.raises(CommandError, match="is not a file"):
        call_command("export_articles", output=Path(os.devnull))


def test_a_reader_that_has_seen_enough_is_no_error():
    make_article()
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as output:  # noqa: PTH123 (a descriptor has no path)
        call_command("export_articles", stdout=output)
