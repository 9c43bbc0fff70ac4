"""The index's folder: one folder inside for each time the index was made, a link to the one in use, and locks."""

import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from articles.search.engine import SearchUnavailable, WriterBusy

from .fields import VERSION

Signature = tuple[str, int, int]

# Locks, each a file of that name. The system releases them when their process dies.
WRITING = "lock"  # who writes to the index that serves
REBUILDING = "rebuilding"  # who makes another
SWAPPING = "swapping"  # who wants to put it in the place of the one that serves

_ROOM = 1.5  # times the size of the index that serves: while parts are joined they are there twice
_CHANGED = "changed"  # in an index that is being made: the articles that changed meanwhile


class IndexFolder:
    """Knows which generation serves, puts another in its place at once, and keeps writers apart."""

    def __init__(self, path: Path):
        self.path = path
        self.link = path / "current"

    def signature(self) -> Signature | None:
        """Say which generation serves and which commit of it, cheaply; None when there is no index."""
        try:
            name = os.readlink(self.link)  # noqa: PTH115 - pathlib's is five times slower, and every search asks
            state = os.stat(f"{self.path}/{name}/meta.json")  # noqa: PTH116
        except OSError:
            return None
        return name, state.st_mtime_ns, state.st_ino

    def generation(self, signature: Signature) -> Path:
        return self.path / signature[0]

    def readable(self, signature: Signature) -> bool:
        """Say whether a generation was made with this version's fields."""
        return signature[0].startswith(f"v{VERSION}-")

    def new_generation(self, *, unfinished: bool = False) -> Path:
        """Make a folder for another index; in an unfinished one it is noted which articles change meanwhile."""
        made = self.path / f"v{VERSION}-{uuid4().hex}"
        made.mkdir(parents=True)
        if unfinished:
            (made / _CHANGED).touch()
        return made

    def unfinished(self) -> list[Path]:
        """Give the indexes that are being made, or whose making was broken off."""
        serving = self._serving()
        return [path.parent for path in sorted(self.path.glob(f"v*-*/{_CHANGED}")) if path.parent.name != serving]

    def note_changed(self, ids: Collection[int]) -> None:
        """Tell unfinished indexes that these articles are to be taken in once more."""
        for generation in self.unfinished():
            with (generation / _CHANGED).open("a") as file:
                # The first sign ends a line that a killed process left unended: a number too many does no harm.
                file.write("\n" + "\n".join(map(str, ids)) + "\n")

    def changed(self, generation: Path, read: int = 0) -> tuple[set[int], int]:
        """Give the articles noted for an unfinished index after so many bytes, and how many bytes were read by now."""
        with (generation / _CHANGED).open("rb") as file:
            file.seek(read)
            noted = file.read()
        whole = noted[: noted.rfind(b"\n") + 1]
        return {int(line) for line in whole.split()}, read + len(whole)

    def serve(self, generation: Path) -> Signature:
        """Let a generation serve from now on; processes that read the one before have its files open."""
        fresh = self.path / f"{generation.name}.link"
        fresh.symlink_to(generation.name)
        fresh.replace(self.link)
        (generation / _CHANGED).unlink(missing_ok=True)
        self.clear(but=self.unfinished())
        signature = self.signature()
        if signature is None:
            raise FileNotFoundError(f"{generation} is gone")
        return signature

    def clear(self, but: Collection[Path] = ()) -> None:
        """Remove all generations that neither serve nor are spared, and links that were never put in place."""
        kept = {self._serving(), *(path.name for path in but)}
        for path in self.path.glob("v*-*"):
            if path.suffix == ".link":
                path.unlink(missing_ok=True)
            elif path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def check_room(self, begun: Path | None) -> None:
        """Raise SearchUnavailable when another index as large would fill the disk, and so stop edits."""
        signature = self.signature()
        needed = _size(self.generation(signature)) * _ROOM if signature else 0
        missing = needed - (_size(begun) if begun else 0) - shutil.disk_usage(self.path).free
        if missing > 0:
            raise SearchUnavailable(
                f"Another index needs {missing / 1e9:,.1f} GB more than the disk of {self.path} has free. Make room; "
                "or remove that folder, which leaves the site without search until the new index is made."
            )

    @contextmanager
    def held(self, lock: str, *, wait: bool = False) -> Iterator[None]:
        """Hold a lock; raise WriterBusy when another holds it, unless told to wait."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / lock).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise WriterBusy("Another process is writing to the search index.") from error
            yield

    def is_held(self, lock: str) -> bool:
        try:
            with (self.path / lock).open() as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            pass
        return False

    def _serving(self) -> str:
        return self.link.readlink().name if self.link.is_symlink() else ""


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())
