"""The index's folder: one folder inside for each time the index was made, a link to the one in use, and a lock."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from articles.search.engine import WriterBusy

from .fields import VERSION

Signature = tuple[str, int, int]


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

    def new_generation(self) -> Path:
        made = self.path / f"v{VERSION}-{uuid4().hex}"
        made.mkdir(parents=True)
        return made

    def serve(self, generation: Path) -> None:
        """Let a generation serve from now on, and drop all others but the one it follows, which may still be read."""
        previous = self.link.readlink().name if self.link.is_symlink() else ""
        fresh = self.path / f"{generation.name}.link"
        fresh.symlink_to(generation.name)
        fresh.replace(self.link)
        for old in self.path.glob("v*-*"):
            if old.name not in {previous, generation.name}:
                shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock; the system releases it when the process dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise WriterBusy("Another process is writing to the search index.") from error
            yield
