"""Every layout against its golden pages: tests/pages holds each page and what is to be read from it."""

import json
from pathlib import Path

import pytest

from ingest.layouts import LAYOUTS, parse
from ingest.layouts.words import ENGLISH
from ingest.records import ParsedPage, Span, Value

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
FIELDS = ("title", "outlet", "time", "category", "hashtag", "body")


def as_json(page: ParsedPage) -> dict:
    copies = [
        {"role": copy.role, **{f: value.text for f in FIELDS if (value := getattr(copy, f))}}
        for copy in page.appearances
    ]
    return {"layout": page.layout, "language": page.language, "appearances": copies}


def read(name: str) -> ParsedPage:
    return parse((Path(__file__).parent / "pages" / f"{name}.txt").read_text())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_golden_page_is_read_exactly(path):
    assert as_json(parse(path.read_text())) == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_span_reads_back_its_value(path):
    text = path.read_text()
    values = [getattr(copy, field) for copy in parse(text).appearances for field in FIELDS]
    assert all(text[slice(*value.span)] == value.text for value in values if value)


def test_every_layout_has_a_golden_page():
    goldens = (Path(__file__).parent / "pages").glob("*.json")
    names = {json.loads(path.read_text())["layout"] for path in goldens}
    assert names == {layout.name for layout in LAYOUTS}


def test_a_known_outlet_decides_where_digits_run_together():
    page = "logo\nTram opens\n\nTram opens\n\nVista2414 hours ago\nIt opens.\nOrange background\n"
    assert parse(page, {"Vista24"}).appearances[0].outlet == Value("Vista24", Span(29, 36))


def test_an_unknown_outlet_takes_the_longest_possible_count():
    page = "logo\nTram opens\n\nTram opens\n\nThe 2214 hours ago\nIt opens.\nOrange background\n"
    assert parse(page).appearances[0].time.text == "14 hours ago"


def test_interface_words_alone_do_not_end_a_body():
    page = "\nTram opens\nIt opens.\nRelated Articles\nIt closes.\n"
    assert parse(page).appearances[0].body.text == "It opens.\nRelated Articles\nIt closes."


def test_a_block_whose_bullet_names_another_outlet_is_none():
    block = ["", "Orb", "2 days ago", "- The Lantern", "Frost", "It froze.", ""]
    page = "\n".join(["", "Tram opens", "It opens.", "", *ENGLISH.tail, *block])
    assert [copy.role for copy in parse(page).appearances] == ["main"]


def test_a_page_without_any_sign_of_a_layout_is_refused_with_reasons():
    refusal = parse("Dear Ines,\n\nthank you for the letter.\n\nYours, Rafi")
    assert refusal.startswith("No layout fits this page: not spaced hashtag: ")


def test_an_empty_page_is_refused():
    assert "the page is empty" in parse(" \n\n")
