"""Read a dump from its first record to its last; whatever is broken in it is a record with a reason."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ingest.records import BrokenRecord, RawPage

from .formats import opened
from .part import Part
from .streams import TooDenseError
from .tars import BROKEN_TAR
from .zips import BROKEN_ZIP

_BROKEN = (*BROKEN_TAR, *BROKEN_ZIP)
_NESTED = "Archives within archives are not read; unpack the outer one and import its folder."


def read_dump(part: Part) -> Iterator[RawPage | BrokenRecord]:
    """Give every record of the dump, numbered from 1, once.

    Damage ends the part it is in: a member of an archive, or the file. OSError if the file itself cannot be read,
    MissingReaderError if a package is missing: then the dump is not read to its end.
    """
    yield from _guarded(part, _records(part))


def _records(part: Part) -> Iterator[RawPage | BrokenRecord]:
    part, form = opened(part)
    if form is None:
        yield part.broken("not recognised", "Its content is of no kind that a reader reads.")
    elif form.read:
        yield from form.read(part)
    elif form.members:
        for member in form.members(part):
            yield from _member(member) if isinstance(member, Part) else [member]


def _member(part: Part) -> Iterator[RawPage | BrokenRecord]:
    if part.name.startswith(".") or part.member.startswith("__MACOSX/"):
        return
    yield from _guarded(part, _member_records(part))


def _member_records(part: Part) -> Iterator[RawPage | BrokenRecord]:
    inner, form = opened(part)
    if form is None:
        part.left_out[PurePath(part.name).suffix or part.name] += 1
    elif form.read is None:
        yield part.broken("archive in an archive", _NESTED)
    else:
        yield from form.read(inner)


def _guarded(part: Part, records: Iterable[RawPage | BrokenRecord]) -> Iterator[RawPage | BrokenRecord]:
    try:
        yield from records
    except TooDenseError as error:
        yield part.broken("packed too densely", str(error))
    except _BROKEN as error:
        yield part.broken("file broken off", f"It cannot be read further: {error}")
