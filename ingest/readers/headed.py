"""A stream of records with headers, whose lines are bounded however long the file makes them."""

from io import BufferedReader

# Those of real crawls are below 32 KiB.
_LONGEST_HEADERS = 256 * 1024
_PIECE = 64 * 1024


class EndlessHeadersError(Exception):
    """The headers of a record go on and on."""


class HeadedStream:
    """What warcio reads from: it asks for whole lines, which here end at a limit while headers are read.

    `offset` is where the last record that was found begins, `skipped` how many bytes that are no record went before.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._position = 0
        self._left: int | None = None
        self._first = b""
        self.offset = 0
        self.skipped = 0

    def find(self, sign: bytes) -> bool:
        """Go to the next line that begins with the sign; False at the end of the file."""
        self.skipped = 0
        while line := self._stream.readline(_PIECE):
            if line.startswith(sign):
                self.offset, self._first, self._left = self._position, line, _LONGEST_HEADERS
                self._position += len(line)
                return True
            self._position += len(line)
            self.skipped += len(line) if line.strip() else 0
        return False

    def readline(self, size: int | None = None) -> bytes:
        if self._first:
            line, self._first = self._first, b""
            return line
        if self._left is None:
            return self._counted(self._stream.readline(-1 if size is None else size))
        line = self._counted(self._stream.readline(min(self._left, _LONGEST_HEADERS if size is None else size)))
        self._left -= len(line)
        if not self._left:
            raise EndlessHeadersError(f"they are longer than {_LONGEST_HEADERS:,} bytes.")
        return line

    def end_headers(self) -> None:
        """Lift the limit: what follows is the record's content."""
        self._left = None

    def read(self, size: int) -> bytes:
        return self._counted(self._stream.read(size))

    def tell(self) -> int:
        return self._position

    def _counted(self, data: bytes) -> bytes:
        self._position += len(data)
        return data
