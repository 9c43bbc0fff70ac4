"""The records in which data leaves the archive."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.exports import (
    FIELDS,
    AppearanceRecord,
    DateRecord,
    EdgeRecord,
    PersonRecord,
    RelatedRecord,
    TopicRecord,
    article_record,
    articles_for_export,
    stream_all,
    stream_chosen,
    stream_edges,
)
from articles.models import Article

from .factories import day, make_article, make_capture, make_mention, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db
DOCUMENTATION = (Path(__file__).parent.parent / "docs" / "export.md").read_text()
VARGA = "Mayor Ilse Varga spoke. Varga left."


def documented(heading: str) -> list[str]:
    """List the fields in the first table under a heading of docs/export.md."""
    section = re.split(r"\n#+ ", DOCUMENTATION.split(f" {heading}\n", 1)[1])[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def queries_of(records) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(records)
    return [query["sql"] for query in queries]


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("Topics", TopicRecord),
        ("People", PersonRecord),
        ("Related articles", RelatedRecord),
        ("Appearances", AppearanceRecord),
        ("Dates of the text", DateRecord),
        ("The graph of related articles", EdgeRecord),
    ],
)
def test_nested_records_have_the_documented_fields_in_their_order(heading, record):
    assert documented(heading) == list(record.__annotations__)


def test_a_record_has_the_documented_fields_in_their_order():
    assert documented("Articles") == list(FIELDS) == list(article_record(make_article()))


def test_the_documented_example_is_true():
    record = article_record(example())
    shown = json.loads(re.search(r"```json\n(.*?)```", DOCUMENTATION, re.DOTALL)[1])
    assert json.loads(json.dumps(record)) == shown


def example() -> Article:
    """Make the article that docs/export.md shows."""
    body, half_past_five = "Mayor Ilse Varga dropped the toll.", datetime(2025, 6, 4, 17, 30, tzinfo=UTC)
    reprint = make_article("Toll dropped", pk=40, body=body)
    origin = {"source": make_source("Coastline Herald"), "byline": "By Tom Reed", "copy_group": reprint.copy_group}
    origin["published"] = (half_past_five, half_past_five + timedelta(hours=1))
    article = make_article("Toll dropped", pk=41, body=body, topics=[make_topic(qcode="medtop:11000000")], **origin)
    make_mention(article, make_person(pk=7), role="Mayor")
    make_capture(make_article("Ferry returns", pk=39, body="It sails."), article)
    return article


def test_what_is_not_known_is_null():
    record = article_record(make_article())
    unknown = ("source", "byline", "dateline", "published_earliest", "published_latest", "date_basis")
    assert [record[field] for field in unknown] == [None] * 6


def test_mentions_stand_in_the_body_where_they_say():
    article, varga = make_article(body=VARGA), make_person()
    for surface in ("Ilse Varga", "Varga left"):
        make_mention(article, varga, surface)
    record = article_record(article)
    found = [record["body"][start:end] for start, end, _ in record["people"][0]["mentions"]]
    assert found == ["Ilse Varga", "Varga left"]


def test_offsets_count_characters_also_beyond_the_basic_plane():
    article = make_article(body="🚢 Ilse Varga sails.")
    make_mention(article, make_person())
    assert article_record(article)["people"][0]["mentions"] == [(2, 12, "Ilse Varga")]


def test_a_person_named_in_the_title_alone_has_no_mentions():
    article = make_article("Ilse Varga speaks")
    article.mentions.create(person=make_person(), field="title", start=0, end=10, surface="Ilse Varga")
    assert [(person["name"], person["mentions"]) for person in article_record(article)["people"]] == [
        ("Ilse Varga", [])
    ]


def test_a_mention_whose_words_were_edited_away_is_left_out():
    article = make_article(body=VARGA)
    make_mention(article, make_person())
    article.body = "The mayor spoke."
    assert article_record(article)["people"][0]["mentions"] == []


def test_a_role_is_the_first_that_is_stated():
    article, varga = make_article(body=VARGA), make_person()
    for surface, role in (("Ilse", ""), ("Varga", "Mayor"), ("Varga left", "Chair")):
        make_mention(article, varga, surface, role=role)
    assert article_record(article)["people"][0]["role"] == "Mayor"


def test_a_name_that_leads_to_nobody_is_left_out():
    article = make_article(body=VARGA)
    article.mentions.create(start=24, end=29, surface="Varga")
    assert article_record(article)["people"] == []


def test_copies_are_other_published_articles_of_the_same_text():
    article = make_article()
    reprint, _ = (make_article(copy_group=article.copy_group, status=status) for status in ("published", "hidden"))
    make_article(copy_group=article.copy_group, merged_into=article)
    assert article_record(article)["copies"] == [reprint.pk]


def test_spans_read_back_what_an_appearance_prints():
    article = make_article("Toll dropped", source=make_source("Coastline Herald"))
    text = make_capture(make_article(), article).text()
    appearance = article_record(article)["appearances"][0]
    printed = {field: text[slice(*appearance["spans"][field])] for field in ("title", "outlet", "time")}
    assert printed == {field: appearance[field] for field in printed}


def test_an_appearance_gives_the_dates_of_its_text():
    article = make_article()
    make_capture(article)
    date = {
        "basis": "stated",
        "words": "Published: June 4, 2025",
        "earliest": "2025-06-03T10:00:00+00:00",
        "latest": None,
    }
    article.appearances.update(text_dates=[date])
    (given,) = article_record(article)["appearances"][0]["text_dates"]
    assert given == date | {"earliest": "2025-06-03T10:00:00Z"}


def test_spans_stand_in_the_order_of_the_page():
    make_capture(make_article(), article := make_article(source=make_source()))
    article.appearances.update(spans={"title": [9, 12], "time": [5, 8], "outlet": [0, 4]})
    assert list(article_record(article)["appearances"][0]["spans"]) == ["outlet", "time", "title"]


def test_what_an_appearance_does_not_print_is_null():
    make_capture(article := make_article())
    appearance = article_record(article)["appearances"][0]
    assert [appearance[field] for field in ("url", "outlet", "time", "category", "hashtag")] == [None] * 5


def test_addresses_are_whole_where_the_site_knows_its_own(settings):
    settings.SITE_ADDRESS = "https://news.example.org"
    article = make_article()
    assert article_record(article)["url"] == f"https://news.example.org/articles/{article.pk}/harbour-ferry-returns/"


def test_instants_are_given_in_utc():
    record = article_record(make_article(published=day(2025, 6, 4)))
    assert (record["published_earliest"], record["published_latest"]) == (
        "2025-06-03T10:00:00Z",
        "2025-06-05T12:00:00Z",
    )


def test_all_are_streamed_by_rising_id_across_chunks():
    ids = [make_article().pk for _ in range(5)]
    assert [record["id"] for record in stream_all(Article.objects.all(), chunk=2)] == ids


def test_chosen_ones_are_streamed_in_the_order_given():
    first, second, third = (make_article().pk for _ in range(3))
    assert [record["id"] for record in stream_chosen([third, first, second], chunk=2)] == [third, first, second]


def test_chosen_ones_that_are_no_longer_published_are_left_out():
    hidden = make_article(status="hidden")
    assert list(stream_chosen([hidden.pk])) == []


def test_seven_queries_serve_a_chunk_however_full():
    for name in "abc":
        make_capture(make_article(topics=[make_topic(name)], people=[make_person()], source=make_source(name)))
    ids = list(Article.objects.values_list("pk", flat=True))
    assert len(queries_of(stream_chosen(ids))) == 7


def test_queries_grow_with_chunks_alone():
    for _ in range(4):
        make_capture(make_article(people=[make_person()]))
    assert len(queries_of(stream_all(Article.objects.all(), chunk=2))) == 2 * 7 + 1


def test_raw_pages_are_not_fetched():
    make_capture(make_article())
    assert not [sql for sql in queries_of(stream_all(Article.objects.all())) if '"raw"' in sql]


def test_a_record_of_fetched_articles_costs_further_queries_for_copies_and_related_ones_alone():
    make_capture(make_article(people=[make_person()]))
    article = articles_for_export(Article.objects.all()).get()
    assert len(queries_of(article_record(article) for _ in range(1))) == 3


def test_an_article_names_those_recommended_beside_it_and_the_other_way_round():
    ferry, toll = make_article("Ferry"), make_article("Toll", source=make_source())
    make_capture(ferry, toll)
    make_capture(ferry, toll)
    related = {"id": toll.pk, "title": "Toll", "source": "The Lantern", "pages": 2}
    related_to = {"id": ferry.pk, "title": "Ferry", "source": None, "pages": 2}
    assert (article_record(ferry)["related"], article_record(toll)["related_to"]) == ([related], [related_to])


def test_an_article_is_not_related_to_itself():
    ferry = make_article("Ferry")
    make_capture(ferry, ferry)
    assert article_record(ferry)["related"] == []


def test_those_on_most_pages_come_first_and_then_by_title():
    ferry, *others = (make_article(title) for title in ("Ferry", "Toll", "Pier", "Storm"))
    make_capture(ferry, *others)
    make_capture(ferry, others[-1])
    assert [other["title"] for other in article_record(ferry)["related"]] == ["Storm", "Pier", "Toll"]


def test_what_is_kept_from_readers_is_related_to_nothing():
    ferry = make_article("Ferry")
    make_capture(ferry, make_article("Secret", status="hidden"))
    assert article_record(ferry)["related"] == []


def test_the_graph_tells_when_an_edge_was_captured():
    ferry, toll = make_article("Ferry"), make_article("Toll")
    for hour in (9, 7):
        make_capture(ferry, toll, captured_at=datetime(2025, 6, 5, hour, tzinfo=UTC))
    edge = next(stream_edges())
    captured = (edge["first_captured_at"], edge["last_captured_at"])
    assert captured == ("2025-06-05T07:00:00Z", "2025-06-05T09:00:00Z")


def test_an_edge_captured_at_no_known_time_has_none():
    make_capture(make_article("Ferry"), make_article("Toll"), captured_at=None)
    assert next(stream_edges())["last_captured_at"] is None


def test_the_graph_is_streamed_by_its_main_articles_across_chunks():
    articles = [make_article(f"Ferry {number}") for number in range(4)]
    for main in articles[:3]:
        make_capture(main, *articles[2:])
    ends = [(edge["main_title"][-1], edge["related_title"][-1]) for edge in stream_edges(chunk=2)]
    assert ends == [("0", "2"), ("0", "3"), ("1", "2"), ("1", "3"), ("2", "3")]
