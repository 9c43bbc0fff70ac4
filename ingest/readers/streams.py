"""Read a file as a stream of its unpacked bytes."""

import sys
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from typing import IO, Protocol, cast

import isal.igzip
import isal.igzip_lib

from .limits import Limits
from .signs import START, is_gzip, is_zstandard

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_BUFFER = 128 * 1024


class TooDenseError(Exception):
    """A file unpacks to far more than pages do: a zip bomb."""


class Unpackable(Protocol):
    """A stream that gives what it has, at most so many bytes, with one read."""

    def read1(self, size: int, /) -> bytes: ...


# What a broken or cut stream raises.
BROKEN_STREAM: tuple[type[Exception], ...] = (
    EOFError,
    isal.igzip.BadGzipFile,
    cast("type[Exception]", isal.igzip_lib.error),
    zstd.ZstdError,
)


class Watched(RawIOBase):
    """Unpacked bytes, as long as they are not too many for the packed ones. What comes before an error is given."""

    def __init__(self, stream: Unpackable | IO[bytes], packed: int | Callable[[], int], limits: Limits) -> None:
        self._stream = cast("Unpackable", stream)
        self._packed = packed
        self._limits = limits
        self._count = 0
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the whole buffer, unless the stream ends or breaks before."""
        filled = 0
        while filled < len(buffer) and (piece := self._piece(len(buffer) - filled)):
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        if self.error and not filled:
            raise self.error
        self._count += filled
        refuse_bombs(self._count, self._packed if isinstance(self._packed, int) else self._packed(), self._limits)
        return filled

    def _piece(self, size: int) -> bytes:
        if self.error is None:
            try:
                return self._stream.read1(size)
            except Exception as error:  # raised as soon as all before it is read
                self.error = error
        return b""


def refuse_bombs(unpacked: int, packed: int, limits: Limits) -> None:
    """Raise TooDenseError where so many bytes come of so few."""
    if unpacked > limits.free_bytes and unpacked > limits.largest_ratio * packed:
        ratio = f"{limits.largest_ratio:,} times its packed size (NEWSARCHIVE_LARGEST_RATIO)"
        raise TooDenseError(f"It unpacks to more than {ratio}.")


def watched(stream: Unpackable | IO[bytes], packed: int | Callable[[], int], limits: Limits) -> BufferedReader:
    return BufferedReader(Watched(stream, packed, limits), _BUFFER)


def unpacked(file: BufferedReader, limits: Limits) -> BufferedReader | None:
    """Unpack a gzip or Zstandard file; its first bytes say which it is. None for any other.

    isal unpacks gzip in 30 % of the time of Python's own; Python's Zstandard notices a cut file, others do not.
    """
    start = file.peek(START)
    if is_gzip(start):
        gzip = isal.igzip.IGzipFile(fileobj=file)  # type: ignore[no-untyped-call]
        return watched(gzip, file.tell, limits)
    if is_zstandard(start):
        return watched(zstd.ZstdFile(file), file.tell, limits)
    return None


def lines(stream: BufferedReader, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Give (offset, line) for each line; None in place of one over `longest` bytes, which is not kept."""
    offset = 0
    while line := stream.readline(longest + 1):
        start, whole = offset, line
        offset += len(line)
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)
            offset += len(line)
        yield start, whole if offset - start == len(whole) <= longest + 1 else None
