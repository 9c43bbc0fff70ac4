"""Files of text, HTML and JSON lines as raw pages, and how files are found and recognised."""

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from ingest.dumps import find_dumps, with_standard_input
from ingest.readers import Limits, columns_from
from ingest.records import RawPage

from .dumps import BOMB, HTML, LINE, PACKERS, read, seen, written, zipped

NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
URL = "https://daily.example/1"


def test_a_line_is_a_page_with_address_and_capture_time():
    assert read(LINE) == [RawPage(b"A page", 1, 0, URL, NOON, "record", media_type="text/plain")]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_a_packed_dump_reads_like_a_plain_one(pack):
    assert read(pack(LINE + b"\n" + LINE), "dump.jsonl.gz") == read(LINE + b"\n" + LINE)


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_several_packed_streams_in_a_row_are_one_dump(pack):
    assert len(read(pack(LINE + b"\n") * 2)) == 2


def test_the_stated_capture_time_stands_in_for_a_missing_one():
    (page,) = read(b'{"text": "A page"}', captured_at=NOON)
    assert (page.captured_at, page.captured_basis) == (NOON, "stated")


def test_the_records_own_capture_time_goes_before_the_stated_one():
    assert read(LINE, captured_at=datetime(2024, 1, 1, tzinfo=UTC))[0].captured_at == NOON


def test_a_day_is_no_capture_time():
    assert read(b'{"text": "A page", "date": "2025-06-05"}')[0].captured_at is None


@pytest.mark.parametrize("line", [b"{", b"7", b"\xff\xfe", b"[" * 200_000, b'{"text": NaN}', b'{"text": "\\ud800"}'])
def test_a_broken_line_is_named_and_the_next_one_read(line):
    broken, page = read(line + b"\n" + LINE)
    assert (broken.record, broken.reason, page.record) == (1, "not a record", 2)


def test_a_deep_value_of_another_field_does_not_stop_the_rest():
    broken, page = read(b'{"text": "A page", "x": ' + b"[" * 200_000 + b"\n" + LINE)
    assert (broken.reason, page.data) == ("not a record", b"A page")


def test_a_line_without_text_names_its_columns_and_the_cure():
    (broken,) = read(b'{"body": "A page", "link": "x"}')
    assert broken.detail == (
        "No text in “text” or “html” or “raw_content” or “content” or “maintext”. "
        "Columns there: “body”, “link”. Name the right one: --field text=NAME."
    )


@pytest.mark.parametrize("column", ["text", "html", "raw_content", "content", "maintext"])
def test_the_text_stands_in_any_of_the_columns_of_known_corpora(column):
    assert read(json.dumps({column: "A page"}).encode())[0].data == b"A page"


@pytest.mark.parametrize("column", ["warc_date", "date_download", "timestamp", "date"])
def test_the_capture_time_stands_in_any_of_the_columns_of_known_corpora(column):
    assert read(json.dumps({"text": "", column: "2025-06-05 12:00:00"}).encode())[0].captured_at == NOON


def test_what_can_only_be_a_capture_time_goes_before_a_date():
    (page,) = read(b'{"text": "A page", "date": "2024-01-01T00:00:00Z", "date_download": "2025-06-05T12:00:00Z"}')
    assert page.captured_at == NOON


def test_columns_can_be_named():
    columns = columns_from(["text=body", "url=link", "date=seen"])
    line = {"text": "no", "body": "A page", "link": URL, "seen": "2025-06-05T12:00:00Z"}
    assert read(json.dumps(line).encode(), columns=columns) == read(LINE)


def test_a_column_named_as_nothing_is_not_looked_for():
    assert read(LINE, columns=columns_from(["date="]))[0].captured_at is None


@pytest.mark.parametrize("words", ["body", "title=x", "text=", "text=" + "x" * 100])
def test_a_column_that_cannot_be_understood_is_refused_with_the_cure(words):
    with pytest.raises(ValueError, match="write text=NAME, url=NAME or date=NAME"):
        columns_from([words])


def test_an_empty_line_is_no_record():
    assert [record.record for record in read(LINE + b"\n\n" + LINE)] == [1, 2]


def test_a_byte_order_mark_before_the_first_line_is_passed_over():
    assert read(b"\xef\xbb\xbf" + LINE)[0].data == b"A page"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_a_cut_file_gives_its_pages_and_says_where_it_broke_off(pack):
    lines = b"\n".join(json.dumps({"text": str(number) * 50}).encode() for number in range(2000))
    *pages, broken = read(pack(lines)[:-20], "dump.jsonl.gz")
    assert (len(pages) > 1000, broken.reason) == (True, "file broken off")


def test_a_damaged_gzip_file_is_named():
    data = gzip.compress(LINE)
    assert seen(read(data[:20] + b"\xff\xff\xff\xff" + data[24:], "dump.jsonl.gz"))[-1][2] == "file broken off"


def test_a_line_beyond_the_limit_is_passed_over_unread():
    largest = Limits().largest_record
    first, second = read(gzip.compress(b" " * (largest + 2) + b"\n" + LINE, 1), "dump.jsonl.gz")
    assert (first.reason, second.data) == ("record too large", b"A page")


def test_the_largest_record_can_be_set():
    (broken,) = read(LINE, limits=Limits(largest_record=50))
    assert broken.detail == "It is longer than 50 bytes (NEWSARCHIVE_LARGEST_RECORD)."


def test_a_page_of_too_many_lines_is_rejected():
    broken, page = read(json.dumps({"text": "\n" * 300_000}).encode() + b"\n" + LINE)
    assert (broken.reason, page.data) == ("too many lines", b"A page")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_a_file_that_unpacks_too_far_is_read_no_further(pack):
    limits = Limits(largest_record=1000)
    records = read(pack(BOMB), "dump.jsonl.gz", limits=limits)
    assert seen(records) == [(1, "", "packed too densely")]


def test_a_text_file_is_one_page_with_its_exact_bytes():
    (page,) = read(b"\xff\r\nA \0page", "page.txt", captured_at=NOON)
    assert (page.data, page.record, page.captured_basis) == (b"\xff\r\nA \0page", 1, "stated")


def test_a_text_file_beyond_the_limit_is_rejected():
    assert read(b"x" * 11, "page.txt", limits=Limits(largest_record=10))[0].reason == "record too large"


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page.php", "page"])
def test_a_saved_html_page_is_one_page_of_html_whatever_its_name(name):
    (page,) = read(HTML, name)
    assert (page.data, page.media_type) == (HTML, "text/html")


def test_html_in_a_column_of_html_is_html():
    assert read(b'{"html": "<p>A page</p>"}')[0].media_type == "text/html"


@pytest.mark.parametrize("name", ["dump.txt", "dump.ndjson", "dump.json", "dump.zip", "dump", "dump.gz"])
@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_json_lines_are_recognised_by_their_content(name, pack):
    assert [page.data for page in read(pack(LINE), name)] == [b"A page"]


def test_text_is_text_though_its_name_says_zip():
    assert read(b"A page", "page.zip")[0].data == b"A page"


def test_a_folder_gives_what_can_be_read_in_a_stable_order(tmp_path):
    for name in ("b.txt", "a.jsonl", "c.pdf", ".hidden.txt", "golden.json"):
        (tmp_path / name).touch()
    found = find_dumps([tmp_path])
    assert [dump.path.name for dump in found.dumps] == ["a.jsonl", "b.txt"]
    assert found.left_out == {".pdf": 1, ".json": 1}


def test_a_folder_is_read_with_the_folders_in_it(tmp_path):
    for name in ("b/2.txt", "a/deep/1.txt", "3.txt"):
        written(tmp_path, name, b"A page")
    names = [dump.name.removeprefix(f"{tmp_path.name}/") for dump in find_dumps([tmp_path]).dumps]
    assert names == ["3.txt", "a/deep/1.txt", "b/2.txt"]


def test_an_office_document_is_no_archive_of_pages(tmp_path):
    path = written(tmp_path, "letter.docx", zipped({"word/document.html": HTML}))
    assert find_dumps([path]).problems[0].startswith("No reader for letter.docx; known: .txt .html .jsonl")


def test_a_file_without_a_reader_is_named_with_the_cure(tmp_path):
    path = written(tmp_path, "notes.pdf", b"%PDF-1.7")
    assert find_dumps([path]).problems == [
        "No reader for notes.pdf; known: .txt .html .jsonl .parquet .warc .wet .zip .tar, also with .gz or .zst."
    ]


def test_a_path_that_is_not_there_is_named(tmp_path):
    assert find_dumps([tmp_path / "gone.txt"]).problems == [f"{tmp_path / 'gone.txt'} does not exist."]


def test_a_device_is_refused_with_the_cure():
    assert "pipe it to: import_dump -" in find_dumps([Path("/dev/null")]).problems[0]


def test_standard_input_is_a_file_known_by_its_bytes():
    with with_standard_input([Path("-")], io.BytesIO(LINE)) as paths:
        (dump,) = find_dumps(paths).dumps
        assert (dump.name, dump.path.read_bytes()) == ("standard-input.txt", LINE)
    assert not dump.path.exists()
