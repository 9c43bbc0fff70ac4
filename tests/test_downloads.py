"""Articles and lists as data: addresses, answers and refusals."""

import csv
import json
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.downloads import lists, paging
from articles.exports import article_record
from articles.models import Article
from articles.search import outbox

from .factories import day, make_article, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> dict[str, Article]:
    """Three articles that can be found: two of the ferry, one of which is dated and filed, and one of the toll."""
    filed = {"source": make_source(), "topics": [make_topic()], "people": [make_person()]}
    articles = {
        "ferry": make_article("Ferry returns", published=day(2025, 6, 4), **filed),
        "pier": make_article("Ferry pier mended"),
        "toll": make_article("Toll dropped", body="Nobody pays."),
    }
    outbox.record([article.pk for article in articles.values()])
    outbox.drain()
    return articles


def titles(response) -> set[str]:
    return {record["title"] for record in response.json()["results"]}


def body(response) -> str:
    return b"".join(response.streaming_content).decode()


def test_an_article_answers_in_json_with_its_record(client):
    article = make_article()
    response = client.get(f"/articles/{article.pk}.json")
    assert response.json() == json.loads(json.dumps(article_record(article)))


@pytest.mark.parametrize(
    ("form", "kind"),
    [("json", "application/json"), ("txt", "text/plain; charset=utf-8"), ("md", "text/markdown; charset=utf-8")],
)
def test_an_article_says_in_which_form_it_comes(client, form, kind):
    assert client.get(f"/articles/{make_article().pk}.{form}")["Content-Type"] == kind


@pytest.mark.parametrize(("form", "start"), [("txt", "Ferry"), ("md", "# Ferry")])
def test_an_article_can_be_read_as_text(client, form, start):
    article = make_article("Ferry")
    assert client.get(f"/articles/{article.pk}.{form}").content.decode().startswith(f"{start}\n\n")


@pytest.mark.parametrize("form", ["json", "txt", "md"])
def test_the_address_with_a_slug_leads_to_the_one_without(client, form):
    pk = make_article().pk
    response = client.get(f"/articles/{pk}/any-slug.{form}")
    assert (response.status_code, response["Location"]) == (301, f"/articles/{pk}.{form}")


def test_a_merged_article_leads_to_the_one_it_became_part_of(client):
    kept = make_article()
    merged = make_article(merged_into=kept)
    assert client.get(f"/articles/{merged.pk}.txt")["Location"] == f"/articles/{kept.pk}.txt"


@pytest.mark.parametrize(("status", "code", "problem"), [("hidden", 404, "There is no"), ("withdrawn", 410, "Article")])
def test_an_article_taken_away_is_not_given_out(client, status, code, problem):
    response = client.get(f"/articles/{make_article(status=status).pk}.json")
    assert response.status_code == code
    assert response.json()["problems"][0].startswith(problem)


@pytest.mark.parametrize("pk", [41, 10**30])
def test_an_article_that_is_not_there_is_named(client, pk):
    response = client.get(f"/articles/{pk}.json")
    assert (response.status_code, response.json()) == (404, {"problems": [f"There is no article {pk}."]})


def test_other_sites_may_read_what_is_public(client):
    assert client.get("/articles/41.json")["Access-Control-Allow-Origin"] == "*"


def test_data_is_read_only(client):
    assert client.post(f"/articles/{make_article().pk}.json").status_code == 405


def test_a_search_answers_with_records(client, archive):
    found = client.get("/search.json?q=toll").json()
    assert found["results"] == [json.loads(json.dumps(article_record(archive["toll"])))]


def test_a_search_has_its_four_parts(client, archive):
    assert list(client.get("/search.json").json()) == ["total", "results", "facets", "next"]


def test_next_leads_through_the_whole_search(client, archive):
    first = client.get("/search.json?q=ferry&per_page=1").json()
    second = client.get(first["next"]).json()
    assert {each["results"][0]["id"] for each in (first, second)} == {archive["ferry"].pk, archive["pier"].pk}
    assert (first["total"], second["next"]) == (2, None)


def test_a_facet_value_has_its_five_parts(client, archive):
    values = client.get("/search.json?q=ferry").json()["facets"]["outlet"]
    assert list(values[0]) == ["value", "label", "count", "toggle_url", "selected"]


def test_toggling_a_facet_value_leads_to_its_articles(client, archive):
    value = client.get("/search.json").json()["facets"]["outlet"][0]
    assert titles(client.get(value["toggle_url"])) == {"Ferry returns"}


def test_a_chosen_facet_value_is_selected(client, archive):
    values = client.get("/search.json?outlet=the-lantern").json()["facets"]["outlet"]
    assert [value["value"] for value in values if value["selected"]] == ["the-lantern"]


@pytest.mark.parametrize("route", ["outlets/the-lantern", "topics/politics", "2025", "2025/06", "2025/06/04"])
def test_every_list_is_given_out(client, archive, route):
    assert titles(client.get(f"/{route}.json")) == {"Ferry returns"}


def test_the_articles_of_a_person_are_given_out_under_any_slug(client, archive):
    person = archive["ferry"].people.get()
    assert titles(client.get(f"/people/{person.pk}/who.json")) == {"Ferry returns"}


def test_the_undated_are_given_out(client, archive):
    assert titles(client.get("/undated.json")) == {"Ferry pier mended", "Toll dropped"}


def test_a_list_can_be_searched(client, archive):
    assert titles(client.get("/outlets/the-lantern.json?q=toll")) == set()


def test_a_merged_person_leads_to_the_one_they_became(client):
    kept = make_person()
    merged = make_person("Varga", merged_into=kept)
    response = client.get(f"/people/{merged.pk}/varga.csv")
    assert (response.status_code, response["Location"]) == (301, f"/people/{kept.pk}/ilse-varga.csv")


@pytest.mark.parametrize("route", ["outlets/none", "topics/none", "people/9/none", "2025/13", "2025/02/30"])
def test_a_list_that_is_not_there_is_named(client, route):
    response = client.get(f"/{route}.json")
    assert response.status_code == 404
    assert response.json()["problems"][0].startswith("There is no ")


def test_ndjson_gives_the_whole_list(client, archive):
    lines = body(client.get("/search.ndjson?q=ferry&per_page=1")).splitlines()
    assert {json.loads(line)["id"] for line in lines} == {archive["ferry"].pk, archive["pier"].pk}


def test_csv_gives_the_whole_list(client, archive):
    rows = csv.DictReader(StringIO(body(client.get("/search.csv?q=ferry"))))
    assert {row["title"] for row in rows} == {"Ferry returns", "Ferry pier mended"}


def test_a_download_has_a_name_and_the_total(client, archive):
    response = client.get("/search.csv?q=ferry")
    assert response["Content-Disposition"] == 'attachment; filename="articles.csv"'
    assert response["X-Total"] == "2"


def test_a_download_ends_at_its_most(client, archive, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 2)
    response = client.get("/search.ndjson")
    assert (len(body(response).splitlines()), response["X-Total"]) == (2, "3")


@pytest.mark.parametrize("asked", ["outlet=none-such", "after=soon", "sort=best", "page=0", "page=x", "per_page=101"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_is_not_understood_is_refused_in_a_sentence(client, archive, asked, form):
    response = client.get(f"/search.{form}?{asked}")
    assert (response.status_code, len(response.json()["problems"])) == (400, 1)


def test_all_problems_are_named_at_once(client, archive):
    assert len(client.get("/search.json?sort=best&page=0&per_page=0").json()["problems"]) == 3


def test_pages_end_where_an_engine_would_tire(client, archive):
    response = client.get(f"/search.json?page={paging.MOST // 20 + 1}")
    assert response.json()["problems"][0].startswith("Pages end with the first 10,000 articles")


def test_a_page_beyond_the_last_is_empty(client, archive):
    assert client.get("/search.json?page=9").json()["results"] == []


def test_a_missing_index_is_said_so(client):
    response = client.get("/search.json")
    assert (response.status_code, len(response.json()["problems"])) == (503, 1)


def test_a_page_costs_the_same_however_full(client, archive):
    counts = []
    for size in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/search.json?per_page={size}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
