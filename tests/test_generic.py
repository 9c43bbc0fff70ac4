"""News pages in HTML of sites that have no layout of their own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.layouts import parse
from ingest.reading import read_page
from ingest.records import NOWHERE, RawPage, Rejection
from ingest.resolve.dates import dated

PAGE = (Path(__file__).parent / "pages" / "generic-news.html").read_text()


def resolved(text: str = PAGE, captured_at: datetime | None = None):
    return read_page(RawPage(text.encode(), 1, 0, captured_at=captured_at))


def test_title_outlet_and_author_are_found():
    (copy,) = resolved().appearances
    assert (copy.title, copy.parsed.outlet.text, copy.body.byline.text) == (
        "Lighthouse of Tarn lit again",
        "Coastline Herald",
        "Rafi Moreno",
    )


def test_the_date_is_a_day_with_the_basis_generic():
    interval = resolved().appearances[0].published
    assert interval.basis == "generic"
    assert interval.earliest <= datetime(2025, 6, 4, 7, 30, tzinfo=UTC) <= interval.latest


def test_keywords_become_hashtags_with_the_basis_generic():
    topics = [(topic.hashtag, topic.basis) for topic in resolved().appearances[0].topics if topic.hashtag]
    assert topics == [("#Lighthouse", "generic"), ("#HarbourNews", "generic")]


def test_a_body_that_stands_whole_on_the_page_has_its_place():
    body = parse(PAGE).appearances[0].body
    assert (PAGE[slice(*body.span)], "evening &amp; thanked" in body.verbatim) == (body.verbatim, True)


def test_a_body_out_of_which_something_was_left_has_none():
    page = PAGE.replace("<p>Harbour master", "<script>advertise()</script><nav>Read more</nav><p>Harbour master")
    assert parse(page).appearances[0].body.span == NOWHERE


def test_navigation_is_not_read():
    assert "Sport" not in resolved().appearances[0].body.text


def test_html_without_an_article_is_rejected_with_a_sentence():
    rejection = resolved("<!doctype html><html><body><p>Hi</p></body></html>")
    assert isinstance(rejection, Rejection)
    assert "not generic: trafilatura finds no article on it." in rejection.detail


@pytest.mark.parametrize(("markup", "reason"), [("<br>" * 6000, "elements"), ("x" * 1_000_001, "characters")])
def test_a_page_that_would_take_too_long_is_refused(markup, reason):
    assert f"0 {reason}" in parse(f"<!doctype html><html><body>{markup}")


@pytest.mark.parametrize("words", ["yesterday", "0000-00-00", "0001-01-01", "9999-12-31"])
def test_what_is_no_day_dates_nothing(words):
    assert dated("generic", words, None) is None
