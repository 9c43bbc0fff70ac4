"""Importing with capture times from names and files: which counts, and what a second import makes of them."""

import io
import json
import os
import struct
import tarfile
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError

from articles.models import Article
from ingest.models import Capture, Dump
from ingest.readers import name_pattern

from .dumps import LINE, read, tarred, written, zipped
from .test_import_dump import PAGES, imported

pytestmark = pytest.mark.django_db
PAGE = (PAGES / "compact-hashtag.txt").read_bytes()  # “2 hours ago” and “a day ago”
PATTERN = r"-(\d{8}(?:T\d{4,6})?)"
NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)


def times() -> list[tuple]:
    return list(Capture.objects.order_by("pk").values_list("captured_at", "captured_basis"))


@pytest.fixture
def named(tmp_path):
    """A page with its capture time in its name."""
    return written(tmp_path, "page-20250605T120000.txt", PAGE)


def test_the_time_in_a_files_name_dates_its_articles(named):
    imported(named, captured_from=PATTERN)
    article = Article.objects.get(title="Tide mill grinds again")
    assert (article.published_earliest, article.published_latest) == (
        NOON - timedelta(hours=3),
        NOON - timedelta(hours=1.5),
    )
    assert times() == [(NOON, "name")]


def test_a_name_with_a_day_dates_articles_by_the_whole_day(tmp_path):
    imported(written(tmp_path, "page-20250605.txt", PAGE), captured_from=PATTERN)
    article = Article.objects.get(title="Tide mill grinds again")
    midnight = NOON.replace(hour=0)
    assert (article.published_earliest, article.published_latest) == (
        midnight - timedelta(hours=3),
        midnight + timedelta(hours=22.5, microseconds=-1),
    )


def test_a_folders_name_counts_too(tmp_path):
    written(tmp_path, "crawl-20250605T120000/page.txt", PAGE)
    imported(tmp_path / "crawl-20250605T120000", captured_from=PATTERN)
    assert times() == [(NOON, "name")]


def test_a_members_name_goes_before_the_archives(tmp_path):
    members = {"page-20250605T120000.txt": PAGE, "other.txt": PAGE + b"\n"}
    imported(written(tmp_path, "crawl-20250607T120000.zip", zipped(members)), captured_from=PATTERN)
    assert times() == [(NOON, "name"), (NOON + timedelta(days=2), "name")]


def test_a_name_in_which_the_match_is_no_date_is_not_passed_over(tmp_path):
    archive = written(tmp_path, "crawl-20250607T120000.zip", zipped({"page-20259999.txt": PAGE}))
    printed = imported(archive, captured_from=PATTERN)
    assert times() == [(None, "")]
    assert "page-20259999.txt in " in printed
    assert "“-20259999” is no date." in printed


def test_names_without_a_time_are_counted_and_their_pages_imported(tmp_path):
    for number in range(7):
        written(tmp_path, f"pages/{number}.txt", PAGE + b"\n" * number)
    printed = imported(tmp_path / "pages", captured_from=PATTERN, report=tmp_path / "report.json")
    assert "Capture time not found in 7 names" in printed
    assert json.loads((tmp_path / "report.json").read_text())["names_without_capture_time"] == 7
    assert Capture.objects.count() == 7


def test_a_name_counts_once_however_many_pages_it_holds(tmp_path):
    lines = b"".join(json.dumps({"text": PAGE.decode() + "\n" * n}).encode() + b"\n" for n in range(3))
    assert "in 1 name;" in imported(written(tmp_path, "dump.jsonl", lines), captured_from=PATTERN)


def test_pages_that_say_their_time_need_none_in_a_name():
    (record,) = read(LINE, captured_from=name_pattern(PATTERN))
    assert (record.captured_at, record.captured_basis) == (NOON, "record")


def test_the_stated_time_goes_before_the_name(named):
    imported(named, captured_from=PATTERN, captured_at="2025-06-06T12:00:00Z")
    assert times() == [(NOON + timedelta(days=1), "stated")]


def test_the_name_goes_before_the_files_time(named):
    imported(named, captured_from=PATTERN, captured_mtime=True)
    assert times() == [(NOON, "name")]


def test_the_files_time_counts_only_if_asked_for(tmp_path):
    page = written(tmp_path, "page.txt", PAGE)
    os.utime(page, (NOON.timestamp(), NOON.timestamp()))
    imported(page)
    assert times() == [(None, "")]
    imported(page, captured_mtime=True)
    assert times() == [(NOON, "mtime")]


def test_a_tar_members_own_time_counts():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("page.txt")
        info.size, info.mtime = len(PAGE), int(NOON.timestamp())
        archive.addfile(info, io.BytesIO(PAGE))
    (record,) = read(file.getvalue(), "pages.tar", captured_mtime=True)
    assert (record.captured_at, record.captured_basis) == (NOON, "mtime")


def test_a_member_without_a_time_of_its_own_does_not_take_its_archives(tmp_path):
    imported(written(tmp_path, "pages.tar", tarred({"page.txt": PAGE})), captured_mtime=True)
    assert times() == [(None, "")]


def test_a_zip_member_without_a_zone_was_written_in_any_zone():
    (record,) = read(_zip_of((2025, 6, 5, 12, 0, 0)), "pages.zip", captured_mtime=True)
    assert (record.captured_at, record.captured_until) == (
        NOON - timedelta(hours=14),
        NOON + timedelta(hours=12, seconds=2),
    )


def test_a_zip_member_packed_on_unix_was_written_at_that_second():
    extra = struct.pack("<HHBi", 0x5455, 5, 1, int(NOON.timestamp()))
    (record,) = read(_zip_of((2025, 6, 5, 20, 0, 0), extra), "pages.zip", captured_mtime=True)
    assert (record.captured_at, record.captured_until) == (NOON, None)


@pytest.mark.parametrize(
    "extra", [b"", b"\x00" * 48, struct.pack("<HHB", 0x5455, 1, 1), struct.pack("<HHBi", 0x5455, 5, 0, 9)]
)
def test_extra_fields_of_a_zip_member_without_a_time_are_passed_over(extra):
    (record,) = read(_zip_of((2025, 6, 5, 12, 0, 0), extra), "pages.zip", captured_mtime=True)
    assert record.captured_until


def test_a_day_in_the_record_that_the_name_contradicts_leaves_no_time(tmp_path):
    line = json.dumps({"text": PAGE.decode(), "date": "2025-01-01"}).encode()
    imported(written(tmp_path, "dump-20250605T120000.jsonl", line), captured_from=PATTERN)
    assert times() == [(None, "")]


def test_the_same_bytes_under_two_names_are_two_retrievals(tmp_path):
    for name in ("page-20250605T120000.txt", "page-20250606T120000.txt"):
        written(tmp_path, f"pages/{name}", PAGE)
    imported(tmp_path / "pages", captured_from=PATTERN)
    assert times() == [(NOON, "name"), (NOON + timedelta(days=1), "name")]


def test_an_import_that_was_stopped_goes_on_with_the_same_options(tmp_path):
    lines = b"".join(json.dumps({"text": PAGE.decode() + "\n" * n}).encode() + b"\n" for n in range(4))
    path = written(tmp_path, "dump-20250605T120000.jsonl", lines)
    imported(path, captured_from=PATTERN, limit=2)
    imported(path, captured_from=PATTERN)
    assert times() == [(NOON, "name")] * 4
    assert Dump.objects.get().complete


def test_an_import_with_a_time_after_one_without_tells_the_stored_pages(named):
    imported(named)
    printed = imported(named, captured_from=PATTERN)
    assert "known pages whose capture time is known now │     1" in printed
    assert times() == [(NOON, "name")]
    assert Article.objects.exclude(published_earliest=None).count() == 2


def test_an_import_without_a_time_after_one_with_it_stores_nothing_twice(named):
    imported(named, captured_from=PATTERN)
    imported(named)
    assert times() == [(NOON, "name")]


def test_what_an_import_told_is_known_to_the_next_dump(named, tmp_path):
    imported(named)
    imported(named, captured_from=PATTERN)
    line = json.dumps({"text": PAGE.decode(), "date": "2025-06-05T12:00:00Z"}).encode()
    imported(written(tmp_path, "dump.jsonl", line))
    assert Capture.objects.count() == 1


def test_the_table_says_what_told_the_capture_times(named, tmp_path):
    printed = imported(named, written(tmp_path, "page-x.txt", PAGE + b"\n"), captured_from=PATTERN)
    assert "captured: the file's name │     1" in printed
    assert "captured: not known       │     1" in printed


def test_a_useless_pattern_is_refused_before_anything_is_done(named):
    with pytest.raises(CommandError, match="is no regular expression"):
        imported(named, captured_from="(")
    assert not Dump.objects.exists()


def test_a_pattern_and_columns_that_are_long_together_still_name_the_dump(named):
    columns = [f"{name}={'x' * 80}" for name in ("text", "url", "date")]
    imported(named, captured_from=f"({'y?' * 90}.*)", field=columns * 3)
    assert len(Dump.objects.get().stated_options) <= 500


def _zip_of(modified: tuple, extra: bytes = b"") -> bytes:
    info = zipfile.ZipInfo("page.txt", modified)
    info.extra = extra
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, PAGE)
    return file.getvalue()
