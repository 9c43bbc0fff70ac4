"""What the admin shows of dumps, pages and appearances, and that it lets nobody change them."""

import pytest

from articles.models import Article
from ingest.models import Appearance, Capture, Dump, ImportRun, RejectedRecord

from .admin_form import change_url, list_url
from .factories import make_article, make_capture, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def captured():
    """An article that stands as a related one on a captured page."""
    article = make_article("Museum roof repaired", source=make_source())
    make_capture(make_article("Ferry returns"), article)
    return article


def shown(client, row) -> str:
    return client.get(change_url(row)).content.decode()


def test_an_article_shows_the_verbatim_outlet_and_time(admin_client, captured):
    page = shown(admin_client, captured)
    assert '<td class="field-time">\n              \n                  <p>18 hours ago</p>' in page


def test_an_article_links_to_its_raw_page(admin_client, captured):
    assert f'href="{Capture.objects.get().get_absolute_url()}"' in shown(admin_client, captured)


def test_an_article_shows_where_on_the_page_each_field_stands(admin_client, captured):
    start, end = captured.appearances.get().spans["title"]
    assert f"title {start}–{end}" in shown(admin_client, captured)


def test_an_article_says_when_it_was_captured(admin_client, captured):
    assert "2025-06-05 12:00 (stated at import)" in shown(admin_client, captured)


def test_provenance_has_no_field_to_fill_in(admin_client, captured):
    assert 'name="appearances-0-title"' not in shown(admin_client, captured)


@pytest.mark.parametrize("model", [ImportRun, Dump, Capture, Appearance])
def test_provenance_is_not_changed(admin_client, captured, model):
    assert admin_client.post(change_url(model.objects.first()), {}).status_code == 403


@pytest.mark.parametrize("model", [ImportRun, Dump, Capture, Appearance, RejectedRecord])
def test_provenance_is_not_added(admin_client, model):
    assert admin_client.get(list_url(model) + "add/").status_code == 403


@pytest.mark.parametrize("model", [ImportRun, Dump, Capture, Appearance])
def test_provenance_is_not_deleted(admin_client, captured, model):
    page = change_url(model.objects.first()).replace("change", "delete")
    assert admin_client.post(page, {"post": "yes"}).status_code == 403


def test_unrecognised_pages_are_listed_with_their_problem(admin_client, captured):
    Capture.objects.update(layout="", problem="Neither a title nor a tail.")
    page = admin_client.get(list_url(Capture), {"layout": "none"}).content.decode()
    assert "Neither a title nor a tail." in page


def test_recognised_pages_are_not_among_the_unrecognised(admin_client, captured):
    page = admin_client.get(list_url(Capture), {"layout": "none"})
    assert page.context["cl"].result_count == 0


def test_pages_are_filtered_by_layout(admin_client, captured):
    page = admin_client.get(list_url(Capture), {"layout": Capture.objects.get().layout})
    assert page.context["cl"].result_count == 1


@pytest.fixture
def often_captured():
    """An article that stands on 60 pages."""
    article = make_article("Museum roof repaired", source=make_source())
    for _ in range(60):
        make_capture(article)
    return article


@pytest.mark.parametrize("model", [Capture, Appearance, Dump, ImportRun])
def test_lists_of_provenance_cost_few_queries(admin_client, often_captured, model, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        admin_client.get(list_url(model))


def test_an_article_on_many_pages_costs_few_queries(admin_client, often_captured, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        admin_client.get(change_url(Article.objects.get()))


def test_an_article_on_many_pages_shows_them_in_pages(admin_client, often_captured):
    assert "Provenance 1 to 50 of 60." in shown(admin_client, often_captured)


def test_a_page_of_provenance_does_not_unpack_raw_pages(admin_client, often_captured, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        admin_client.get(list_url(Capture))
    assert not any('"raw"' in query["sql"] for query in queries.captured_queries)
