"""What the first bytes of a file say about it."""

import re
import tarfile

# How much of a file's beginning is looked at.
START = 4096
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*"')
_WARC = re.compile(rb"\s{0,8}WARC/\d")


def is_html(start: bytes) -> bool:
    return _HTML.match(start[:START]) is not None


def is_json_object(start: bytes) -> bool:
    """Tell whether a line begins an object and its first key: pretty-printed JSON does not."""
    return _JSON_OBJECT.match(start[:START]) is not None


def is_warc(start: bytes) -> bool:
    return _WARC.match(start) is not None


def is_parquet(start: bytes) -> bool:
    return start.startswith(b"PAR1")


def is_zip(start: bytes) -> bool:
    """Tell by the first member's mark, or that of an archive without members."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(start: bytes) -> bool:
    """Tell by the check sum of the first header, which older archives have too."""
    try:
        tarfile.TarInfo.frombuf(start[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def is_gzip(start: bytes) -> bool:
    return start.startswith(b"\x1f\x8b\x08")


def is_zstandard(start: bytes) -> bool:
    return start.startswith(b"\x28\xb5\x2f\xfd")


def is_text(start: bytes) -> bool:
    """Tell whether the bytes may be text: they are not empty and have no NUL."""
    return bool(start) and b"\0" not in start
