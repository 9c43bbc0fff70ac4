"""The page of one article."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article, ArticleTopic
from articles.passages import Paragraph, Passage
from ingest.damage import Loss
from ingest.templatetags.provenance import Printed, with_holes

from .factories import make_article, make_capture, make_mention, make_person, make_source, make_topic
from .soup import page, words

pytestmark = pytest.mark.django_db
EVENING = datetime(2025, 6, 4, 17, tzinfo=UTC), datetime(2025, 6, 4, 18, 30, tzinfo=UTC)


def test_an_article_shows_its_title_outlet_and_byline(client):
    article = make_article("Ferry returns", source=make_source(), byline="By Mara Lind")
    header = page(client, article.get_absolute_url()).select_one(".reading header")
    assert "The Lantern Ferry returns" in words(header)
    assert "By Mara Lind" in words(header)


def test_an_article_of_no_known_outlet_says_so(client):
    assert words(page(client, make_article().get_absolute_url()).select_one(".kicker")) == "Unknown outlet"


def test_an_article_with_an_arabic_title_has_a_page(client):
    article = make_article("عودة العبارة إلى وند")
    assert words(page(client, article.get_absolute_url()).h1) == "عودة العبارة إلى وند"


def test_a_date_shows_what_it_is_known_from(client):
    article = make_article(published=EVENING, source=make_source())
    make_capture(make_article("First"), article)
    make_capture(make_article("Second"), article)
    dated = words(page(client, article.get_absolute_url()).select_one(".dated"))
    assert dated == "Published between 4 June 2025 17:00 and 18:30 UTC, from “18 hours ago” on two pages."


def test_an_undated_article_says_which_time_could_not_be_placed(client):
    article = make_article(source=make_source())
    make_capture(make_article("First"), article, captured_at=None)
    dated = words(page(client, article.get_absolute_url()).select_one(".dated"))
    assert dated == "Undated: the page says “18 hours ago”, but when it was captured is not known."


def test_the_most_exact_of_many_times_are_told_first(client):
    article = make_article(published=EVENING, source=make_source())
    for number, time in enumerate(["3 days ago", "2 days ago", "a day ago", "an hour ago"]):
        make_capture(make_article(f"Main {number}"), article, time=time)
        width = timedelta(hours=5 - number)
        article.appearances.filter(time=time).update(published_latest=EVENING[0] + width)
    dated = words(page(client, article.get_absolute_url()).select_one(".dated"))
    assert dated.endswith(
        "from “an hour ago” on one page, “a day ago” on one page, “2 days ago” on one page and others."
    )


def test_an_article_that_no_page_dates_says_so(client):
    dated = words(page(client, make_article().get_absolute_url()).select_one(".dated"))
    assert dated == "Undated. No captured page says when it was published."


def test_subheadings_are_headings(client):
    article = make_article(body="One.\n\nWhat next\n\nTwo.", subheadings=[1])
    body = page(client, article.get_absolute_url()).select_one(".body")
    assert [(tag.name, words(tag)) for tag in body.find_all(["p", "h2"])] == [
        ("p", "One."),
        ("h2", "What next"),
        ("p", "Two."),
    ]


def test_a_name_in_the_text_leads_to_the_person(client):
    ilse = make_person()
    article = make_article(body="Early.\n\nMayor Ilse Varga spoke.", people=[ilse])
    name = page(client, article.get_absolute_url()).select_one(".body a")
    assert (words(name), name["href"]) == ("Ilse Varga", ilse.get_absolute_url())


def test_a_name_that_an_edit_moved_gives_no_link(client):
    article = make_article(body="Mayor Ilse Varga spoke.", people=[make_person()])
    Article.objects.update(body="The Mayor, Ilse Varga, spoke.")
    body = page(client, article.get_absolute_url()).select_one(".body")
    assert (words(body), body.select("a")) == ("The Mayor, Ilse Varga, spoke.", [])


def test_a_person_stands_once_with_the_role_that_is_stated(client):
    article, ilse = make_article(body="Varga won. Mayor Ilse Varga spoke."), make_person()
    make_mention(article, ilse, "Varga")
    make_mention(article, ilse, "Ilse Varga", role="Mayor")
    assert words(page(client, article.get_absolute_url()).select_one(".aside .ranked li")) == "Ilse Varga Mayor"


def test_a_topic_shows_its_basis(client):
    article = make_article()
    ArticleTopic.objects.create(article=article, topic=make_topic("#Ferry", hashtag="ferry"), basis="hashtag")
    listed = words(page(client, article.get_absolute_url()).select_one(".aside .ranked li"))
    assert listed == "#Ferry from a hashtag on the page"


def test_each_copy_shows_what_its_page_printed(client):
    article = make_article(source=make_source())
    capture = make_capture(make_article("First"), article)
    row = page(client, article.get_absolute_url()).select_one(".provenance tbody tr")
    assert words(row).startswith("5 June 2025 12:00 UTC related article gives the text “The Lantern” “18 hours ago”")
    assert row.a["href"] == f"{capture.get_absolute_url()}#appearance-1"


def test_a_wrong_slug_leads_to_the_right_one(client):
    article = make_article()
    response = client.get(f"/articles/{article.pk}/wrong/")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_a_merged_article_leads_to_the_one_it_became(client):
    kept = make_article("Kept")
    merged = make_article(merged_into=kept)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())


@pytest.mark.parametrize(("status", "code"), [("hidden", 404), ("withdrawn", 410)])
def test_an_article_kept_from_readers_is_not_shown(client, status, code):
    article = make_article("Secret ferry", status=status)
    assert "Secret" not in page(client, article.get_absolute_url(), code).get_text()


def test_raw_leads_to_the_place_on_the_page(client):
    article = make_article()
    capture = make_capture(make_article("First"), article)
    response = client.get(f"/articles/{article.pk}/raw/")
    assert response["Location"] == f"{capture.get_absolute_url()}#appearance-1"


def test_an_article_named_raw_is_shown(client):
    article = make_article("Raw")
    make_capture(article)
    assert words(page(client, article.get_absolute_url()).h1) == "Raw"


@pytest.mark.parametrize(("status", "code"), [("hidden", 404), ("withdrawn", 410)])
def test_raw_leads_to_no_article_kept_from_readers(client, status, code):
    assert client.get(f"/articles/{make_article(status=status).pk}/raw/").status_code == code


def test_an_unchanged_article_is_not_sent_twice(client):
    address = make_article().get_absolute_url()
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_a_name_with_a_hole_has_one_place_for_links():
    paragraph = Paragraph((Passage("Ilse Varga", None, "name-0"),), heading=False)
    (parted,) = with_holes([paragraph], Printed(losses=(Loss(5, 2),)))
    assert [getattr(passage, "anchor", None) for passage in parted.passages] == ["name-0", None, ""]
