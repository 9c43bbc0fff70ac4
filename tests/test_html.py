"""HTML pages of known sites: golden pairs, places in the markup, and hostile markup."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layouts import LAYOUTS, parse
from ingest.layouts.html import SiteLayout
from ingest.layouts.html_text import HtmlText
from ingest.layouts.html_tokens import is_html
from ingest.layouts.html_tree import HostilePageError, HtmlTree
from ingest.lines import Lines
from ingest.reading import read_page
from ingest.records import NOWHERE, RawPage, Span

from .test_layouts import as_json

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
ARTICLE = (Path(__file__).parent / "pages" / "html-article.html").read_text()
TAGS = [
    "<p>",
    "</p>",
    "<div class='x'>",
    "</div>",
    "<b",
    ">",
    "<!--",
    "-->",
    '"',
    "=",
    "&amp;",
    "&",
    "<",
    "<br/>",
    "\n",
]
MARKUP = st.lists(st.sampled_from([*TAGS, "<script>", "</script>", "Tram", " "]) | st.text(max_size=5)).map("".join)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_golden_page_is_read_exactly(path):
    assert as_json(parse(path.read_text())) == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_span_reads_back_the_verbatim_value(path):
    text = path.read_text()
    values = [value for copy in parse(text).appearances for value in copy.values().values()]
    assert all(text[slice(*value.span)] == value.verbatim for value in values if value.span != NOWHERE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_stretches_of_a_page_put_together_are_the_page(path):
    text = path.read_text()
    assert "".join(text[stretch.start : stretch.end] for stretch in parse(text).stretches) == text


@pytest.mark.parametrize("path", [path for path in PAGES if path.stem.startswith("html-")], ids=lambda path: path.stem)
def test_nothing_of_a_known_page_is_unparsed(path):
    assert parse(path.read_text()).unparsed == 0


def test_beautifulsoup_reads_the_same_by_the_same_selectors():
    soup = BeautifulSoup(ARTICLE, "lxml")
    for copy in parse(ARTICLE).appearances[:2]:
        scope, block = soup.select_one("main" if copy.role == "main" else ".related article"), copy.title
        found = scope.select_one("h1, h3").get_text()
        assert " ".join(found.split()) == block.text


def test_a_title_is_read_as_its_text_and_kept_as_its_markup():
    title = parse(ARTICLE).appearances[0].title
    assert (title.text, title.markup) == (
        "Fish & Chips ferry returns to Wend",
        "Fish &amp; Chips ferry returns\n  to Wend",
    )


def test_each_paragraph_leads_to_its_place_in_the_markup():
    body = read_page(RawPage(ARTICLE.encode(), 1, 0)).appearances[0].body
    assert ARTICLE[slice(*body.spans[-1])] == "Varga expects the first lorries by noon &ndash; or later."


def test_a_byline_is_read_as_its_text_and_placed_in_the_markup():
    byline = read_page(RawPage(ARTICLE.encode(), 1, 0)).appearances[0].body.byline
    assert byline.text == "By Ines O'Farrell, Harbour Correspondent"
    assert ARTICLE[slice(*byline.span)] == byline.verbatim == "By Ines O&#39;Farrell, Harbour Correspondent"


def test_other_html_is_refused_without_reading_it():
    layouts = [layout for layout in LAYOUTS if issubclass(layout, SiteLayout)]
    page = Lines("<!doctype html><html><body>" + "<div>" * 100)
    assert all("does not stand in its head" in layout(page).refusal() for layout in layouts)


def test_plain_text_that_begins_with_a_tag_is_no_html():
    assert not is_html("<b>Tram</b> opens\nIt opens.")


@given(MARKUP)
@settings(max_examples=300)
def test_every_character_shown_stands_in_the_markup(markup):
    shown = HtmlText(markup)
    for at, character in enumerate(shown.text):
        if character.isalnum() and character.isascii():
            start, end = shown.source(Span(at, at + 1))
            assert markup[start:end] == character or markup[start] == "&"


@given(MARKUP)
@settings(max_examples=200)
def test_any_markup_is_read_and_its_stretches_cover_it(markup):
    page = ARTICLE.replace("The ferry", markup)
    assert "".join(page[stretch.start : stretch.end] for stretch in parse(page).stretches) == page


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<ul><li>"])
def test_elements_nested_a_hundred_thousand_deep_are_refused(tag):
    assert "nested more than 256 deep" in parse(f"<!doctype html><html>{tag * 100_000}")


@pytest.mark.parametrize("piece", ["<!--", '<a b="', "<", "<a ", "&", "&#", "</p>", "<script>", "<p =", "<textarea>"])
def test_broken_markup_is_read_in_time_linear_in_its_length(piece):
    assert len(HtmlText(piece * 100_000).text) <= 200_000


def test_a_page_of_too_many_elements_is_refused():
    with pytest.raises(HostilePageError, match="more than 50,000 elements"):
        HtmlTree("<br>" * 50_001)


def test_an_element_without_an_end_tag_ends_where_its_neighbour_begins():
    tree = HtmlTree("<ul><li>Tram<li>Ferry</ul>")
    assert [tuple(tree.inner(item)) for item in tree.select("li")] == [(8, 12), (16, 21)]


def test_a_tag_within_an_attribute_a_comment_or_a_script_is_none():
    page = "<p title='<i>'>a</p><!-- <i> --><script>'<i>'</script>"
    assert HtmlTree(page).select("i") == []
