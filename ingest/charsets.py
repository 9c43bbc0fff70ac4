"""Decode a page, and say by which charset: what its bytes are, what it declares, or what they look like."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Where HTML and XML declare their charset; HTML asks for it within the first 1,024 bytes, pages are late at times.
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta\b[^<>]{0,300}?charset|\?xml\b[^<>]{0,300}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# The charsets of the web (WHATWG Encoding Standard), by Python's names; Latin-1 and ASCII mean Windows-1252 there.
_NAMES = (
    "utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866 koi8-r koi8-u mac-roman "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 "
    "iso8859-16 gbk gb18030 big5 euc_jp iso2022_jp shift_jis euc_kr"
)
_WEB = frozenset(_NAMES.split())
_AS_CP1252 = frozenset({"ascii", "iso8859-1"})
# In Western text hardly one letter in ten is beyond ASCII; where more are, the text is of another script.
_OTHER_SCRIPT = 0.3
_FEWEST = 20
_SAMPLE = 20_000
_LETTER = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SCRIPTS = [
    "cp1256",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "iso8859_6",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_MOST_DISORDER = 0.2


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Decode a page and name the charset. The same bytes always give the same text.

    In this order: a byte order mark; UTF-8 where the bytes are UTF-8, which text in another charset hardly ever is; the
    charset that came with the page (`declared`) or stands in its head; the charset that text of another script looks
    like; Windows-1252; Latin-1, which fits always. A charset fits if fewer characters are broken than not; a broken
    one becomes U+FFFD, so that one bad byte does not spoil a page.

    >>> decode("Café".encode()), decode(b"Caf\\xe9"), decode(b"<meta charset=koi8-r>\\xe4\\xc1")
    (('Café', 'utf-8'), ('Café', 'cp1252'), ('<meta charset=koi8-r>Да', 'koi8-r'))
    """
    for charset in _candidates(data, declared):
        text = data.decode(charset, errors="replace")
        if _fits(text):
            return text, charset
    return data.decode("latin-1"), "latin-1"


def _candidates(data: bytes, declared: str) -> Iterator[str]:
    yield from (charset for mark, charset in _BOMS if data.startswith(mark))
    stated = _web_charset(declared) or _web_charset(_in_head(data))
    if stated == "iso2022_jp" and b"\x1b" in data:
        yield stated
    yield "utf-8"
    if stated:
        yield stated
    yield from _looks_like(data[:_SAMPLE])
    yield "cp1252"


def _fits(text: str) -> bool:
    broken = text.count("\ufffd")
    return not broken or 2 * broken < len(text) - len(text.encode("ascii", errors="ignore"))


def _in_head(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii", errors="replace") if match else ""


def _web_charset(label: str) -> str:
    """Give Python's name of a charset of the web; empty for any other codec, and for a label that is none."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in _AS_CP1252 else name if name in _WEB else ""


def _looks_like(data: bytes) -> Iterator[str]:
    """Ask a detector where the bytes are mostly those of another script; Western text is too short of signs for it."""
    high = len(_HIGH.findall(data))
    if high >= _FEWEST and high > _OTHER_SCRIPT * (high + len(_LETTER.findall(data))):
        best = from_bytes(data, cp_isolation=_SCRIPTS).best()
        if best and best.chaos < _MOST_DISORDER:
            yield best.encoding
