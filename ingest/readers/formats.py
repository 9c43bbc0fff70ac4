"""Every container. It is recognised by what is in it; its name decides only where that can be several things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ingest.records import BrokenRecord, RawPage

from . import signs
from .jsonl import read_jsonl
from .parquet import read_parquet
from .part import Part
from .streams import BROKEN_STREAM, unpacked
from .tars import tar_members
from .text import read_text
from .warc import read_warc
from .zips import zip_members

Reader = Callable[[Part], Iterator[RawPage | BrokenRecord]]
Opener = Callable[[Part], Iterator[Part | BrokenRecord]]


@dataclass(frozen=True, slots=True)
class Format:
    """A container: its usual endings, how its content begins, and what reads its pages or opens its members.

    A `certain` beginning counts whatever the name; another only where the name fits some container, or has no ending.
    """

    endings: tuple[str, ...]
    begins: Callable[[bytes], bool]
    read: Reader | None = None
    members: Opener | None = None
    certain: bool = False
    is_text: bool = False


TEXT = Format((".txt", ".text"), lambda start: False, read_text, is_text=True)
FORMATS: tuple[Format, ...] = (
    TEXT,
    Format((".html", ".htm", ".xhtml"), signs.is_html, read_text, certain=True, is_text=True),
    Format((".jsonl", ".ndjson", ".json-lines", ".jsonlines"), signs.is_json_object, read_jsonl, is_text=True),
    Format((".parquet",), signs.is_parquet, read_parquet, certain=True),
    Format((".warc", ".wet"), signs.is_warc, read_warc, certain=True),
    Format((".zip",), signs.is_zip, members=zip_members),  # office documents are zip archives too
    Format((".tar",), signs.is_tar, members=tar_members, certain=True),
)
KNOWN = ".txt .html .jsonl .parquet .warc .wet .zip .tar, also with .gz or .zst"
# Names that say too little; C4 calls its JSON lines .json.
_VAGUE = ("", ".json")
_PACKED = {".gz": "", ".zst": "", ".tgz": ".tar", ".tzst": ".tar"}


def opened(part: Part) -> tuple[Part, Format | None]:
    """Unpack the part if it is packed, and recognise what is in it; None if no reader can read it."""
    if inner := unpacked(part.stream, part.reading.limits):
        part = replace(part, stream=inner, name=_inner_name(part.name))
    return part, recognise(part.stream.peek(signs.START)[: signs.START], part.name)


def is_known(path: Path) -> bool:
    """Tell whether a reader can read the file; of one that cannot be opened the import says why."""
    try:
        with path.open("rb") as stream:
            return opened(Part(stream, path.name))[1] is not None
    except BROKEN_STREAM:
        return by_name(path.name) is not None
    except OSError:
        return True


def recognise(start: bytes, name: str) -> Format | None:
    """Recognise a container by its first bytes; by its name where they are just text, or are damaged."""
    named = by_name(name)
    may_be_any = named is not None or PurePath(_inner_name(name)).suffix.lower() in _VAGUE
    for form in FORMATS:
        if form.begins(start) and (form.certain or may_be_any):
            return form
    return TEXT if named and not named.is_text and signs.is_text(start) else named


def by_name(name: str) -> Format | None:
    """Find the container by the ending of the name, that of a packed one within."""
    name = _inner_name(name).lower()
    return next((form for form in FORMATS if name.endswith(form.endings)), None)


def _inner_name(name: str) -> str:
    suffix = PurePath(name).suffix
    return name.removesuffix(suffix) + _PACKED[suffix.lower()] if suffix.lower() in _PACKED else name
