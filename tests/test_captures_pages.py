"""Captured pages as readers see them."""

import pytest

from ingest.markings import pieces
from ingest.models import Capture

from .factories import CAPTURED_AT, make_article, make_capture, make_source
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture() -> Capture:
    """A page with a main article and a related one."""
    return make_capture(make_article("Toll dropped", body="Nobody pays."), make_article(source=make_source()))


def test_every_field_is_marked_and_labelled(client, capture):
    marks = [words(mark) for mark in page(client, capture.get_absolute_url()).select(".raw mark")]
    assert marks[:5] == [
        "1 title Toll dropped",
        "1 body Nobody pays.",
        "2 outlet The Lantern",
        "2 time 18 hours ago",
        "2 title Harbour ferry returns",
    ]


def test_the_legend_names_the_fields_of_the_page(client, capture):
    legend = page(client, capture.get_absolute_url()).select(".legend mark")
    assert [words(mark) for mark in legend] == ["title", "outlet", "time", "body"]


def test_the_pieces_make_up_the_whole_text(capture):
    text = capture.text()
    assert "".join(piece.text for piece in pieces(text, capture.appearances.all())) == text


def test_spans_that_overlap_show_no_text_twice(capture):
    appearances = list(capture.appearances.all())
    appearances[1].spans["category"] = [0, 40]
    assert "".join(piece.text for piece in pieces(capture.text(), appearances)) == capture.text()


def test_the_articles_of_the_page_are_linked(client, capture):
    links = [words(link) for link in page(client, capture.get_absolute_url()).select(".found > li > a")]
    assert links == ["Toll dropped", "Harbour ferry returns"]


def test_an_article_can_be_found_on_the_page(client, capture):
    place = page(client, capture.get_absolute_url()).find(id="appearance-1")
    assert words(place) == "2 outlet The Lantern"


def test_all_retrievals_of_the_same_bytes_are_told(client):
    article = make_article()
    make_capture(article)
    again = make_capture(article, captured_at=None)
    assert len(page(client, again.get_absolute_url()).select(".facts dd")[0].select("div")) == 2


def test_the_exact_bytes_are_sent_as_text_that_cannot_run(client, capture):
    response = client.get(f"/captures/{capture.sha256}.txt")
    assert response.content == capture.raw_bytes()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_unchanged_bytes_are_not_sent_twice(client, capture):
    address = f"/captures/{capture.sha256}.txt"
    assert client.get(address, headers={"If-None-Match": f'"{capture.sha256}"'}).status_code == 304


@pytest.mark.parametrize("status", ["hidden", "withdrawn"])
def test_a_page_does_not_show_what_is_kept_from_readers(client, status):
    capture = make_capture(make_article(), make_article("Secret", body="Hush.", status=status))
    raw = words(page(client, capture.get_absolute_url()).select_one("main"))
    assert "Secret" not in raw
    assert "Hush" not in raw


def test_the_bytes_of_such_a_page_are_kept_too(client):
    capture = make_capture(make_article("Secret", status="withdrawn"))
    assert client.get(f"/captures/{capture.sha256}.txt").status_code == 410


def test_a_page_of_no_article_says_why(client, capture):
    Capture.objects.update(layout="", problem="No layout fits.")
    capture.appearances.all().delete()
    assert "No layout fits." in words(page(client, capture.get_absolute_url()).select_one(".summary"))


def test_an_address_that_could_run_is_no_link(client, capture):
    Capture.objects.update(url="javascript:alert(1)")
    assert page(client, capture.get_absolute_url()).select("a[href^=javascript]") == []


def test_an_unknown_page_is_not_found(client):
    page(client, f"/captures/{'0' * 64}/", 404)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ({"microsecond": 0}, "5 June 2025 12:00 UTC a curator"),
        ({"hour": 23, "minute": 59}, "between 5 June 2025 12:00 and 23:59 UTC a curator"),
    ],
)
def test_a_capture_time_is_said_no_surer_than_it_is(client, capture, until, said):
    Capture.objects.update(captured_until=CAPTURED_AT.replace(**until), captured_basis="curator")
    assert words(page(client, capture.get_absolute_url()).select_one(".facts dd")).startswith(said)


def test_of_a_capture_on_some_day_the_hour_is_said_to_be_unknown(client, capture):
    midnight = CAPTURED_AT.replace(hour=0)
    Capture.objects.update(captured_at=midnight, captured_until=midnight.replace(hour=23, minute=59))
    told = words(page(client, capture.get_absolute_url()).select_one(".facts dd"))
    assert told.startswith("5 June 2025, at an hour that is not known stated at import")
