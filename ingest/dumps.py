"""Find the dump files that a user names, and know each by its bytes."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from .readers import KNOWN, UNTOLD, Missed, Origin, is_known, printable, since_1970

STANDARD_INPUT = Path("-")
_SPOOLED = "standard-input.txt"


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A file that a reader can read."""

    path: Path
    name: str
    size: int
    origin: Origin = UNTOLD

    def sha256(self) -> str:
        with self.path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()


@dataclass(slots=True)
class Found:
    """What the named paths hold: dumps in a stable order, what cannot be read in sentences, and what was left out.

    `missed` are names in which a capture time was looked for, and not found.
    """

    dumps: list[DumpFile] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    missed: Missed = field(default_factory=Missed)


def find_dumps(paths: Iterable[Path]) -> Found:
    """Look up each path; a folder stands for the files below it that a reader can read."""
    found = Found()
    for path in paths:
        if path.is_dir():
            _look_into(path, found)
        elif not path.exists():
            found.problems.append(f"{path} does not exist.")
        elif not path.is_file():
            found.problems.append(f"{path} is no file; to import what a program writes, pipe it to: import_dump -")
        elif not is_known(path):
            found.problems.append(f"No reader for {path.name}; known: {KNOWN}.")
        else:
            found.dumps.append(_dump(path, path.name))
    return found


@contextmanager
def with_standard_input(paths: Iterable[Path], stream: BinaryIO) -> Iterator[list[Path]]:
    """Put standard input, if `-` is among the paths, into a temporary file, so that it is known by its bytes."""
    with TemporaryDirectory(prefix="newsarchive-") as folder:
        spooled = Path(folder, _SPOOLED)
        named = list(paths)
        if STANDARD_INPUT in named:
            with spooled.open("wb") as file:
                shutil.copyfileobj(stream, file)
        yield [spooled if path == STANDARD_INPUT else path for path in named]


def _look_into(folder: Path, found: Found) -> None:
    before = len(found.dumps)
    for path in _files(folder):
        if is_known(path):
            found.dumps.append(_dump(path, str(path.relative_to(folder.parent))))
        else:
            found.left_out[path.suffix or path.name] += 1
    if len(found.dumps) == before:
        found.problems.append(f"Nothing to read in {folder}; known: {KNOWN}.")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _dump(path: Path, name: str) -> DumpFile:
    facts = path.stat()
    # Standard input has no name, and has been put into its file just now.
    origin = UNTOLD if path.name == _SPOOLED else Origin((str(path),), since_1970(facts.st_mtime))
    return DumpFile(path, printable(name), facts.st_size, origin)
