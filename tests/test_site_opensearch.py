"""The description by which a browser adds the archive to its search engines (OpenSearch 1.1)."""

from xml.etree import ElementTree

import pytest

from .factories import index_articles, make_article
from .soup import page

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
LONGEST = {"ShortName": 16, "LongName": 48, "Description": 1024, "Tags": 256}  # as the standard has it


@pytest.fixture
def description(client) -> ElementTree.Element:
    response = client.get(page(client, "/").select_one("link[rel=search]")["href"])
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    return ElementTree.fromstring(response.content)  # noqa: S314 (our own answer)


def test_browsers_can_add_the_search(description):
    templates = {url.get("type"): url.get("template") for url in description.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == "http://testserver/search/?q={searchTerms}"
    assert templates["application/x-suggestions+json"] == (
        "http://testserver/suggest/?format=opensearch&q={searchTerms}"
    )


def test_each_address_answers_in_its_type(client, description):
    make_article("Ferry returns")
    index_articles()
    for url in description.iter(f"{OPENSEARCH}Url"):
        response = client.get(url.get("template").removeprefix("http://testserver").replace("{searchTerms}", "ferry"))
        assert (response.status_code, response["Content-Type"].split(";")[0]) == (200, url.get("type"))


@pytest.mark.parametrize(("name", "longest"), LONGEST.items())
def test_names_are_as_short_as_the_standard_wants_them(description, name, longest):
    assert 0 < len(description.findtext(f"{OPENSEARCH}{name}")) <= longest


def test_an_example_shows_what_to_search_for(description):
    assert description.find(f"{OPENSEARCH}Query").attrib == {"role": "example", "searchTerms": "harbour storm"}
