"""Setting and correcting capture times: every date that follows moves, and nothing else; no import undoes it."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from articles.models import Article, IndexTask
from ingest import recapturing
from ingest.models import Appearance, Capture, Dump, ImportRun
from ingest.recapturing import Numbers

from .dumps import written
from .test_import_dump import PAGES, dump, imported

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
# What a capture time may move; by table.
MOVES = {
    "capture": {"captured_at", "captured_until", "captured_basis", "corrected_key"},
    "appearance": {"published_earliest", "published_latest", "date_basis", "text_dates"},
    "article": {"published_earliest", "published_latest", "date_basis", "date_conflict", "proposed"},
}


def set_time(*words: str, **options) -> str:
    """Set a capture time and give what was printed."""
    printed = StringIO()
    call_command("set_capture_time", *words, stdout=printed, stderr=StringIO(), **options)
    return printed.getvalue()


def archive() -> dict[str, list[dict]]:
    """Give all rows of all tables but the outbox, without what a capture time may move."""
    models = [model for label in ("articles", "ingest") for model in apps.get_app_config(label).get_models()]
    rows = {model._meta.model_name: list(model.objects.order_by("pk").values()) for model in models}
    del rows["indextask"]
    return {name: [_without(row, MOVES.get(name, set())) for row in found] for name, found in rows.items()}


def _without(row: dict, names: set[str]) -> dict:
    return {name: value for name, value in row.items() if name not in names}


def dates() -> list[tuple]:
    return list(
        Article.objects.order_by("title", "body").values_list(
            "title", "published_earliest", "published_latest", "date_basis", "date_conflict"
        )
    )


@pytest.fixture
def stored():
    """A stored page without a capture time; it prints “an hour ago”, “18 minutes ago” and a day."""
    imported(PAGES / "compact-article.txt")
    return Capture.objects.get()


def test_a_date_follows_the_capture_time(stored):
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    article = Article.objects.get(title="Mayor of Orme drops bridge toll")
    assert (article.published_earliest, article.date_basis) == (NOON - 1.5 * HOUR, "relative")


def test_the_dates_are_those_that_an_import_with_that_time_gives(stored):
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    set_later = dates()
    for model in (Appearance, Capture, Article, Dump):
        model.objects.all().delete()
    imported(PAGES / "compact-article.txt", captured_at="2025-06-05T12:00:00Z")
    assert set_later == dates()


def test_nothing_else_moves():
    imported(PAGES)
    before = archive()
    set_time("2025-06-05T12:00:00Z", "--run", str(ImportRun.objects.get().pk))
    assert Article.objects.exclude(published_earliest=None).count() > 5
    assert archive() == before


def test_articles_of_other_pages_stay():
    imported(PAGES / "compact-article.txt", PAGES / "spaced-hashtag.txt", captured_at="2025-06-05T12:00:00Z")
    other = Capture.objects.get(layout="spaced hashtag")
    before = list(Article.objects.filter(appearances__capture=other).order_by("pk").values())
    set_time("2025-06-01T12:00:00Z", "--dump", "compact-article.txt")
    assert list(Article.objects.filter(appearances__capture=other).order_by("pk").values()) == before


def test_setting_it_back_puts_every_date_back(stored):
    before = dates()
    set_time("2025-06-05", "--page", str(stored.pk))
    set_time("--page", str(stored.pk), unknown=True)
    assert dates() == before


def test_setting_it_twice_changes_nothing_the_second_time(stored):
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    assert "0 of 1 page got another" in set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))


def test_a_date_that_two_pages_give_is_that_on_which_both_agree(tmp_path):
    text = (PAGES / "compact-hashtag.txt").read_text()
    imported(dump(tmp_path, {"text": text, "date": "2025-06-05T12:00:00Z"}, {"text": text + "\n"}))
    set_time("2025-06-05T12:20:00Z", "--page", str(Capture.objects.get(captured_at=None).pk))
    article = Article.objects.get(title="Tide mill grinds again")
    assert (article.published_earliest, article.published_latest) == (NOON - 160 / 60 * HOUR, NOON - 1.5 * HOUR)


def test_captures_that_contradict_one_another_are_a_conflict(tmp_path):
    text = (PAGES / "compact-hashtag.txt").read_text()
    imported(dump(tmp_path, {"text": text, "date": "2025-06-05T12:00:00Z"}, {"text": text + "\n"}))
    printed = set_time("2025-06-01T12:00:00Z", "--page", str(Capture.objects.get(captured_at=None).pk))
    assert Article.objects.get(title="Tide mill grinds again").date_conflict
    assert "dated by captures that contradict one another" in printed


def test_a_locked_date_stays_and_the_new_one_is_kept_beside_it(stored):
    Article.objects.update(locked={"published": "ines"})
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    article = Article.objects.get(title="Mayor of Orme drops bridge toll")
    assert article.published_earliest is None
    assert article.proposed["published"]["published_earliest"] == (NOON - 1.5 * HOUR).isoformat()


def test_a_proposal_that_is_as_the_locked_date_is_none(stored):
    Article.objects.update(locked={"published": "ines"}, proposed={"title": {"title": "Ferry"}})
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    set_time("--page", str(stored.pk), unknown=True)
    assert set(map(json.dumps, Article.objects.values_list("proposed", flat=True))) == {'{"title": {"title": "Ferry"}}'}


def test_dates_in_the_text_move_with_the_capture_time(stored):
    said = {"basis": "dateline", "words": "June 4", "earliest": None, "latest": None, "start": 1, "end": 7}
    Appearance.objects.filter(role="main").update(text_dates=[said])
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    (date,) = Appearance.objects.get(role="main").text_dates
    assert (date["words"], date["latest"]) == ("June 4", NOON.isoformat())
    assert Article.objects.get(appearances__role="main").date_basis == "dateline"


def test_the_search_follows(stored, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    assert not IndexTask.objects.exists()


def test_a_dry_run_says_it_all_and_keeps_nothing(stored):
    before, rows = archive(), list(Capture.objects.values())
    printed = set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk), dry_run=True)
    assert "1 of 1 page would get another capture time. The dates of 3 articles would move" in printed
    assert (archive(), list(Capture.objects.values())) == (before, rows)


def test_pages_whose_time_is_known_can_be_left_alone(tmp_path):
    imported(dump(tmp_path, {"text": "\nA\nB c d.\n", "date": "2025-06-05T12:00:00Z"}, {"text": "\nE\nF g h.\n"}))
    set_time("2025-06-01", "--dump", "dump.jsonl", only_unknown=True)
    assert set(Capture.objects.values_list("captured_basis", flat=True)) == {"record", "curator"}


def test_known_times_are_shifted_and_unknown_ones_stay(tmp_path):
    imported(dump(tmp_path, {"text": "\nA\nB c d.\n", "date": "2025-06-05T12:00:00Z"}, {"text": "\nE\nF g h.\n"}))
    set_time("--dump", "dump.jsonl", shift=-7200)
    assert set(Capture.objects.values_list("captured_at", flat=True)) == {NOON - 2 * HOUR, None}


def test_a_shift_that_leads_nowhere_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(recapturing, "BATCH", 1)
    dates = ("2025-06-05T12:00:00Z", "1991-01-02T00:00:00Z")
    imported(dump(tmp_path, *({"text": f"\nA{at}\nB c d.\n", "date": at} for at in dates)))
    with pytest.raises(CommandError, match="cannot be shifted"):
        set_time("--dump", "dump.jsonl", shift=-7 * 86_400)
    assert Capture.objects.filter(captured_at=NOON).exists()


def test_many_batches_do_what_one_does(tmp_path, monkeypatch):
    text = (PAGES / "compact-hashtag.txt").read_text()
    imported(dump(tmp_path, *({"text": text + "\n" * n} for n in range(5))))
    set_time("2025-06-05T12:00:00Z", "--dump", "dump.jsonl")
    one = dates()
    set_time("--dump", "dump.jsonl", unknown=True)
    monkeypatch.setattr(recapturing, "BATCH", 2)
    set_time("2025-06-05T12:00:00Z", "--dump", "dump.jsonl")
    assert dates() == one


def test_importing_again_undoes_no_correction_and_stores_no_page_twice(tmp_path):
    path = PAGES / "compact-article.txt"
    imported(path, captured_at="2025-06-05T12:00:00Z")
    set_time("2025-06-04T12:00:00Z", "--dump", path.name)
    before = archive(), dates()
    imported(path, captured_at="2025-06-05T12:00:00Z")
    line = {"text": path.read_text(), "date": "2025-06-05T12:00:00Z"}
    imported(written(tmp_path, "other.jsonl", json.dumps(line).encode()))
    assert (Capture.objects.count(), dates()) == (1, before[1])


@pytest.mark.parametrize("options", [{}, {"captured_at": "2025-06-05T12:00:00Z"}, {"captured_mtime": True}], ids=str)
def test_no_option_of_an_import_goes_over_what_a_curator_set(stored, options):
    set_time("2025-06-04", "--page", str(stored.pk))
    before = dates()
    imported(PAGES / "compact-article.txt", **options)
    assert (Capture.objects.count(), dates()) == (1, before)


def test_a_curators_unknown_is_not_filled_by_an_import(stored):
    set_time("--page", str(stored.pk), unknown=True)
    imported(PAGES / "compact-article.txt", captured_at="2025-06-05T12:00:00Z")
    assert (Capture.objects.get().captured_at, Capture.objects.get().captured_basis) == (None, "curator")


def test_a_page_of_the_corrected_time_in_another_dump_is_known(stored, tmp_path):
    set_time("2025-06-05T12:00:00Z", "--page", str(stored.pk))
    line = {"text": stored.text(), "date": "2025-06-05T12:00:00Z"}
    imported(written(tmp_path, "other.jsonl", json.dumps(line).encode()))
    assert Capture.objects.count() == 1


@pytest.mark.parametrize("first", [0, 1])
def test_correcting_before_or_after_another_import_gives_the_same_dates(tmp_path, first):
    text = (PAGES / "compact-hashtag.txt").read_text()
    one, other = (
        dump(tmp_path, {"text": text}),
        dump(tmp_path, {"text": text + "\n", "date": "2025-06-05T12:40:00Z"}, name="b.jsonl"),
    )
    steps = [lambda: set_time("2025-06-05T12:00:00Z", "--dump", "dump.jsonl"), lambda: imported(other)]
    imported(one)
    for step in (steps[first], steps[1 - first]):
        step()
    article = Article.objects.get(title="Tide mill grinds again")
    assert (article.published_earliest, article.published_latest) == (NOON - 140 / 60 * HOUR, NOON - 1.5 * HOUR)


def test_a_page_is_named_by_the_beginning_of_its_sha256(stored):
    assert "1 of 1 page got" in set_time("2025-06-05", "--page", stored.sha256[:8].upper())


def test_a_dump_is_named_by_the_beginning_of_its_sha256(stored):
    assert "1 of 1 page got" in set_time("2025-06-05", "--dump", stored.dump.sha256[:8])


def test_a_page_that_was_retrieved_twice_must_be_named_by_its_number(tmp_path):
    lines = [{"text": "\nA\nB c d.\n", "date": f"2025-06-0{day}T12:00:00Z"} for day in (5, 6)]
    imported(dump(tmp_path, *lines))
    with pytest.raises(CommandError, match=r"may be several pages; give the number of one. \d+: .*2025-06-05 12:00"):
        set_time("2025-06-05", "--page", Capture.objects.first().sha256)


def test_dumps_of_one_name_must_be_told_by_their_bytes(tmp_path):
    for number in range(2):
        imported(dump(tmp_path, {"text": f"\nA{number}\nB c d.\n"}))
    with pytest.raises(CommandError, match="may be several dumps; give the SHA-256 of one"):
        set_time("2025-06-05", "--dump", "dump.jsonl")


@pytest.mark.parametrize(
    ("words", "options", "sentence"),
    [
        (["noon", "--page", "1"], {}, "noon is not an instant"),
        (["--page", "1"], {}, "Give an INSTANT, or --unknown, or --shift"),
        (["2025-06-05", "--page", "1"], {"unknown": True}, "Give an INSTANT, or --unknown, or --shift"),
        (["2025-06-05", "--page", "99"], {}, "No page has the number “99”"),
        (["2025-06-05", "--page", ""], {}, "No page has the number “”"),
        (["2025-06-05", "--page", "9" * 30], {}, "No page has the number"),
        (["2025-06-05", "--dump", "a"], {}, "No dump is called “a”"),
        (["2025-06-05", "--run", "99"], {}, "no import with the number 99"),
        (["--run", "1"], {"shift": 10**30}, "of ten years at most"),
        (["2025-06-05"], {}, "one of the arguments --page --dump --run is required"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_cure(words, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        set_time(*words, **options)


def test_numbers_are_counted_once_each_and_can_be_taken_back():
    numbers = Numbers()
    for number in (7, 8, 8, 1_000_000):
        numbers.put(number)
    numbers.put(7, met=False)
    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("instant", "latest"),
    [("2025-06-05T11:00:00Z", NOON - HOUR), ("2025-06-05", NOON - timedelta(minutes=44, seconds=30))],
    ids=["an instant ends it", "a day must not"],
)
def test_a_capture_of_a_copy_without_words_of_time_ends_the_date_of_its_article(tmp_path, instant, latest):
    related = "ORME (Wirepress) -Mayor Piet van der Berg dropped the toll on Monday. 'It was unfair,' he said."
    bare = {"text": f"\nMayor of Orme drops bridge toll\n{related}\n"}
    imported(PAGES / "compact-article.txt", captured_at="2025-06-05T12:00:00Z")
    imported(dump(tmp_path, bare))
    set_time(instant, "--dump", "dump.jsonl")
    assert Article.objects.get(title="Mayor of Orme drops bridge toll").published_latest == latest
