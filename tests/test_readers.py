"""Dump files as raw pages."""

import gzip
import io
import json
from datetime import UTC, datetime

import pytest
import zstandard

from ingest.dumps import find_dumps
from ingest.readers import LARGEST_RECORD, reader_for
from ingest.records import BrokenRecord, RawPage

NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
LINE = json.dumps({"text": "A page", "url": "https://daily.example/1", "date": "2025-06-05T12:00:00Z"}).encode()


def read(data: bytes, name: str = "dump.jsonl", captured_at: datetime | None = None) -> list[RawPage | BrokenRecord]:
    return list(reader_for(name)(io.BufferedReader(io.BytesIO(data)), captured_at))


def test_a_line_is_a_page_with_address_and_capture_time():
    assert read(LINE) == [RawPage(b"A page", 1, 0, "https://daily.example/1", NOON, "record")]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstandard"])
def test_a_packed_dump_reads_like_a_plain_one(pack):
    assert read(pack(LINE + b"\n" + LINE), "dump.jsonl.gz") == read(LINE + b"\n" + LINE)


def test_several_packed_streams_in_a_row_are_one_dump():
    assert len(read(zstandard.compress(LINE + b"\n") * 2)) == 2


def test_the_stated_capture_time_stands_in_for_a_missing_one():
    (page,) = read(b'{"text": "A page"}', captured_at=NOON)
    assert (page.captured_at, page.captured_basis) == (NOON, "stated")


def test_the_records_own_capture_time_goes_before_the_stated_one():
    assert read(LINE, captured_at=datetime(2024, 1, 1, tzinfo=UTC))[0].captured_at == NOON


def test_a_day_is_no_capture_time():
    assert read(b'{"text": "A page", "date": "2025-06-05"}')[0].captured_at is None


@pytest.mark.parametrize(
    "line", [b"{", b"7", b'{"url": "x"}', b'{"text": 7}', b"\xff\xfe", b"[" * 200_000, b'{"text": NaN}']
)
def test_a_broken_line_is_named_and_the_next_one_read(line):
    broken, page = read(line + b"\n" + LINE)
    assert (broken.record, broken.reason, page.record) == (1, "not a record", 2)


def test_an_empty_line_is_no_record():
    assert [record.record for record in read(LINE + b"\n\n" + LINE)] == [1, 2]


def test_a_cut_file_gives_its_pages_and_says_where_it_broke_off():
    lines = b"\n".join(json.dumps({"text": str(number) * 50}).encode() for number in range(2000))
    *pages, broken = read(gzip.compress(lines)[:-20], "dump.jsonl.gz")
    assert (len(pages) > 1000, broken.reason) == (True, "file broken off")


def test_a_line_beyond_the_limit_is_passed_over_unread():
    first, second = read(gzip.compress(b" " * (LARGEST_RECORD + 2) + b"\n" + LINE, 1), "dump.jsonl.gz")
    assert (first.reason, second.data) == ("record too large", b"A page")


def test_a_text_file_is_one_page_with_its_exact_bytes():
    assert read(b"\xff\r\nA page", "page.txt", NOON) == [RawPage(b"\xff\r\nA page", 1, 0, "", NOON, "stated")]


def test_a_folder_gives_what_can_be_read_in_a_stable_order(tmp_path):
    for name in ("b.txt", "a.jsonl", "c.pdf", ".hidden.txt"):
        (tmp_path / name).touch()
    found = find_dumps([tmp_path])
    assert ([dump.path.name for dump in found.dumps], found.left_out) == (["a.jsonl", "b.txt"], {".pdf": 1})


def test_a_file_without_a_reader_is_named_with_the_cure(tmp_path):
    (tmp_path / "notes.pdf").touch()
    assert find_dumps([tmp_path / "notes.pdf"]).problems == [
        "No reader for notes.pdf; known: .txt .jsonl .jsonl.gz .jsonl.zst."
    ]


def test_a_path_that_is_not_there_is_named(tmp_path):
    assert find_dumps([tmp_path / "gone.txt"]).problems == [f"{tmp_path / 'gone.txt'} does not exist."]
