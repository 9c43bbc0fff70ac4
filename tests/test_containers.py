"""Archives, WARC files and Parquet as raw pages; each whole, packed, damaged and hostile."""

import gzip
import io
import struct
import sys
import tarfile
import tracemalloc
from datetime import UTC, datetime

import pyarrow
import pytest
import zstandard

from ingest.readers import Limits, MissingReaderError, Part, columns_from, read_dump
from ingest.records import RawPage

from .dumps import BOMB, HTML, LINE, PACKERS, PAGE, parquet, read, seen, tarred, warc, zipped

NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
MEMBERS = {"a/page.txt": PAGE, "b/dump.jsonl.gz": gzip.compress(LINE + b"\n" + LINE), "c.html": HTML}
IN_MEMBERS = [
    (1, "a/page.txt", PAGE),
    (2, "b/dump.jsonl.gz", b"A page"),
    (3, "b/dump.jsonl.gz", b"A page"),
    (4, "c.html", HTML),
]
ARCHIVES = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda members: gzip.compress(tarred(members)),
    "tar.zst": lambda members: zstandard.compress(tarred(members)),
}
archives = pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)


@archives
def test_the_members_of_an_archive_are_read_in_order_and_counted_once(archive):
    assert seen(read(archive(MEMBERS), "dump")) == IN_MEMBERS


@archives
def test_a_path_out_of_the_archive_is_only_a_name(archive):
    assert seen(read(archive({"../../etc/passwd.txt": PAGE}))) == [(1, "../../etc/passwd.txt", PAGE)]


@archives
def test_a_name_that_would_drive_a_terminal_is_made_harmless(archive):
    assert read(archive({"\x1b[2J.txt": PAGE}))[0].member == "\\x1b[2J.txt"


@archives
def test_an_archive_in_an_archive_is_rejected_with_the_cure(archive):
    broken, page = read(archive({"in.zip": zipped({"a.txt": PAGE}), "page.txt": PAGE}))
    assert (broken.reason, broken.member, page.data) == ("archive in an archive", "in.zip", PAGE)
    assert "unpack the outer one" in broken.detail


@archives
def test_a_damaged_member_does_not_stop_the_others(archive):
    first, broken, last = read(archive({"1.txt": PAGE, "2.txt.gz": gzip.compress(PAGE)[:-9], "3.txt": PAGE}))
    assert (first.data, broken.reason, broken.member, last.record) == (PAGE, "file broken off", "2.txt.gz", 3)


@archives
def test_members_without_a_reader_are_counted_by_ending(archive):
    part = Part(io.BufferedReader(io.BytesIO(archive({"a.pdf": b"%PDF", ".b.txt": PAGE}))), "dump.zip")
    assert (list(read_dump(part)), part.left_out) == ([], {".pdf": 1})


@archives
def test_a_member_beyond_the_limit_is_rejected_and_the_next_one_read(archive):
    limits = Limits(largest_record=1000)
    assert [one[2] for one in seen(read(archive({"a.txt": b"x" * 9999, "b.txt": PAGE}), limits=limits))] == [
        "record too large",
        PAGE,
    ]


@archives
def test_a_bomb_among_the_members_is_read_no_further(archive):
    data = archive({"bomb.jsonl": BOMB})
    records = read(data if archive is not tarred else gzip.compress(data), limits=Limits(1000))
    assert [(one.record, one.reason) for one in records] == [(1, "packed too densely")]


@archives
def test_a_packed_bomb_among_the_members_is_read_no_further(archive):
    bomb, page = read(archive({"bomb.jsonl.gz": gzip.compress(BOMB), "page.txt": PAGE}), limits=Limits(1000))
    assert (bomb.reason, page.data) == ("packed too densely", PAGE)


@archives
@pytest.mark.parametrize("cut", [30, 300, 700])
def test_a_cut_archive_is_named_once(archive, cut):
    records = read(archive(MEMBERS).rstrip(b"\0")[:-cut], "dump.tar")
    assert [one.reason for one in records if not isinstance(one, RawPage)] in (
        ["broken archive"],
        ["file broken off"],
        ["not recognised"],
    )


def test_a_tar_archive_that_ends_without_its_end_is_named():
    records = read(tarred({"a.txt": PAGE})[:1024], "dump.tar")
    assert [one[2] for one in seen(records)] == [PAGE, "broken archive"]


def test_a_damaged_header_in_a_tar_archive_is_named():
    data = bytearray(tarred({"a.txt": PAGE, "b.txt": PAGE}))
    data[1024:1030] = b"\xff" * 6
    assert [one[2] for one in seen(read(bytes(data), "dump.tar"))] == [PAGE, "broken archive"]


def test_a_huge_header_in_a_tar_archive_is_refused():
    data = tarred({"a" * 30_000 + ".txt": PAGE})
    assert "a header of 30," in read(data, "dump.tar")[0].detail


def test_links_in_an_archive_lead_nowhere():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        link = tarfile.TarInfo("page.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    part = Part(io.BufferedReader(io.BytesIO(file.getvalue())), "dump.tar")
    assert (list(read_dump(part)), part.left_out) == ([], {"link": 1})


def test_a_locked_member_of_a_zip_archive_is_named():
    data = bytearray(zipped({"a.txt": PAGE}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert seen(read(bytes(data))) == [(1, "a.txt", "member encrypted")]


def test_a_member_with_a_wrong_check_sum_is_named():
    data = bytearray(zipped({"a.txt": PAGE * 50, "b.txt": PAGE}))
    data[data.index(b"PK\x01\x02") + 16] ^= 255
    assert [one[2] for one in seen(read(bytes(data)))] == ["file broken off", PAGE]


def test_members_that_lie_over_one_another_are_a_bomb():
    data = bytearray(zipped({"a.txt": PAGE}))
    size = data.index(b"PK\x01\x02") + 20
    data[size : size + 4] = struct.pack("<L", 9999)
    assert [one.reason for one in read(bytes(data))] == ["packed too densely"]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_response_in_a_warc_file_is_a_page_with_address_time_and_charset(pack):
    assert read(pack(warc("response", HTML)), "dump.warc.gz") == [
        RawPage(HTML, 1, 0, "https://daily.example/1", NOON, "warc", "", "ISO-8859-1", "text/html")
    ]


def test_each_record_of_a_warc_file_may_be_packed_by_itself():
    one = warc("response", HTML)
    assert [page.offset for page in read(gzip.compress(one) * 3, "dump.warc.gz")] == [0, len(one), 2 * len(one)]


def test_a_conversion_in_a_wet_file_is_a_page_of_text():
    (page,) = read(
        warc("warcinfo", b"x", "application/warc-fields") + warc("conversion", PAGE, "text/plain"), "dump.wet"
    )
    assert (page.data, page.record, page.media_type) == (PAGE, 1, "text/plain")


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (warc("request", b"GET / HTTP/1.1\r\n\r\n", "application/http"), "WARC request"),
        (warc("response", b"", status="404 Not Found"), "HTTP 404"),
        (warc("response", b"\xff\xd8", "image/jpeg"), "image/jpeg"),
    ],
)
def test_what_is_no_page_in_a_warc_file_is_left_out_and_counted_by_kind(record, kind):
    part = Part(io.BufferedReader(io.BytesIO(record + warc("response", HTML))), "dump.warc")
    assert ([page.data for page in read_dump(part)], part.left_out) == ([HTML], {kind: 1})


def test_a_response_packed_by_its_server_is_unpacked():
    assert read(warc("response", gzip.compress(HTML), encoding="gzip"), "dump.warc")[0].data == HTML


def test_a_response_packed_in_an_unread_way_is_named():
    assert read(warc("response", b"x", encoding="br"), "dump.warc")[0].detail == (
        "Its server packed it as “br”, which is not read."
    )


def test_a_response_in_chunks_is_joined():
    record = warc("response", b"5\r\nTram \r\n5\r\nopens\r\n0\r\n\r\n", "text/html\r\nTransfer-Encoding: chunked")
    assert read(record, "dump.warc")[0].data == b"Tram opens"


def test_a_response_that_unpacks_beyond_the_limit_is_rejected():
    record = warc("response", gzip.compress(b"x" * 1_000_000), encoding="gzip")
    assert read(record, "dump.warc", limits=Limits(1500))[0].reason == "record too large"


def test_a_warc_file_cut_within_a_record_is_named():
    assert [one[2] for one in seen(read((warc("response", HTML) * 2)[:-20], "dump.warc"))] == [
        HTML,
        "broken WARC record",
    ]


@pytest.mark.parametrize("length", ["-5", "many", "9" * 40, ""])
def test_a_record_of_no_length_is_named_and_the_next_one_found(length):
    records = read(warc("response", HTML, Content_Length=length) + warc("response", PAGE), "dump.warc")
    assert (records[0].reason, records[-1].data) == ("broken WARC record", PAGE)


def test_behind_a_wrong_length_the_next_record_is_found():
    records = read(warc("response", HTML, Content_Length="70") + warc("response", PAGE), "dump.warc")
    assert [one[2] for one in seen(records)][1:] == ["not a WARC record", PAGE]


def test_headers_without_end_are_named_and_take_no_memory():
    data = gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 20_000_000)
    tracemalloc.start()
    broken, *_ = read(data, "dump.warc.gz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ("longer than 262,144 bytes" in broken.detail, peak < 5_000_000) == (True, True)


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_row_of_a_parquet_file_is_a_page(pack):
    columns = {"text": ["A page"], "url": ["https://daily.example/1"], "date": ["2025-06-05T12:00:00Z"], "score": [1.5]}
    assert read(pack(parquet(columns)), "dump.parquet") == read(LINE)


def test_an_instant_of_a_parquet_file_may_be_finer_than_pythons():
    instants = pyarrow.array([1_749_124_800_000_000_001], pyarrow.timestamp("ns"))
    assert read(parquet({"text": ["A page"], "timestamp": instants}), "dump.parquet")[0].captured_at == NOON


def test_a_parquet_file_without_text_names_its_columns_and_the_cure():
    (broken,) = read(parquet({"body": ["A page"] * 9}), "dump.parquet")
    assert (broken.reason, "Columns there: “body”." in broken.detail) == ("no text in the file", True)


def test_a_column_of_a_parquet_file_can_be_named():
    assert read(parquet({"body": ["A page"]}), columns=columns_from(["text=body"]))[0].data == b"A page"


def test_a_row_without_text_is_named_and_the_next_one_read():
    assert [one[2] for one in seen(read(parquet({"text": [None, "A page"]})))] == ["no text in the record", b"A page"]


def test_a_cut_parquet_file_is_named():
    assert read(parquet({"text": ["A page"] * 99})[:-10], "dump.parquet")[0].reason == "broken Parquet file"


def test_a_damaged_row_group_does_not_stop_the_next_one():
    data = bytearray(parquet({"text": ["A page", "Another"]}, row_group_size=1, use_dictionary=False))
    data[4:14] = b"\xff" * 10
    assert [one[2] for one in seen(read(bytes(data)))] == ["broken row group", b"Another"]


def test_a_row_group_that_unpacks_too_far_is_rejected():
    data = parquet({"text": ["x" * 1_000_000]}, compression="zstd", use_dictionary=False)
    assert read(data, limits=Limits(1000))[0].reason == "packed too densely"


def test_one_text_in_many_rows_is_no_more_than_other_bombs():
    *pages, broken = read(parquet({"text": ["x" * 900] * 9999}), limits=Limits(1000))
    assert (len(pages) < 9999, broken.reason) == (True, "packed too densely")


def test_a_parquet_file_in_an_archive_is_read():
    assert seen(read(zipped({"a.parquet": parquet({"text": ["A page"]})}))) == [(1, "a.parquet", b"A page")]


def test_without_pyarrow_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingReaderError, match=r"pip install 'newsarchive\[parquet\]'"):
        read(parquet({"text": ["A page"]}))
