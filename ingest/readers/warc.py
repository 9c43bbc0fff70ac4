"""WARC and WET: the pages that a crawler kept, or the text made of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from ingest.records import BrokenRecord, RawPage

from .headed import EndlessHeadersError, HeadedStream
from .instants import capture_time
from .part import Capturing, Part

_MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# warcio unpacks these in steps of 16 KiB. Brotli, in which such a step can hold gigabytes, is left alone.
_ENCODINGS = ("", "identity", "gzip", "deflate")
_PIECE = 64 * 1024

_warc_headers = StatusAndHeadersParser(["WARC/1.0", "WARC/1.1", "WARC/0.17", "WARC/0.18"])
_http_headers = StatusAndHeadersParser(["HTTP/"], verify=False)


class _BrokenRecordError(Exception):
    """The file ends within a record, or its headers are not to be understood; the sentence says which."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record: its own headers, its bytes, and for an HTTP response the headers of that."""

    headers: StatusAndHeaders
    body: LimitReader
    length: int
    http: StatusAndHeaders | None

    def header(self, name: str) -> str:
        return self.headers.get_header(name) or ""

    def http_header(self, name: str) -> str:
        return (self.http.get_header(name) or "") if self.http else ""

    @property
    def content_type(self) -> str:
        """The type of the page itself; if its server did not say it, what the crawler took it for."""
        own = self.http_header("Content-Type") if self.http else self.header("Content-Type")
        return own or self.header("WARC-Identified-Payload-Type")

    @property
    def media_type(self) -> str:
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def no_page(self) -> str:
        """What the record is, if it is no page; else empty."""
        kind = self.header("WARC-Type")
        if kind not in ("response", "resource", "conversion"):
            return f"WARC {kind[:20]}"
        if self.http and not self.http.get_statuscode().startswith("2"):
            return f"HTTP {self.http.get_statuscode()[:3]}"
        return "" if self.media_type in _MEDIA_TYPES else self.media_type[:80] or "no Content-Type"

    def drain(self) -> None:
        while self.body.read(_PIECE):
            pass
        if self.body.limit:
            raise _BrokenRecordError(f"The file ends within the record, {self.body.limit:,} bytes before its end.")


def read_warc(part: Part) -> Iterator[RawPage | BrokenRecord]:
    """Read a page from each response, resource and conversion record that holds text or HTML.

    Other records (requests, redirects, pictures) are no pages: they are left out, and counted by kind.
    Behind a record that cannot be understood the next is looked for by its first line.
    """
    stream = HeadedStream(part.stream)
    while stream.find(b"WARC/"):
        if stream.skipped:
            yield part.broken("not a WARC record", f"{stream.skipped:,} bytes before byte {stream.offset:,} are none.")
        try:
            record = _kept(stream)
            yield from _page(part, stream.offset, record)
            record.drain()
        except _BrokenRecordError as error:
            yield part.broken("broken WARC record", str(error))
    if stream.skipped:
        yield part.broken("not a WARC record", f"The last {stream.skipped:,} bytes of the file are none.")


def _kept(stream: HeadedStream) -> _Kept:
    try:
        headers = _warc_headers.parse(stream)
        length = headers.get_header("Content-Length") or ""
        if not (length.isdecimal() and len(length) < 19):  # noqa: PLR2004 - what a 64-bit count has
            raise _BrokenRecordError(f"Its Content-Length “{length[:40]}” is no number of bytes.")
        body = LimitReader(stream, int(length))
        is_http = "application/http" in (headers.get_header("Content-Type") or "")
        return _Kept(headers, body, int(length), _http_headers.parse(body) if is_http and int(length) else None)
    except (StatusAndHeadersParserException, EndlessHeadersError, EOFError, ValueError) as error:
        raise _BrokenRecordError(f"Its headers are not to be understood: {str(error)[:200]}") from None
    finally:
        stream.end_headers()


def _page(part: Part, offset: int, record: _Kept) -> Iterator[RawPage | BrokenRecord]:
    if record.no_page:
        part.left_out[record.no_page] += 1
    elif record.http_header("Content-Encoding").lower() not in _ENCODINGS:
        packed = record.http_header("Content-Encoding")[:20]
        yield part.broken("page packed", f"Its server packed it as “{packed}”, which is not read.")
    elif record.length > 2 * part.reading.limits.largest_record:
        yield part.too_large()
    else:
        yield _whole_page(part, offset, record)


def _whole_page(part: Part, offset: int, record: _Kept) -> RawPage | BrokenRecord:
    kind, content_type = record.header("WARC-Type"), record.content_type
    content = ArcWarcRecord("warc", kind, record.headers, record.body, record.http, content_type, record.length)
    data = content.content_stream().read(part.reading.limits.largest_record + 1)
    record.drain()
    charset = _CHARSET.search(content_type[:500])
    how = Capturing(
        url=record.header("WARC-Target-URI").strip("<> "),
        at=capture_time(record.header("WARC-Date")),
        basis="warc",
        charset=charset[1] if charset else "",
        media_type=_MEDIA_TYPES[record.media_type],
    )
    return part.page(data, offset, how)
