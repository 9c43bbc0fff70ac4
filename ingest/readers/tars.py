"""Tar archives: their members as streams, one after the other. Nothing is ever unpacked to a place that one names."""

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import Self

from ingest.records import BrokenRecord

from .instants import since_1970
from .part import Part
from .streams import BROKEN_STREAM, Watched

# What damaged and hostile archives raise.
BROKEN_TAR: tuple[type[Exception], ...] = (
    tarfile.TarError,
    *BROKEN_STREAM,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
)
# Names are at most 4 KiB; Python's regular expressions for these headers take quadratic time on hostile ones.
_LONGEST_HEADER = 16 * 1024
_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """A header that must be whole: Python's own would take a damaged one, or a cut file, for the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            member = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"no member and no end of the archive, but {error}") from None
        if member.type in _HEADERS and member.size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {member.size:,} bytes")
        return member


def tar_members(part: Part) -> Iterator[Part | BrokenRecord]:
    """Give each file in the archive, in its order. The reader of one must be done before the next is asked for."""
    try:
        with tarfile.open(fileobj=part.stream, mode="r|", tarinfo=_Member) as archive:
            yield from _members(part, archive)
    except BROKEN_TAR as error:
        yield part.broken("broken archive", f"The tar archive cannot be read further: {error}")


def _members(part: Part, archive: tarfile.TarFile) -> Iterator[Part | BrokenRecord]:
    while info := archive.next():
        archive.members.clear()  # type: ignore[attr-defined]  # or the list of all members grows with the archive
        inside = part.inside(info.name, since_1970(info.mtime))
        if info.issparse():
            yield inside.broken("sparse member", "It has holes, whose size nothing limits; pack it without --sparse.")
        elif info.isreg() and (stream := archive.extractfile(info)):
            unpacking = Watched(stream, info.size, part.reading.limits)
            yield replace(inside, stream=BufferedReader(unpacking))
            if unpacking.error:
                return  # whoever read the member said so: the archive ends in it
        elif not info.isdir():
            part.left_out["link"] += 1
