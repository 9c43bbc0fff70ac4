"""Every character of a page is accounted for: the stretches are disjoint, in order, and cover the text."""

from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.inspection import inspect
from ingest.layouts import LAYOUTS
from ingest.layouts.words import ARABIC, ENGLISH
from ingest.lines import Lines

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(FOLDER.glob("*.txt"))
HTML = sorted(FOLDER.glob("html-*.html"))
PIECES = [
    *("", "logo", "#", "Orange background", "Hashtags", "Latest news with #Tide", " opens in spring", "Tram opens"),
    *("Tram opens2 days ago", "The 422 hours ago", "Orb", "- Orb", "- Sport", "  • Orb", "  • Sport", "an hour ago"),
    *(
        "timean hour ago",
        "04-06-2025",
        "===",
        "\ufeff",
        "Advertisement",
        "It opened.It closed.",
        *ENGLISH.tail,
        *ARABIC.tail,
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("\n".join)


def shuffled_pages() -> st.SearchStrategy[str]:
    """Golden pages with lines repeated, lost and put elsewhere."""
    lines = st.sampled_from([path.read_text().split("\n") for path in PAGES])
    return lines.flatmap(lambda page: st.lists(st.sampled_from(page), max_size=60)).map("\n".join)


def put_together(text: str, stretches) -> str:
    return "".join(text[stretch.start : stretch.end] for stretch in stretches)


@given(TEXTS | shuffled_pages())
@settings(max_examples=300)
def test_the_stretches_of_any_page_put_together_are_the_page(text):
    stretches = inspect(text).stretches
    assert put_together(text, stretches) == text
    assert all(one.end == other.start for one, other in pairwise(stretches))


@given(TEXTS | shuffled_pages())
@settings(max_examples=100)
def test_every_layout_reads_any_page_it_is_forced_upon(text):
    for layout in LAYOUTS:
        page = layout(Lines(text))
        if not page.refusal():
            assert put_together(text, page.parse().stretches) == text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*[lt]")), ids=lambda path: path.name)
def test_the_stretches_of_a_golden_page_put_together_are_the_page(path):
    text = path.read_text()
    assert put_together(text, inspect(text).stretches) == text


@pytest.mark.parametrize("path", [*PAGES, *HTML], ids=lambda path: path.stem)
def test_nothing_of_a_golden_page_is_unparsed(path):
    assert [stretch for stretch in inspect(path.read_text()).stretches if stretch.name == "unparsed"] == []


def test_a_line_that_belongs_nowhere_is_unparsed():
    page = "\nTram opens\nIt opens.\n\n" + "\n".join(
        [*ENGLISH.tail, "", "Stray words", "", "Orb", "an hour ago", "- Orb", "Frost"]
    )
    assert [page[s.start : s.end] for s in inspect(page).stretches if s.name == "unparsed"] == ["Stray words"]


def inspected(*arguments: str) -> str:
    printed = StringIO()
    call_command("inspect_page", *arguments, stdout=printed)
    return printed.getvalue()


@pytest.mark.django_db
def test_the_command_names_each_stretch_and_why_other_layouts_do_not_fit():
    printed = inspected(str(Path(__file__).parent / "pages" / "compact-hashtag.txt"))
    assert "layout: compact hashtag" in printed
    assert "not spaced hashtag: “logo” and “Latest news with #”" in printed
    assert "outlet        The Lantern" in printed


@pytest.mark.django_db
def test_the_command_names_what_is_neither_a_file_nor_a_capture():
    with pytest.raises(CommandError, match="abc is neither a file nor the beginning"):
        inspected("abc")


def test_the_noise_within_a_body_has_its_kind():
    page = "\nTram opens\nORME (Wirepress) -The tram opens.\nAdvertisement\nIt is late.\n"
    named = [(stretch.name, page[stretch.start : stretch.end]) for stretch in inspect(page).stretches]
    assert ("advertisement", "Advertisement") in named
    assert ("dateline", "ORME (Wirepress)") in named
