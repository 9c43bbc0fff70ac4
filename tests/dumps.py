"""Dumps of every container, made of invented pages."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow
import pyarrow.parquet
import zstandard

from ingest.readers import Part, Reading, read_dump
from ingest.records import BrokenRecord, RawPage

PAGE = b"\nTram opens\nThe tram opens on Friday.\n"
LINE = json.dumps({"text": "A page", "url": "https://daily.example/1", "date": "2025-06-05T12:00:00Z"}).encode()
BOMB = b" " * 4_000_000 + b"\n"  # packs into 4 kB
HTML = b"<!DOCTYPE html>\n<html><body>Caf\xe9</body></html>"
PACKERS = {"plain": bytes, "gzip": gzip.compress, "zstandard": zstandard.compress}


def read(data: bytes, name: str = "dump.jsonl", **reading) -> list[RawPage | BrokenRecord]:
    """Read a dump that is held in memory."""
    return list(read_dump(Part(io.BufferedReader(io.BytesIO(data)), name, Reading(**reading))))


def seen(records: list[RawPage | BrokenRecord]) -> list[tuple]:
    """Give of each record its number, its member, and its bytes or why there are none."""
    return [(one.record, one.member, one.data if isinstance(one, RawPage) else one.reason) for one in records]


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def warc(kind: str, content: bytes, content_type: str = "text/html; charset=ISO-8859-1", **headers: str) -> bytes:
    """Make a WARC record; a response is given HTTP headers, `status` and `encoding` among them."""
    if kind == "response":
        status, encoding = headers.pop("status", "200 OK"), headers.pop("encoding", "")
        http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n"
        http += f"Content-Encoding: {encoding}\r\n" if encoding else ""
        content = http.encode() + b"\r\n" + content
        content_type = "application/http; msgtype=response"
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://daily.example/1",
        "WARC-Date": "2025-06-05T12:00:00Z",
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + content + b"\r\n\r\n"


def parquet(columns: Mapping, **options: object) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), file, **options)
    return file.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
