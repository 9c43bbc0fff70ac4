"""The admin action that sets a capture time: its page, what it does, who may, and what the history keeps."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from articles.models import Article
from ingest.admin import capture_time
from ingest.models import Capture, Dump, ImportRun

from .admin_form import list_url, run_action
from .factories import make_article, make_capture, make_source
from .test_import_dump import PAGES, imported

pytestmark = pytest.mark.django_db
NOON = "2025-06-05T12:00:00Z"


@pytest.fixture
def stored():
    """A stored page without a capture time."""
    imported(PAGES / "compact-article.txt")
    return Capture.objects.get()


def act(client, row, **more):
    return run_action(client, "set_capture_time", [row], **more)


@pytest.mark.parametrize("model", [Capture, Dump, ImportRun])
def test_a_page_shows_what_would_move_before_anything_does(admin_client, stored, model):
    shown = act(admin_client, model.objects.get(), preview="Preview", instant=NOON).content.decode()
    assert "1 of 1 page would get another capture time. The dates of 3 articles would move" in shown
    assert Capture.objects.get().captured_at is None


@pytest.mark.parametrize("model", [Capture, Dump, ImportRun])
def test_the_capture_time_is_set_and_the_dates_move(admin_client, stored, model):
    shown = act(admin_client, model.objects.get(), confirm="Set", instant=NOON).content.decode()
    assert "1 of 1 page got another capture time. The dates of 3 articles moved" in shown
    assert Capture.objects.get().captured_basis == "curator"
    assert Article.objects.exclude(published_earliest=None).count() == 2


def test_the_history_keeps_who_set_it_and_what_it_was(admin_client, stored):
    act(admin_client, stored, confirm="Set", instant=NOON)
    act(admin_client, stored, confirm="Set", unknown="on")
    messages = [str(entry) for entry in LogEntry.objects.order_by("pk")]
    assert "Capture time set to 2025-06-05T12:00:00Z; was not known." in messages[0]
    assert "Capture time set to unknown; was 2025-06-05 12:00 (a curator)." in messages[1]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "Give either a time, or say that it is not known."),
        ({"instant": NOON, "unknown": "on"}, "Give either a time, or say that it is not known."),
        ({"instant": "noon"}, "That is no instant"),
        ({"instant": "9" * 100}, "at most 60 characters"),
    ],
    ids=["nothing", "both", "no instant", "long"],
)
def test_what_is_no_time_is_refused(admin_client, stored, given, error):
    shown = act(admin_client, stored, confirm="Set", **given).content.decode()
    assert error in shown
    assert not Capture.objects.exclude(captured_basis="").exists()


def test_pages_whose_time_is_known_can_be_left_alone(admin_client):
    capture = make_capture(make_article(), make_article(source=make_source()))
    act(admin_client, capture, confirm="Set", instant="2025-06-01", only_unknown="on")
    assert Capture.objects.get().captured_basis == "stated"


def test_the_page_tells_what_tells_the_times_now(admin_client, stored):
    assert "not known: 1 page" in words_of(act(admin_client, stored))


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_too_many_pages_are_left_to_the_command(admin_client, stored, monkeypatch):
    monkeypatch.setattr(capture_time, "MOST_PAGES", 0)
    assert "manage.py set_capture_time, with --dump or --run" in words_of(act(admin_client, stored))


def test_too_many_entries_are_refused(admin_client, stored, monkeypatch):
    monkeypatch.setattr(capture_time, "MOST_ENTRIES", 0)
    assert "Select 0 entries at the most" in words_of(act(admin_client, stored))


def _staff(client, django_user_model, *codenames: str):
    user = django_user_model.objects.create_user("rafi", password="of-a-test", is_staff=True)  # noqa: S106
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_capture", *codenames]))
    client.force_login(user)
    return client


@pytest.mark.parametrize("permission", ["change_capture", "change_article"])
def test_one_permission_is_not_enough(client, django_user_model, stored, permission):
    act(_staff(client, django_user_model, permission), stored, confirm="Set", instant=NOON)
    assert Capture.objects.get().captured_at is None


def test_who_may_change_pages_and_articles_may_set_it(client, django_user_model, stored):
    act(_staff(client, django_user_model, "change_capture", "change_article"), stored, confirm="Set", instant=NOON)
    assert Capture.objects.get().captured_at


def test_a_user_who_may_not_is_not_offered_the_action(client, django_user_model, stored):
    shown = _staff(client, django_user_model).get(list_url(Capture)).content.decode()
    assert "Set the capture time" not in shown


def test_the_preview_costs_few_queries(admin_client, django_assert_max_num_queries):
    for number in range(30):
        make_capture(make_article(f"Ferry {number}"), captured_at=None)
    with django_assert_max_num_queries(40):
        run_action(admin_client, "set_capture_time", list(Capture.objects.all()), preview="Preview", instant=NOON)


def test_pages_without_a_capture_time_wait_for_a_curator(admin_client, stored):
    shown = admin_client.get("/admin/")
    assert 'captured_at__isnull=True">Pages without a capture time</a>: 1' in shown.content.decode()
    listed = admin_client.get(list_url(Capture), {"captured_at__isnull": "True"})
    assert listed.context["cl"].result_count == 1


def test_a_capture_on_some_day_is_shown_as_the_day(admin_client, stored):
    act(admin_client, stored, confirm="Set", instant="2025-06-05")
    assert "2025-06-05 (a curator)" in admin_client.get(list_url(Capture)).content.decode()
