"""Zip archives: their members as streams. Nothing is ever unpacked to a place that a member names."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import SEEK_END
from lzma import LZMAError
from pathlib import PurePosixPath

from ingest.records import BrokenRecord

from .part import Part, printable
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


def _overlap(part: Part, archive: zipfile.ZipFile) -> bool:
    return sum(info.compress_size for info in archive.infolist()) > part.stream.seek(0, SEEK_END)


def _member(part: Part, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Part | BrokenRecord]:
    name = printable(info.filename)
    inside = replace(part, name=PurePosixPath(name).name, member=name)
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
