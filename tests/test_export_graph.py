"""The command that exports the graph of related articles."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.exports import EdgeRecord

from .factories import make_article, make_capture, make_source

pytestmark = pytest.mark.django_db


def printed(**options) -> list[dict[str, str]]:
    output = StringIO()
    call_command("export_graph", stdout=output, **options)
    return list(csv.DictReader(StringIO(output.getvalue(), newline="")))


def test_an_edge_is_a_row():
    ferry, toll = make_article("Ferry", source=make_source()), make_article("=Toll")
    make_capture(ferry, toll)
    main = {"main_id": f"{ferry.pk}", "main_title": "Ferry", "main_source": "The Lantern"}
    related = {"related_id": f"{toll.pk}", "related_title": "'=Toll", "related_source": ""}
    captured = dict.fromkeys(("first_captured_at", "last_captured_at"), "2025-06-05T12:00:00Z")
    assert printed() == [{**main, **related, "pages": "1", **captured}]


def test_a_graph_without_edges_still_names_its_columns(tmp_path: Path):
    call_command("export_graph", output=tmp_path / "graph.csv")
    assert (tmp_path / "graph.csv").read_bytes().decode() == ",".join(EdgeRecord.__annotations__) + "\r\n"
