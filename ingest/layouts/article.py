"""What article pages of both layouts share: a main article, and below it the interface's tail."""

import re
from collections.abc import Iterator
from functools import cached_property

from ingest.records import ParsedAppearance, Stretch, Value

from .layout import Layout

# Scraps of addresses and rules that stand before some titles: "===", "&w=3840&q=100)".
_JUNK = re.compile(r"[\W_]*|\S*[&=?]\S*")
_LONGEST_JUNK = 200


class Article(Layout):
    """A page with one main article, and related ones below the tail."""

    @cached_property
    def tail(self) -> tuple[int, int]:
        """Find the LAST exact run of the five interface lines: (its first line, the line behind it).

        A page that is cut off within its tail has the beginning of the run as its last lines.
        A page that ends before it has its tail at its end, empty.
        """
        words = self.lines.words
        for first in range(len(words) - 1, -1, -1):
            if words[first] == self.edition.tail[0]:
                behind = self._tail_end(first)
                if behind is not None:
                    return first, behind
        return len(words), len(words)

    def _tail_end(self, first: int) -> int | None:
        number = first
        for expected in self.edition.tail:
            number = self.lines.next_filled(number)
            if number == len(self.lines):
                return number
            if self.lines.words[number] != expected:
                return None
            number += 1
        return number

    @property
    def blocks_from(self) -> int:
        return self.tail[1]

    def interface(self) -> Iterator[Stretch]:
        yield from super().interface()
        yield from self.whole_lines(range(*self.tail), "interface")
        yield from self.whole_lines(range(self.head, self.title_number), "junk")

    def main(self) -> ParsedAppearance | None:
        return ParsedAppearance(
            role="main",
            rank=0,
            title=self.title(),
            outlet=self.outlet(),
            time=self.time(),
            hashtag=self.hashtag(),
            body=self.body(),
            doubt=self.doubt(),
        )

    def doubt(self) -> str:
        """Say what of it can be read in more than one way; empty if nothing can."""
        return ""

    def title(self) -> Value | None:
        number = self.title_number
        return self.lines.value(number) if number < self.tail[0] else None

    @cached_property
    def title_number(self) -> int:
        """The line of the title: the first that is neither empty nor junk."""
        number = self.lines.next_filled(self.head)
        while number < self.tail[0] and _is_junk(self.lines.words[number]):
            number = self.lines.next_filled(number + 1)
        return number

    @property
    def head(self) -> int:
        """The line where the main article's part of the page begins."""
        return 0

    def outlet(self) -> Value | None:
        return None

    def time(self) -> Value | None:
        return None

    def body(self) -> Value | None:
        return self.lines.stretch(self.body_from, self.body_to)

    @property
    def body_from(self) -> int:
        return self.title_number + 1

    @property
    def body_to(self) -> int:
        return self.tail[0]


def _is_junk(words: str) -> bool:
    return len(words) <= _LONGEST_JUNK and _JUNK.fullmatch(words) is not None
