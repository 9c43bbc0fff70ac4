"""Archives and other containers, imported by the command."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError

from articles.models import Article
from ingest.models import Capture, Dump, RejectedRecord
from ingest.records import RawPage
from ingest.workers import read_all

from .dumps import LINE, PAGE, parquet, tarred, warc, written, zipped
from .test_import_dump import imported

pytestmark = pytest.mark.django_db


def tram(number: int) -> bytes:
    return f"\nTram {number} opens\nTram line {number} opens on Friday.\n".encode()


@pytest.fixture
def trams(tmp_path):
    """Give an archive of five pages, of which the third is too large and the fourth broken."""
    members = {f"{number}.txt": tram(number) for number in (1, 2, 5)}
    members |= {"3.txt": b"x" * 2000, "4.jsonl": b"{"}
    return written(tmp_path, "trams.zip", zipped(dict(sorted(members.items()))))


def test_a_page_knows_its_member_and_media_type(tmp_path):
    imported(written(tmp_path, "dump.tar", tarred({"../../etc/passwd.txt": PAGE})))
    capture = Capture.objects.get()
    assert (capture.member, capture.media_type) == ("../../etc/passwd.txt", "text/plain")


def test_a_rejection_names_file_member_and_record(trams, settings):
    settings.READING_LIMITS = {"largest_record": "1000"}
    printed = imported(trams, exit_code=1)
    assert "trams.zip, 3.txt, record 3: record too large: It is longer than 1,000 bytes" in printed
    assert "trams.zip, 4.jsonl, record 4: not a record: The line is not JSON" in printed


def test_a_rejected_record_of_an_archive_is_kept_with_its_member(trams):
    imported(trams, exit_code=1)
    assert RejectedRecord.objects.get().reason.startswith("in 4.jsonl: not a record:")


@pytest.mark.parametrize("limit", [1, 3])
def test_an_archive_is_gone_on_with_where_the_import_stopped(trams, settings, limit):
    settings.READING_LIMITS = {"largest_record": "1000"}
    imported(trams, limit=limit, exit_code=1 if limit > 2 else 0)
    assert Dump.objects.get().records == limit
    imported(trams, exit_code=1)
    assert (Dump.objects.get().records, Article.objects.count(), RejectedRecord.objects.count()) == (5, 3, 2)


def test_every_record_of_an_archive_is_counted_once(trams, tmp_path):
    imported(trams, report=tmp_path / "report.json", exit_code=1)
    counts = json.loads((tmp_path / "report.json").read_text())["counts"]
    parts = {name: count for name, count in counts.items() if name.startswith(("layout", "rejected", "pages known"))}
    assert (counts["pages read"], sum(parts.values())) == (5, 5)


def test_the_crawlers_time_is_the_capture_time(tmp_path):
    imported(written(tmp_path, "dump.warc", warc("conversion", PAGE, "text/plain")))
    capture = Capture.objects.get()
    assert (capture.captured_basis, capture.captured_at.isoformat()) == ("warc", "2025-06-05T12:00:00+00:00")


def test_what_is_no_page_is_counted_in_the_report(tmp_path):
    path = written(tmp_path, "dump.warc", warc("response", b"", "image/png") + warc("conversion", PAGE, "text/plain"))
    assert "Left out, as no page: 1 × image/png" in imported(path)


def test_other_columns_are_another_import_of_the_same_file(tmp_path):
    record = {"text": tram(1).decode(), "body": tram(2).decode()}
    path = written(tmp_path, "dump.jsonl", json.dumps(record).encode())
    imported(path)
    imported(path, field=["text=body"])
    assert list(Dump.objects.order_by("pk").values_list("stated_options", flat=True)) == ["", "text=body"]
    assert Article.objects.count() == 2


def test_a_dump_is_read_again_under_another_limit(trams, settings):
    settings.READING_LIMITS = {"largest_record": "60"}
    imported(trams, exit_code=1)
    settings.READING_LIMITS = {}
    imported(trams, exit_code=1)
    assert (Dump.objects.count(), Capture.objects.count(), Article.objects.count()) == (2, 4, 3)


def test_a_field_that_is_not_understood_is_refused_with_the_cure(tmp_path):
    with pytest.raises(CommandError, match="write text=NAME, url=NAME or date=NAME"):
        imported(tmp_path, field=["text"])


def test_a_limit_that_is_no_number_is_refused(tmp_path, settings):
    settings.READING_LIMITS = {"largest_record": "much"}
    with pytest.raises(CommandError, match="must be whole numbers"):
        imported(tmp_path)


def test_standard_input_is_imported_once(monkeypatch):
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(zipped({"a.txt": PAGE}))))
        imported("-")
    assert (Dump.objects.get().name, Capture.objects.count()) == ("standard-input.txt", 1)


def test_a_file_that_cannot_be_read_yet_is_read_by_the_next_run(tmp_path, monkeypatch):
    path = written(tmp_path, "dump.zip", zipped({"1.txt": PAGE, "2.parquet": parquet({"text": [tram(1).decode()]})}))
    with monkeypatch.context() as without_pyarrow:
        without_pyarrow.setitem(sys.modules, "pyarrow.parquet", None)
        assert "pip install 'newsarchive[parquet]'" in imported(path, exit_code=1)
    assert (Dump.objects.get().records, Dump.objects.get().complete) == (1, False)
    imported(path)
    assert (Dump.objects.get().records, Dump.objects.get().complete) == (2, True)


def test_nul_bytes_are_kept_in_the_page_and_not_in_the_article(tmp_path):
    imported(written(tmp_path, "page.txt", b"\nTram \0opens\nThe tram\0 opens on Friday.\n"))
    article = Article.objects.get()
    assert (b"\0" in Capture.objects.get().raw_bytes(), "\0" in article.title + article.body) == (True, False)


def test_a_line_of_a_page_beside_a_broken_file_is_imported(tmp_path):
    written(tmp_path, "a.parquet", b"PAR1")
    written(tmp_path, "b.jsonl", LINE.replace(b"A page", b"\\nTram opens\\nIt opens on Friday.\\n"))
    imported(tmp_path, exit_code=1)
    assert (Article.objects.count(), RejectedRecord.objects.count()) == (1, 1)


def test_large_pages_are_not_gathered_by_the_dozen():
    taken = []
    pages = (taken.append(number) or (1, RawPage(b" " * 5_000_000, number, 0)) for number in range(50))
    next(read_all(pages, 1, frozenset()))
    assert len(taken) == 2
