"""What the measurements of search measure with: the invented archive, the requests, and that all engines agree."""

import argparse
import importlib.util
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import islice
from threading import Thread

import pytest
from django.http import QueryDict
from django.test import Client as Browser

from articles.filters import ArticleFilter
from articles.models import Article
from articles.search.engines import engine
from benchmarks.search.__main__ import Measurement
from benchmarks.search.corpus import BODY, TITLE, Writer
from benchmarks.search.load import Client
from benchmarks.search.measuring import is_found
from benchmarks.search.peers.postgresql import SETTINGS
from benchmarks.search.report import PAGE, PART, disagreements, goals, percentile, problems, table
from benchmarks.search.requests import KINDS, mixed, requests
from benchmarks.search.vocabulary import languages, rank_of
from tests.postgresql import server

ARTICLES = 300


@pytest.fixture(scope="module")
def writer() -> Writer:
    return Writer()


@pytest.fixture(scope="module")
def measurement(tmp_path_factory: pytest.TempPathFactory) -> Measurement:
    """Give an archive in which this project has been asked for requests of all kinds."""
    asked = argparse.Namespace(articles=ARTICLES, requests=3, patience=60)
    made = Measurement(tmp_path_factory.mktemp("archive"), asked)
    made.run("archive.filling", ARTICLES)
    made.run("archive.indexing")
    made.run("peers.listing", made.archive)
    made.ask(PART, list(KINDS), "archive.site", "part")
    return made


def words(text: str) -> list[str]:
    return text.lower().replace(".", "").split()


def test_an_article_is_the_same_each_time_it_is_written(writer):
    assert Writer().write(7) == writer.write(7) != writer.write(8)


def test_a_person_stands_where_the_article_says(writer):
    article = writer.write(7)
    names = {writer.people[person - 1]: start for person, start in article.people.items()}
    assert names
    assert all(article.body[start:].startswith(f"{name} ") for name, start in names.items())


def test_titles_and_texts_have_the_words_they_should(writer):
    article = writer.write(7)
    assert (len(words(article.title)), len(words(article.body))) == (TITLE, BODY + 2 * len(article.people))


@pytest.mark.parametrize(("share", "within"), [(0.3, 0.03), (0.1, 0.02)])
def test_a_word_is_in_as_many_articles_as_its_rank_says(writer, share, within):
    word = languages()[0].words[rank_of(share, TITLE + BODY) - 1]
    articles = [writer.write(number) for number in range(1000)]
    found = sum(word in words(f"{article.title} {article.body}") for article in articles)
    assert found / len(articles) == pytest.approx(share, abs=within)


def test_no_two_languages_share_a_word():
    spelt = [word.translate(str.maketrans("áéíó", "aeio")) for language in languages() for word in {*language.words}]
    assert len(spelt) > 270_000
    assert len({*languages()[0].words} & {*spelt[len(languages()[0].words) :]}) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_requests_of_a_kind_differ_and_are_the_same_in_every_run(kind):
    made = requests(kind, 21)
    assert len({request.address() for request in made}) == 21
    assert requests(kind, 21) == made


@pytest.mark.django_db
def test_this_project_reads_every_request_as_it_is_meant():
    for request in islice(mixed("test"), len(KINDS)):
        filters = ArticleFilter(QueryDict(request.address()), queryset=Article.objects.all())
        assert filters.query().problems == ()
        assert (filters.query().after, filters.query().before) == (request.days or (None, None))


def test_datasette_finds_what_this_project_finds(measurement):
    if not importlib.util.find_spec("datasette"):
        pytest.skip("Datasette is not installed; `make bench-search` installs it.")
    measurement.run("peers.datasette", "prepare", measurement.archive)
    measurement.ask("Datasette", list(KINDS), "peers.datasette", "ask", measurement.archive)
    assert_agreement(measurement, "Datasette")


def test_postgresql_finds_what_this_project_finds(measurement):
    with server(*SETTINGS) as url:
        measurement.run("peers.postgresql", "prepare", measurement.archive, DATABASE_URL=url)
        measurement.ask("PostgreSQL", list(KINDS), "peers.postgresql", "ask", DATABASE_URL=url)
    assert_agreement(measurement, "PostgreSQL")


def assert_agreement(measurement: Measurement, peer: str) -> None:
    measured = {name: measurement.measured[name] for name in (PART, peer)}
    found = {kind: sum(cost["answer"]["total"] for cost in costs["others"]) for kind, costs in measured[PART].items()}
    assert found["30 % word"] > ARTICLES / 2
    assert list(disagreements(measured)) == []
    assert list(problems(measured, [PART, peer])) == []


def costs(spent: float, total: int | None = 10, outlets: dict[str, int] | None = None, problem: str = "") -> dict:
    answer = {"total": total, "outlets": outlets or {}, "problem": problem}
    cost = {"answer": answer, "clock": spent, "cpu": spent}
    return {"first": cost, "others": [cost]}


def measured(page: float = 5, peer: float = 40, **answer: object) -> dict:
    """Make measurements in which the search part took 2 ms."""
    return {
        PAGE: {kind: costs(page, total=None) for kind in KINDS},
        PART: {kind: costs(2, outlets={"1": 4, "2": 3}) for kind in KINDS},
        "Peer": {kind: costs(peer, **answer) for kind in KINDS},
    }


@pytest.mark.parametrize(
    ("made", "missed"),
    [
        (measured(), 0),
        (measured(peer=39), 1),
        (measured(page=60), len(KINDS) - 1),
        (measured(page=201), len(KINDS)),
        (measured(total=11), 1),
        (measured(outlets={"2": 2}), 1),
        (measured(outlets={"3": 2}), 0),
        (measured(total=11, problem="timed out"), 0),
    ],
)
def test_every_missed_goal_is_told(made, missed):
    assert sum(not figure.is_met for figure in goals(made, 20)) == missed


def test_a_kind_is_a_line_with_how_many_times_as_long_a_peer_takes():
    lines = table(measured(), "cpu")
    assert len(lines) == 1 + len(KINDS)
    assert " ".join(lines[3].split()) == "30 % word 10 5.0 / 5.0 (1) 2.0 / 2.0 (1) 40.0 / 40.0 (1) 20.0"


def test_percentiles_are_values_that_were_measured():
    assert [percentile([*range(20, 0, -1)], share) for share in (50, 95, 99)] == [10, 19, 20]


@pytest.mark.django_db
def test_a_page_of_results_is_told_from_one_without_search(search_index):
    unavailable = Browser().get("/search/", {"q": "harbour"})
    engine().index([])
    available = Browser().get("/search/", {"q": "harbour"})
    assert is_found(available.status_code, available.content)
    assert not is_found(unavailable.status_code, unavailable.content)


class Answering(BaseHTTPRequestHandler):
    """Answers as its address says: with a status and a page, or not at all."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = b'<h2 id="found">' if self.path.endswith("good") else b"Sorry"
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Answering) as answering:
        thread = Thread(target=answering.serve_forever)
        thread.start()
        yield answering.server_port
        answering.shutdown()
        thread.join()


def test_a_client_notes_every_page_that_is_not_one_of_results(port):
    client = Client(port, 0)
    client.ask("good")
    client.ask("bad")
    client.connection.close()
    assert client.errors == ["200 for bad: b'Sorry'"]
