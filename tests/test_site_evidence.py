"""What an article's page says of its date: the words it rests on, those that do not agree, and why there is none."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.evidence import dating
from articles.models import Article

from .factories import CAPTURED_AT, day, make_article, make_capture, make_source
from .soup import page, words

pytestmark = pytest.mark.django_db
EVENING = datetime(2025, 6, 4, 17, tzinfo=UTC), datetime(2025, 6, 4, 18, 30, tzinfo=UTC)
LINE = "Published on: Wednesday, June 4, 2025"
DATELINE = "ORME, June 4 (Wirepress)"


def at(number: int, hour: int = 0) -> datetime:
    return datetime(2025, 6, number, hour, tzinfo=UTC)


def shown(client, article: Article) -> str:
    return " ".join(map(words, page(client, article.get_absolute_url()).select(".dated")))


def captured(article: Article, *, pages: int = 1, time: str = "", captured_at=CAPTURED_AT, published=None, basis=""):
    """Capture an article beside others; its time, if any, gives the interval."""
    for number in range(pages):
        main = make_article(f"Main {number} {time}")
        capture = make_capture(main, article, captured_at=captured_at, time=time or "a day ago")
        earliest, latest = published or (None, None)
        dates = {"published_earliest": earliest, "published_latest": latest, "date_basis": basis}
        article.appearances.filter(capture=capture).update(time=time, **dates)


def says(article: Article, basis: str, text: str, ends=(None, None)) -> None:
    """Let all copies of an article give a date in their text."""
    earliest, latest = (end and end.isoformat() for end in ends)
    article.appearances.update(text_dates=[{"basis": basis, "words": text, "earliest": earliest, "latest": latest}])


def dated(published=None, basis: str = "relative") -> Article:
    article = make_article(published=published, source=make_source())
    Article.objects.filter(pk=article.pk).update(date_basis=basis if published else "")
    article.refresh_from_db()
    return article


def test_a_line_of_the_text_is_quoted(client):
    article = dated(day(2025, 6, 4), "stated")
    captured(article, pages=2)
    says(article, "stated", LINE, day(2025, 6, 4))
    assert shown(client, article) == (
        f"Published 4 June 2025, from the line “{LINE}” on two pages, in a time zone that is not known."
    )


def test_a_line_with_hour_and_zone_is_told_to_the_minute(client):
    ends = at(4, 14), at(4, 14) + timedelta(minutes=1)
    article = dated(ends, "stated")
    captured(article)
    says(article, "stated", "Published: June 4, 2025 14:00 GMT", ends)
    assert shown(client, article).startswith("Published 4 June 2025 14:00 UTC, from the line “Published: June 4, 2025")


def test_a_dateline_is_quoted_as_such(client):
    ends = at(2, 10), at(12, 12)
    article = dated(ends, "dateline")
    captured(article)
    says(article, "dateline", DATELINE, ends)
    assert (
        shown(client, article) == f"Published between 2 and 12 June 2025, from the dateline “{DATELINE}” on one page."
    )


def test_a_printed_day_is_named_as_a_date(client):
    article = dated(day(2025, 6, 4), "day")
    captured(article, time="04-06-2025", published=day(2025, 6, 4), basis="day")
    assert shown(client, article) == (
        "Published 4 June 2025, from the date “04-06-2025” on one page, in a time zone that is not known."
    )


def test_times_and_lines_are_told_together_the_most_exact_first(client):
    article = dated(EVENING)
    captured(article, pages=2, time="18 hours ago", published=EVENING, basis="relative")
    says(article, "dateline", DATELINE, (at(2, 10), at(5, 12)))
    assert shown(client, article).endswith(
        f"from “18 hours ago” on two pages and the dateline “{DATELINE}” on two pages."
    )


def test_what_does_not_agree_is_named_with_its_own_date(client):
    article = dated(EVENING)
    captured(article, pages=2, time="18 hours ago", published=EVENING, basis="relative")
    captured(article, time="3 days ago", published=(at(1, 12), at(3)), basis="relative")
    assert shown(client, article).endswith(
        "The captures do not agree: “3 days ago” on one page means between 1 June 2025 12:00 and 3 June 2025 00:00 UTC."
        " The date given here is the one on which most agree."
    )


def test_a_line_that_clashes_is_named_too(client):
    article = dated(EVENING)
    captured(article, pages=2, time="18 hours ago", published=EVENING, basis="relative")
    says(article, "stated", "Published: May 4, 2025", day(2025, 5, 4))
    assert "the line “Published: May 4, 2025” on two pages means 4 May 2025" in shown(client, article)


def test_pages_that_agree_are_not_said_to_clash(client):
    article = dated(EVENING)
    captured(article, time="18 hours ago", published=EVENING, basis="relative")
    assert "do not agree" not in shown(client, article)


def test_two_pages_without_a_capture_time_are_counted(client):
    article = dated()
    captured(article, pages=2, time="18 hours ago", captured_at=None)
    assert shown(client, article) == (
        "Undated: two pages say “18 hours ago”, but when they were captured is not known."
    )


def test_several_times_without_a_capture_time_are_listed(client):
    article = dated()
    captured(article, pages=2, time="18 hours ago", captured_at=None)
    captured(article, time="a day ago", captured_at=None)
    assert shown(client, article) == (
        "Undated: its pages say “18 hours ago” on two pages and “a day ago” on one page, "
        "but when they were captured is not known."
    )


def test_a_dateline_without_a_year_waits_for_a_capture_time(client):
    article = dated()
    captured(article, captured_at=None)
    says(article, "dateline", DATELINE)
    assert shown(client, article) == f"Undated: the page says “{DATELINE}”, but when it was captured is not known."


def test_a_date_after_the_capture_is_told_as_no_date(client):
    article = dated()
    captured(article, time="20-06-2025")
    assert shown(client, article) == (
        "Undated: the page says “20-06-2025”, which gives no certain day before it was captured."
    )


def test_a_curators_date_names_no_page(client):
    article = dated(EVENING, "curator")
    captured(article, time="3 days ago", published=(at(1, 12), at(3)), basis="relative")
    assert shown(client, article) == "Published between 4 June 2025 17:00 and 18:30 UTC, as set by a curator."


def test_a_date_that_a_curator_took_away_is_not_told_again(client):
    article = dated()
    Article.objects.filter(pk=article.pk).update(locked={"published": "ada"})
    captured(article, time="18 hours ago", published=EVENING, basis="relative")
    assert shown(client, article) == "Undated, as set by a curator."


def test_what_pages_print_is_escaped(client):
    article = dated()
    captured(article, time="<b>18</b>", captured_at=None)
    assert "“<b>18</b>”" in shown(client, article)


def test_evidence_of_many_copies_costs_two_queries(django_assert_num_queries):
    article = dated(EVENING)
    captured(article, pages=12, time="18 hours ago", published=EVENING, basis="relative")
    says(article, "dateline", DATELINE, (at(2, 10), at(5, 12)))
    with django_assert_num_queries(2):
        assert [one.pages for one in dating(article).agreeing] == [12, 12]


def test_a_date_that_ends_with_the_first_capture_says_so(client):
    article = dated(EVENING)
    captured(article, time="18 hours ago", published=(EVENING[0], at(4, 23)), basis="relative")
    captured(article, captured_at=EVENING[1])
    assert "at the end of that time it stood on a captured page" in shown(client, article)


def test_a_date_that_ends_as_the_pages_words_say_does_not_name_the_capture(client):
    article = dated(EVENING)
    captured(article, time="a few seconds ago", published=EVENING, basis="relative", captured_at=EVENING[1])
    assert "stood on a captured page" not in shown(client, article)


def test_a_capture_before_all_else_says_it_was_published_is_told(client):
    article = dated(EVENING)
    captured(article, time="18 hours ago", published=EVENING, basis="relative")
    captured(article, captured_at=at(4, 9))
    assert "a page captured on 4 June 2025 09:00 UTC had it already" in shown(client, article)
