"""Text from pages stays text, and pages hold nothing that the Content-Security-Policy would stop."""

import pytest

from .factories import index_articles, make_article, make_capture, make_mention, make_person, make_source, make_topic
from .soup import page

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def addresses() -> list[str]:
    """The pages of an archive whose every text is hostile."""
    source, person = make_source(EVIL, slug="evil"), make_person(EVIL, slug="evil")
    topic = make_topic(EVIL, slug="evil", definition=EVIL)
    article = make_article(EVIL, slug="evil", body=f"{EVIL} ferry", byline=EVIL, source=source, topics=[topic])
    make_mention(article, person, role=EVIL)
    capture = make_capture(make_article("Toll"), article, time=EVIL)
    index_articles()
    rows = [row.get_absolute_url() for row in (article, source, person, topic, capture)]
    return [*rows, "/", "/search/?q=ferry", f"/search/?q={EVIL}&outlet={EVIL}", "/outlets/", "/people/", "/topics/"]


def test_text_from_pages_is_never_html(client, addresses):
    for address in addresses:
        soup = page(client, address)
        assert [script.get("src") for script in soup("script")] == ["/static/newsarchive.js"]
        assert soup("img") == []


def test_no_page_holds_inline_style_or_script(client, addresses):
    for address in addresses:
        soup = page(client, address)
        inline = [tag for tag in soup.find_all(True) if any(name == "style" or name[:2] == "on" for name in tag.attrs)]
        assert soup("style") + inline == []


def test_a_name_that_turns_the_direction_of_writing_turns_its_own_alone(client):
    article = make_article()
    make_capture(article, make_article("Toll", source=make_source("\u202eHerald", slug="herald")))
    beside = page(client, article.get_absolute_url()).select_one(".beside small")
    assert beside.bdi.string == "\u202eHerald"


def test_an_address_that_runs_is_no_link(client):
    source = make_source(homepage="javascript:alert(1)")
    assert "javascript" not in str(page(client, source.get_absolute_url()))


def test_pages_send_a_strict_policy(client):
    assert "default-src 'none'" in client.get("/")["Content-Security-Policy"]


def test_no_page_sets_a_cookie(client, addresses):
    assert not any(client.get(address).cookies for address in addresses)
