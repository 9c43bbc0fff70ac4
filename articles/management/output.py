"""Where an export goes: to standard output, or to a file that is there whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import CommandError, OutputWrapper


def write(lines: Iterable[bytes], path: Path | None, stdout: OutputWrapper) -> None:
    """Write the lines to a file or, where none is named, to standard output."""
    if path is None:
        _print(lines, stdout)
    else:
        _save(lines, path.resolve())


def _print(lines: Iterable[bytes], stdout: OutputWrapper) -> None:
    """Write bytes where the output takes them; a reader that has seen enough (`| head`) is no error."""
    binary = getattr(stdout, "buffer", None)
    write = binary.write if binary else lambda line: stdout.write(line.decode(), ending="")
    try:
        for line in lines:
            write(line)
        stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes what is left at its exit: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())


def _save(lines: Iterable[bytes], path: Path) -> None:
    if path.exists() and not path.is_file():
        raise CommandError(f"{path} is not a file. Name a file, or leave --output out to write to standard output.")
    try:
        with _replacing(path) as file:
            file.writelines(lines)
    except OSError as error:
        raise CommandError(f"Could not write {path}: {error.strerror}.") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file and take its place at the very end, or leave nothing."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
