"""The page of an article's versions: which there are, what became of each, and how two differ."""

from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from ingest.models import Appearance, Capture
from ingest.versions import gathering

from .factories import CAPTURED_AT, make_article, make_capture, make_source
from .soup import page, words

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parent / "pages" / "generic-news.html").read_text()
FERRY = (
    "The council of Orme dropped the bridge toll on Monday.\n\n"
    "Lawyers for the ferry company had asked it to wait. Nobody knows yet who will pay for the pier.\n\n"
    "Mayor Ilse Varga said that the region would, as soon as it can."
)
EDITED = FERRY.replace("Monday", "Tuesday")


def captured(article: Article, body: str, days: int = 0, **fields) -> Capture:
    """Capture a copy of an article with this body, so many days later; `beside` another article, in one line."""
    version = copy(article)
    version.body, version.title = body, fields.pop("title", article.title)
    others = [make_article("Main article")] if fields.pop("beside", False) else []
    return make_capture(*others, version, **{"captured_at": CAPTURED_AT + timedelta(days=days), **fields})


@pytest.fixture
def article() -> Article:
    """An article with a text, an edited one, and one that is cut."""
    article = make_article("Toll dropped", body=FERRY, source=make_source())
    captured(article, FERRY)
    captured(article, EDITED, days=1)
    captured(article, FERRY[:80], days=2, beside=True)
    return article


def address(article: Article, query: str = "") -> str:
    return f"/articles/{article.pk}/versions/{query}"


def listed(client, article: Article) -> list[str]:
    return [words(version) for version in page(client, address(article)).select(".version")]


def said(client, article: Article, query: str = "") -> list[str]:
    return [words(sentence) for sentence in page(client, address(article, query)).select(".said li")]


def test_versions_are_listed_by_their_first_capture(client, article):
    first, second, third = listed(client, article)
    assert first.startswith(
        "Version 1 the text shown Captured 5 June 2025 12:00 UTC As main article Length 42 words, 216 characters"
    )
    assert second.startswith("Version 2 Captured 6 June 2025 12:00 UTC")
    assert "As related article Length 15 words, 79 characters" in third


def test_copies_of_one_text_are_one_version(client, article):
    captured(article, FERRY, days=9)
    captured(article, FERRY, captured_at=None, time="")
    first, *others = listed(client, article)
    assert "5 June 2025 12:00 to 14 June 2025 12:00 UTC, and 1 time not known" in first
    assert "main article (3 copies)" in first
    assert len(others) == 2


def test_a_version_of_unknown_capture_time_comes_last(client, article):
    captured(article, FERRY.replace("Orme", "Wend"), captured_at=None)
    assert listed(client, article)[3].startswith("Version 4 Captured capture time not known")


def test_each_version_tells_how_it_differs_from_the_text_shown(client, article):
    _, second, third = listed(client, article)
    assert "Beside the text shown 1 word was changed." in second
    assert "The last 67 % is missing in this version. Line breaks differ too." in third


def test_damage_is_told(client, article):
    Appearance.objects.filter(length=80).update(lost_words=2)
    captured(article, FERRY.replace("Monday.\n\n", "Monday."), days=3)
    joined, _, cut = listed(client, article)
    assert "Damage ends in mid-sentence, 2 words lost" in cut
    assert "Damage lines joined without a space in 1 of the copies" in joined


def test_titles_and_outlets_are_told_where_they_differ(client, article):
    captured(article, FERRY[:60], days=3, title="Bridge toll & pier", beside=True)
    article.appearances.filter(length=60).update(outlet="Lantern Daily")
    assert "Title printed “Bridge toll & pier” Outlet printed “Lantern Daily”" in listed(client, article)[3]
    assert "printed" not in listed(client, article)[0].replace("Raw pages", "")


def test_a_version_leads_to_its_raw_pages(client, article):
    capture = captured(article, FERRY[:60], days=3, beside=True)
    links = page(client, address(article)).select("#version-4 a")
    assert links[-1]["href"] == f"{capture.get_absolute_url()}#appearance-1"


def test_the_text_shown_is_compared_with_the_latest_other(client, article):
    assert said(client, article) == ["The last 67 % is missing in version 3.", "Line breaks differ too."]


def test_any_two_versions_can_be_compared(client, article):
    soup = page(client, address(article, "?from=2&to=1"))
    assert [words(tag) for tag in soup.select(".difference del, .difference ins")] == [
        "[only in version 2: Tuesday]",
        "[only in version 1: Monday]",
    ]
    assert [tag["value"] for tag in soup.select("option[selected]")] == ["2", "1"]


def test_a_changed_title_is_told(client, article):
    captured(article, FERRY[:60], days=3, title="Bridge toll falls")
    assert said(client, article, "?from=1&to=4")[0] == "The title was changed."


def test_only_layout_is_told_as_such(client, article):
    captured(article, FERRY, days=3, beside=True)
    article.appearances.filter(length=len(FERRY), role="related").update(length=len(FERRY) - 2)
    assert said(client, article, "?from=1&to=4") == ["Only line breaks differ."]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?from=1&to=9", "There is no version “9”: the versions are numbered from 1 to 3."),
        ("?from=0&to=1", "There is no version “0”: the versions are numbered from 1 to 3."),
        ("?from=1&to=<b>", "There is no version “<b>”: the versions are numbered from 1 to 3."),
        ("?from=٢&to=1", "There is no version “٢”: the versions are numbered from 1 to 3."),
        (f"?from={'9' * 5000}&to=1", f"There is no version “{'9' * 20}”: the versions are numbered from 1 to 3."),
        ("?to=2", "Choose two versions to compare."),
        ("?from=2&to=2", "Choose two different versions to compare."),
    ],
)
def test_a_choice_that_cannot_be_is_explained(client, article, query, problem):
    assert words(page(client, address(article, query)).select_one(".banner")) == problem


def test_one_version_leaves_nothing_to_compare(client):
    article = make_article(body=FERRY)
    captured(article, FERRY)
    captured(article, FERRY, days=1)
    soup = page(client, address(article, "?from=1&to=2"))
    assert words(soup.select_one(".summary")) == "All its 2 copies have the same text."
    assert soup.select(".comparison") == []


def test_an_article_of_no_known_page_shows_its_text_as_the_only_version(client):
    article = make_article(body=FERRY)
    soup = page(client, address(article))
    assert words(soup.select_one(".summary")) == "No captured page is known for it."


def test_a_text_that_a_curator_set_is_a_version_of_its_own(client, article):
    Article.objects.filter(pk=article.pk).update(body=f"{FERRY}\n\nCorrected.", locked={"body": "ada"})
    last = listed(client, article)[3]
    assert last.startswith("Version 4 the text shown Captured no captured page has this text; a curator set it")


def test_a_copy_without_text_is_a_version(client, article):
    captured(article, "", days=3)
    assert "no text" in listed(client, article)[3]
    assert said(client, article) == ["Version 4 has no words."]


def test_a_body_that_stands_nowhere_as_such_cannot_always_be_read(client, article):
    for appearance in article.appearances.filter(length=80):
        appearance.spans.pop("body")
        appearance.save()
    summary = words(page(client, address(article)).select_one(".summary"))
    assert "The text of 1 copy could not be read back from the page." in summary


@pytest.fixture
def of_unknown_sites(tmp_path) -> Article:
    """An article on two pages of HTML, whose bodies stand nowhere on them as such."""
    torn = PAGE.replace("<p>Harbour master", "<script>advertise()</script><nav>Read more</nav><p>Harbour master")
    for number, text in enumerate([torn, torn.replace("Harbour master", "The harbour master")]):
        path = tmp_path / f"{number}.html"
        path.write_text(text)
        call_command("import_dump", str(path), captured_at="2025-06-05T12:00:00Z", workers=1)
    return Article.objects.get()


def test_a_body_that_stands_nowhere_as_such_is_read_again(client, of_unknown_sites):
    assert not any("body" in appearance.spans for appearance in of_unknown_sites.appearances.all())
    assert "1 word was removed." in said(client, of_unknown_sites, "?from=1&to=2")


def test_text_from_right_to_left_keeps_its_direction(client):
    article = make_article("العبارة", body="تبحر العبارة يوم الجمعة.", language="ar")
    captured(article, article.body)
    captured(article, "أبحرت العبارة يوم الجمعة.", days=1)
    difference = page(client, address(article)).select_one(".difference")
    assert (difference["lang"], difference["dir"]) == ("ar", "auto")
    assert {(label["lang"], label["dir"]) for label in difference.select(".unseen")} == {("en", "ltr")}


def test_rare_versions_beyond_the_limit_are_left_out_and_counted(client, article, monkeypatch):
    monkeypatch.setattr(gathering, "MOST", 2)
    soup = page(client, address(article))
    assert len(soup.select(".version")) == 2
    assert "Of 1 further copy, in rarer versions, nothing is listed here." in words(soup.select_one(".summary"))


def test_pages_too_large_to_be_read_for_one_answer_are_left_out(client, article):
    Capture.objects.filter(appearances__article=article).exclude(appearances__gives_text=True).update(size=10**9)
    assert len(listed(client, article)) == 1


def test_many_copies_cost_no_more_queries(client, article, django_assert_max_num_queries):
    for number in range(20):
        captured(article, FERRY[: 40 + number], days=number)
    with django_assert_max_num_queries(6):
        assert client.get(address(article)).status_code == 200


def test_the_article_leads_to_its_versions(client, article):
    link = page(client, article.get_absolute_url()).select_one(".provenance p a")
    assert (words(link), link["href"]) == ("at least 3 versions", address(article))


def test_an_article_of_one_version_leads_to_none(client):
    article = make_article(body=FERRY)
    captured(article, FERRY)
    assert page(client, article.get_absolute_url()).select(".provenance p a") == []


@pytest.mark.parametrize(("status", "code"), [("hidden", 404), ("withdrawn", 410)])
def test_an_article_kept_from_readers_has_no_versions(client, article, status, code):
    Article.objects.filter(pk=article.pk).update(status=status)
    assert "Orme" not in page(client, address(article), code).get_text()


def test_a_merged_article_leads_to_the_one_it_became(client, article):
    merged = make_article(merged_into=article)
    response = client.get(address(merged))
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_an_article_named_versions_is_shown(client):
    article = make_article("Versions")
    assert words(page(client, article.get_absolute_url()).h1) == "Versions"


def test_text_of_pages_stays_text(client):
    article = make_article("<b>Toll</b>", slug="toll", body="<script>alert(1)</script> here.")
    captured(article, article.body)
    captured(article, "<img src=x onerror=alert(2)> here.", days=1)
    soup = page(client, address(article))
    assert [script["src"] for script in soup("script")] == ["/static/newsarchive.js"]
    assert soup("img") + soup.select("main b:not(.note)") == []
