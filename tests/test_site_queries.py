"""No page costs more than twelve queries, however much stands on it."""

from datetime import UTC, datetime, timedelta

import pytest

from .factories import day, index_articles, make_article, make_capture, make_person, make_source, make_topic

MOST = 12
DAYS = [day(2025, 6, number) for number in range(1, 11)]
ADDRESSES = [
    "/",
    "/search/?q=ferry",
    "/search/?q=ferry&outlet=outlet-1&outlet=none&topic=topic-1&person={person}&exclude.outlet=outlet-2&after=2025",
    "/search/?outlet=outlet-1&exclude.topic=topic-1&in.outlet=out&in.topic=top&in.person=per&more=outlet&language=en&role=main",
    "/search/?q=ferry&copies=folded",
    "/suggest/?q=person",
    "/suggest/?q=outlet",
    "/suggest/?q=ferry",
    "/search/?copies=folded&outlet=outlet-1&outlet=none&topic=topic-1&person={person}&exclude.outlet=outlet-2&after=2025",
    "/articles/{article}/ferry/",
    "/articles/{article}/versions/",
    "/captures/{capture}/",
    "/outlets/",
    "/outlets/outlet-1/",
    "/people/",
    "/people/?initial=p&sort=most",
    "/people/{person}/person-1/",
    "/people/{person}.json",
    "/people/{person}.csv",
    "/topics/",
    "/topics/topic-1/",
    "/2025/",
    "/2025/06/",
    "/2025/06/05/",
    "/undated/",
    "/outlets/outlet-1/?copies=folded",
    "/people/{person}/person-1/?copies=folded",
    "/topics/topic-1/?copies=folded",
    "/2025/06/05/?copies=folded",
    "/search.json?copies=folded",
    "/search.atom?q=ferry",
    "/outlets/outlet-1.atom",
    "/sitemap.xml",
    "/sitemap-articles.xml",
]


@pytest.fixture
def ids(db) -> dict[str, object]:
    """Fill every list of every page with more rows than the queries that it may make."""
    filed = {
        "topics": [make_topic(f"Topic {number}") for number in range(14)],
        "people": [make_person(f"Person {number}") for number in range(14)],
    }
    sources = [make_source(f"Outlet {number}") for number in range(14)]
    hour = datetime(2025, 6, 5, 9, tzinfo=UTC)
    dates = [*DAYS, (hour, hour + timedelta(hours=1)), (hour, hour + timedelta(days=1)), None, None]
    articles = [make_article("Ferry", source=sources[1], published=dates[number], **filed) for number in range(14)]
    articles += [make_article("Ferry", source=source, published=DAYS[4], copy_group=1) for source in sources]
    captures = [make_capture(articles[0], *articles[number : number + 14]) for number in range(1, 14)]
    index_articles()
    return {"article": articles[0].pk, "person": filed["people"][1].pk, "capture": captures[0].sha256}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_costs_few_queries(client, django_assert_max_num_queries, ids, address):
    with django_assert_max_num_queries(MOST):
        assert client.get(address.format(**ids)).status_code == 200


def test_search_without_an_index_costs_few_queries(client, django_assert_max_num_queries, ids, settings, tmp_path):
    settings.SEARCH_INDEX = tmp_path / "none"
    with django_assert_max_num_queries(MOST):
        assert client.get("/search/?q=ferry&outlet=outlet-1").status_code == 200
