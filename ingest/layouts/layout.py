"""What every layout shares: one class per page layout, one method per field."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from ingest.lines import Lines
from ingest.records import ParsedAppearance, ParsedPage, Role, Stretch, Value
from ingest.times import read_time

from .partition import partition
from .words import EDITIONS, ENGLISH, Edition

# Longer than any run of names in a page of another script.
_ARABIC_LETTERS = 200
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")


class Layout(ABC):
    """A page in one layout. Numbers are numbers of lines.

    A block (a related or listed article) is found by its anchor: the line of its time, with the outlet's name
    before it and a bullet with the same name behind it.
    """

    name: ClassVar[str]
    role: ClassVar[Role] = "related"
    bullet: ClassVar[str]
    time_alt: ClassVar[str] = ""

    def __init__(self, lines: Lines, outlets: Collection[str] = ()) -> None:
        self.lines = lines
        self.known_outlets = outlets

    # recognition

    @abstractmethod
    def refusal(self) -> str:
        """Say why the page is not in this layout; empty if it is."""

    @cached_property
    def edition(self) -> Edition:
        """The edition whose interface words stand on the page, else the one whose script does."""
        words = self.lines.words
        for edition in EDITIONS:
            if edition.tail[0] in words or any(line.startswith(edition.latest) for line in words[:6]):
                return edition
        return EDITIONS[1] if len(_ARABIC_LETTER.findall(self.lines.text[:2000])) > _ARABIC_LETTERS else ENGLISH

    # the page

    def parse(self) -> ParsedPage:
        main = self.main()
        blocks = [self.block(rank, anchor) for rank, anchor in enumerate(self.anchors, start=1 if main else 0)]
        copies = (*([main] if main else []), *blocks)
        fields = [Stretch(*value.span, name) for copy in copies for name, value in copy.values().items()]
        stretches = partition(self.lines.text, [*fields, *self.interface()])
        return ParsedPage(self.name, self.edition.language, copies, stretches)

    def interface(self) -> Iterator[Stretch]:
        """Name what is neither a field nor unread: the interface's own words, and repetitions of fields."""
        for anchor in self.anchors:
            yield from self.block_interface(anchor)

    def main(self) -> ParsedAppearance | None:
        """Read the page's own article; a list page has none."""
        return None

    def hashtag(self) -> Value | None:
        return None

    # the blocks

    @property
    @abstractmethod
    def blocks_from(self) -> int:
        """The first line in which a block can begin."""

    @cached_property
    def anchors(self) -> list[int]:
        """The lines of the blocks' times, in order."""
        return list(self._anchors())

    def _anchors(self) -> Iterator[int]:
        first_time = self.blocks_from + 1
        for number in range(first_time, len(self.lines)):
            if self.is_time(number) and self.bullet_line(number) is not None:
                yield number

    def block(self, rank: int, anchor: int) -> ParsedAppearance:
        return ParsedAppearance(
            role=self.role,
            rank=rank,
            title=self.block_title(anchor),
            outlet=self.block_outlet(anchor),
            time=self.block_time(anchor),
            category=self.block_category(anchor),
            hashtag=self.hashtag() if self.role == "listed" else None,
            body=self.block_body(anchor),
        )

    def block_interface(self, anchor: int) -> Iterator[Stretch]:
        start = self.lines.value(anchor).span.start
        yield Stretch(start, start + len(self.time_alt), "time mark")
        for number in self.bullet_lines(anchor):
            bullet = self.lines.value(number).span
            if number == self.bullet_line(anchor):
                yield Stretch(*bullet, "outlet again")
            else:
                yield Stretch(bullet.start, bullet.start + len(self.bullet), "bullet")

    def heading(self, number: int) -> Iterator[Stretch]:
        """Name the words before the hashtag in the heading of a list page."""
        start = self.lines.value(number).span.start
        yield Stretch(start, start + len(self.edition.latest), "interface")

    def whole_lines(self, numbers: Iterable[int], name: str) -> Iterator[Stretch]:
        """Name the words of whole lines, those that have any."""
        return (Stretch(*self.lines.value(number).span, name) for number in numbers if self.lines.words[number])

    @abstractmethod
    def outlet_line(self, anchor: int) -> int: ...

    @abstractmethod
    def bullet_lines(self, anchor: int) -> list[int]:
        """The lines behind the time that begin with a bullet: the category's, if any, and the outlet's."""

    @abstractmethod
    def title_line(self, anchor: int) -> int: ...

    @abstractmethod
    def block_end(self, anchor: int) -> int:
        """The line where the block that follows begins, or the page's end."""

    def is_time(self, number: int) -> bool:
        words = self.lines.words[number]
        return words.startswith(self.time_alt) and read_time(words.removeprefix(self.time_alt)) is not None

    def bullet_line(self, anchor: int) -> int | None:
        """Find the bullet that repeats the outlet's name; None where outlet, time and bullet do not agree."""
        outlet = self.lines.words[self.outlet_line(anchor)] if self.outlet_line(anchor) >= 0 else ""
        for number in self.bullet_lines(anchor):
            if outlet and self.lines.words[number] == f"{self.bullet} {outlet}":
                return number
        return None

    def block_outlet(self, anchor: int) -> Value:
        return self.lines.value(self.outlet_line(anchor))

    def block_time(self, anchor: int) -> Value:
        return self.lines.value(anchor, skip=len(self.time_alt))

    def block_category(self, anchor: int) -> Value | None:
        bullets = self.bullet_lines(anchor)
        if self.bullet_line(anchor) == bullets[0]:
            return None
        return self.lines.value(bullets[0], skip=len(self.bullet))

    def block_title(self, anchor: int) -> Value | None:
        number = self.title_line(anchor)
        return self.lines.value(number) if number < self.block_end(anchor) and self.lines.words[number] else None

    def block_body(self, anchor: int) -> Value | None:
        """Read the one line behind the title."""
        number = self.lines.next_filled(self.title_line(anchor) + 1)
        return self.lines.value(number) if number < self.block_end(anchor) else None

    @cached_property
    def _following(self) -> dict[int, int]:
        return dict(pairwise(self.anchors))

    def next_anchor(self, anchor: int) -> int | None:
        return self._following.get(anchor)
