"""How large a thing may be that a dump holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is larger is rejected, with the limit in the sentence. The settings may say otherwise (docs/settings.md).

    `largest_record` is in bytes: a page of text is some 20 kB, the largest HTML pages on the web are below 10 MB.
    `most_lines` bounds what a page's lines take in memory. `largest_ratio` is how many times its packed size
    a file may unpack to: gzip reaches 1,032 with zeros, pages of text 3 to 10, many copies of one page some 200.
    """

    largest_record: int = 32 * 1024 * 1024
    most_lines: int = 250_000
    largest_ratio: int = 400

    @property
    def free_bytes(self) -> int:
        """How much any file may unpack to, whatever its packed size."""
        return 4 * self.largest_record
