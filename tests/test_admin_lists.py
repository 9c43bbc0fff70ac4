"""The admin's lists and first page: everything is there, found, counted and cheap."""

import pytest
from django.apps import apps
from django.contrib import admin

from articles.models import Article, IndexTask, Mention, Person, PersonName, Source, SourceName, Topic
from ingest.models import Capture

from .admin_form import change_url, form_data, list_url, save
from .factories import day, make_article, make_capture, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db
MODELS = [*apps.get_app_config("articles").get_models(), *apps.get_app_config("ingest").get_models()]


def found(client, model, **query) -> list[str]:
    return [str(row) for row in client.get(list_url(model), query).context["cl"].result_list]


@pytest.mark.parametrize("model", MODELS)
def test_every_model_has_a_list(admin_client, model):
    assert admin_client.get(list_url(model)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_every_list_can_count_its_filters(admin_client, model):
    assert admin_client.get(list_url(model), {"_facets": "True"}).status_code == 200


@pytest.mark.parametrize("model", [model for model in MODELS if admin.site.get_model_admin(model).search_fields])
def test_every_search_field_can_be_searched(admin_client, model):
    assert admin_client.get(list_url(model), {"q": "a"}).status_code == 200


@pytest.fixture
def many():
    """Twenty-five articles, each with an outlet, a topic, a person and a page of its own."""
    for number in range(25):
        outlet, person = make_source(f"Outlet {number}"), make_person(f"Person {number}")
        topic = make_topic(f"Topic {number}", parent=Topic.objects.first())
        make_capture(make_article(f"Article {number}", source=outlet, people=[person], topics=[topic]))


@pytest.mark.parametrize("model", MODELS)
def test_lists_of_many_rows_cost_few_queries(admin_client, many, model, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        admin_client.get(list_url(model))


def test_articles_of_an_unknown_outlet_are_listed(admin_client):
    make_article("Ferry returns", source=make_source())
    make_article("Roof repaired")
    assert found(admin_client, Article, outlet="none") == ["Roof repaired"]


def test_articles_of_an_outlet_are_listed(admin_client):
    source = make_source()
    make_article("Ferry returns", source=source)
    make_article("Roof repaired")
    assert found(admin_client, Article, outlet=source.pk) == ["Ferry returns"]


def test_an_outlet_that_cannot_be_is_no_filter(admin_client):
    make_article("Roof repaired")
    assert found(admin_client, Article, outlet="abc") == ["Roof repaired"]


def test_undated_articles_are_listed(admin_client):
    make_article("Ferry returns", published=day(2025, 6, 4))
    make_article("Roof repaired")
    assert found(admin_client, Article, date_basis__exact="") == ["Roof repaired"]


def test_articles_that_a_curator_corrected_are_listed(admin_client):
    make_article("Ferry returns", locked={"title": "anna"})
    make_article("Roof repaired")
    assert found(admin_client, Article, locked="yes") == ["Ferry returns"]


def test_a_filter_counts_what_it_would_show(admin_client):
    make_article(source=make_source())
    make_article()
    page = admin_client.get(list_url(Article), {"_facets": "True"}).content.decode()
    assert "Unknown outlet (1)" in page


def test_an_outlet_is_found_by_another_spelling(admin_client):
    make_source("The Lantern").names.create(name="Lantern Online", key="lantern online")
    assert found(admin_client, Source, q="online") == ["The Lantern"]


def test_a_person_is_found_by_another_form_of_the_name(admin_client):
    make_person("Ilse Varga").names.create(name="Mayor V.", key="mayor v")
    assert found(admin_client, Person, q="mayor") == ["Ilse Varga"]


def test_the_first_page_counts_what_waits(admin_client):
    make_capture(make_article())
    Capture.objects.update(layout="", problem="No title.")
    queues = admin_client.get("/admin/").content.decode()
    for queue in ("Articles of an unknown outlet</a>: 1", "Undated articles</a>: 1", "Unrecognised pages</a>: 1"):
        assert queue in queues


@pytest.mark.parametrize(("model", "number"), [(Article, 0), (Article, 1), (Capture, 0)])
def test_a_queue_leads_to_as_many_rows_as_it_counts(admin_client, model, number):
    make_capture(make_article(), make_article("Roof repaired", source=make_source(), published=day(2025, 6, 4)))
    queue = admin.site.get_model_admin(model).queues[number]
    listed = admin_client.get(f"{list_url(model)}?{queue.query}").context["cl"].result_count
    assert listed == model.objects.filter(queue.rows).count() != 2


def test_an_outlet_with_articles_is_not_deleted(admin_client):
    source = make_source()
    make_article("Ferry returns", source=source)
    page = admin_client.post(change_url(source).replace("change", "delete"), {"post": "yes"})
    assert "Articles of “The Lantern” (1): merge it instead" in page.content.decode()
    assert Source.objects.exists()


def test_an_outlet_without_articles_is_deleted(admin_client):
    admin_client.post(change_url(make_source()).replace("change", "delete"), {"post": "yes"})
    assert not Source.objects.exists()


def test_deleting_a_person_tells_the_search(admin_client):
    person = make_person()
    article = make_article(people=[person])
    admin_client.post(change_url(person).replace("change", "delete"), {"post": "yes"})
    assert (Mention.objects.count(), IndexTask.objects.get().article_id) == (0, article.pk)


def test_deleting_selected_topics_tells_the_search(admin_client):
    topic = make_topic()
    article = make_article(topics=[topic])
    data = {"action": "delete_selected", "_selected_action": [topic.pk], "post": "yes"}
    admin_client.post(list_url(Topic), data)
    assert IndexTask.objects.get().article_id == article.pk


def test_renaming_an_outlet_leaves_the_index_alone(admin_client):
    source = make_source()
    make_article(source=source)
    save(admin_client, source, name="The Daily Lantern")
    assert (Source.objects.get().name, IndexTask.objects.count()) == ("The Daily Lantern", 0)


def test_a_spelling_gets_the_key_that_imports_look_for(admin_client):
    source = make_source()
    save(admin_client, source, **{"names-TOTAL_FORMS": 2, "names-1-name": "LANTERN  Online"})
    assert source.names.get(name="LANTERN  Online").key == "lantern online"


def test_a_spelling_that_leads_to_another_outlet_is_refused(admin_client):
    source = make_source()
    make_source("Coastline Herald")
    page = save(admin_client, source, **{"names-TOTAL_FORMS": 2, "names-1-name": "COASTLINE herald"})
    assert "leads to “Coastline Herald”" in page.content.decode()


def test_a_form_of_a_name_gets_the_key_that_imports_look_for(admin_client):
    person = make_person()
    save(admin_client, person, **{"names-TOTAL_FORMS": 2, "names-1-name": "Ilsé M. Varga"})
    assert person.names.get(name="Ilsé M. Varga").key == "ilse m varga"


def test_a_form_of_a_name_is_borne_by_two_people(admin_client):
    person, _ = make_person("Ilse Varga"), make_person("I. Varga")
    save(admin_client, person, **{"names-TOTAL_FORMS": 2, "names-1-name": "I. Varga"})
    assert person.names.filter(name="I. Varga").exists()


def add(client, model, **fields):
    page = list_url(model) + "add/"
    return client.post(page, form_data(client.get(page)) | fields)


def test_a_new_outlet_is_known_by_its_name(admin_client):
    add(admin_client, Source, name="The Lantern", slug="the-lantern")
    assert SourceName.objects.get(key="the lantern").source.name == "The Lantern"


def test_a_new_person_is_known_by_their_name(admin_client):
    add(admin_client, Person, name="Ilse Varga", slug="ilse-varga")
    assert PersonName.objects.get(key="ilse varga").person.name == "Ilse Varga"


def test_a_topic_is_a_subject_or_a_hashtag(admin_client):
    page = add(admin_client, Topic, label="Ferries", slug="ferries")
    assert "Give either a qcode, for a subject, or a hashtag." in page.content.decode()


def test_the_admin_bears_the_name_of_the_archive(admin_client):
    assert "Newsarchive" in admin_client.get("/admin/").content.decode()
