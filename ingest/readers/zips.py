"""Zip archives: their members as streams. Nothing is ever unpacked to a place that a member names."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import SEEK_END
from lzma import LZMAError
from struct import Struct

from ingest.records import BrokenRecord, Captured

from .instants import since_1970, without_zone
from .part import Part
from .streams import watched

# What damaged and hostile archives raise.
BROKEN_ZIP: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    NotImplementedError,
    ValueError,
    IndexError,
    RuntimeError,
)
_ENCRYPTED = 0x1
# The extended timestamps of Info-ZIP (APPNOTE.TXT 4.6.1): flags, of which the first says that the modification time
# follows, in seconds since 1970.
_UNIX_TIMES = 0x5455
_HEAD = Struct("<HH")
_SECONDS = Struct("<i")


def zip_members(part: Part) -> Iterator[Part | BrokenRecord]:
    """Give each file in the archive, in the order of its table of contents."""
    if not part.stream.seekable():
        yield part.broken("archive packed again", "A zip archive is read from its end: unpack what is around it.")
        return
    try:
        archive = zipfile.ZipFile(part.stream)
    except BROKEN_ZIP as error:
        yield part.broken(
            "broken archive", f"The zip archive has no table of contents at its end; was it cut off? ({error})"
        )
        return
    with archive:
        if _overlap(part, archive):
            yield part.broken("packed too densely", "Members of the zip archive lie over one another: a zip bomb.")
            return
        for info in archive.infolist():
            yield from _member(part, archive, info)


def _modified(info: zipfile.ZipInfo) -> Captured:
    """Say when a member was written: to the second if Unix packed it, else by a clock of an unknown time zone."""
    fields, place = info.extra, 0
    while len(fields) - place >= _HEAD.size:
        kind, size = _HEAD.unpack_from(fields, place)
        content = fields[place + _HEAD.size : place + _HEAD.size + size]
        if kind == _UNIX_TIMES and len(content) > _SECONDS.size and content[0] & 1:
            return since_1970(_SECONDS.unpack_from(content, 1)[0])
        place += _HEAD.size + size
    return without_zone(info.date_time)


def _overlap(part: Part, archive: zipfile.ZipFile) -> bool:
    return sum(info.compress_size for info in archive.infolist()) > part.stream.seek(0, SEEK_END)


def _member(part: Part, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Part | BrokenRecord]:
    inside = part.inside(info.filename, _modified(info))
    if info.is_dir():
        return
    if stat.S_ISLNK(info.external_attr >> 16):
        part.left_out["link"] += 1
    elif info.flag_bits & _ENCRYPTED:
        yield inside.broken("member encrypted", "It is locked with a password, which is not read.")
    else:
        try:
            stream = archive.open(info)
        except BROKEN_ZIP as error:
            yield inside.broken("broken member", f"It cannot be opened: {error}")
        else:
            with stream:
                yield replace(inside, stream=watched(stream, info.compress_size, part.reading.limits))
