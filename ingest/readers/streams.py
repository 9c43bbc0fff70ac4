"""Read a file as a stream of its unpacked bytes."""

import gzip
from collections.abc import Iterator
from io import BufferedReader

import zstandard

# What a broken or cut compressed stream raises.
BROKEN_STREAM = (EOFError, OSError, zstandard.ZstdError)
_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def unpacked(file: BufferedReader) -> BufferedReader:
    """Unpack a gzip or Zstandard file; its first bytes say which it is. Any other stays as it is."""
    start = file.peek(4)
    if start.startswith(_GZIP):
        return BufferedReader(gzip.GzipFile(fileobj=file))
    if start.startswith(_ZSTANDARD):
        return BufferedReader(zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True))
    return file


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
