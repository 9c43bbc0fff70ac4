"""The spaced layout: image texts such as `logo` and `time` among the lines, and empty lines between the fields."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ingest.records import Span, Stretch, Value
from ingest.times import LONGEST_TIME, read_time

from .article import Article
from .layout import Layout
from .words import BACKGROUND, LOGO, TIME_ALT

_LONGEST_OUTLET = 80


class Glue(NamedTuple):
    """The line below a main article's title, parted; doubtful where other outlets and times are as good."""

    outlet: Value
    time: Value
    doubtful: bool


class Spaced(Layout):
    """How blocks stand on spaced pages: the title twice, then outlet, time, bullets, the title again and the body."""

    bullet = "•"
    time_alt = TIME_ALT

    def outlet_line(self, anchor: int) -> int:
        number = anchor - 1
        while number >= self.blocks_from and not self.lines.words[number]:
            number -= 1
        return number if number >= self.blocks_from else -1

    def bullet_lines(self, anchor: int) -> list[int]:
        bullets: list[int] = []
        number = self.lines.next_filled(anchor + 1)
        while number < len(self.lines) and self.lines.words[number].startswith(f"{self.bullet} "):
            bullets.append(number)
            number = self.lines.next_filled(number + 1)
        return bullets

    def title_line(self, anchor: int) -> int:
        return self.lines.next_filled(self.bullet_lines(anchor)[-1] + 1)

    def block_end(self, anchor: int) -> int:
        following = self.next_anchor(anchor)
        return len(self.lines) if following is None else max(self.block_from(following), anchor + 1)

    def block_from(self, anchor: int) -> int:
        """Go up from a block's outlet over the copies of its title, each of one line or two."""
        number = self.outlet_line(anchor) - 1
        while number >= self.blocks_from and not self.lines.words[number]:
            number -= 1
        while number >= self.blocks_from and self.lines.words[number]:
            number -= 1
        return number + 1

    def block_interface(self, anchor: int) -> Iterator[Stretch]:
        yield from super().block_interface(anchor)
        above = range(self.block_from(anchor), self.outlet_line(anchor))
        title = self.lines.words[self.title_line(anchor)] if self.title_line(anchor) < len(self.lines) else ""
        copies = " ".join(self.lines.words[number] for number in above if self.lines.words[number])
        if title and copies in (title, f"{title} {title}"):
            yield from self.whole_lines(above, "title again")

    def block_title(self, anchor: int) -> Value | None:
        """Read the copy behind the bullet, which stands on one line; a page cut off before it has only those above."""
        return super().block_title(anchor) or self._title_above(self.outlet_line(anchor))

    def _title_above(self, outlet: int) -> Value | None:
        last = outlet - 1
        while last > self.blocks_from and not self.lines.words[last]:
            last -= 1
        return self.lines.value(last) if last >= self.blocks_from and self.lines.words[last] else None


class ArticleSpaced(Spaced, Article):
    """A spaced article page. Outlet and time stand glued together below the title."""

    name = "spaced article"

    def refusal(self) -> str:
        first = self.lines.next_filled(0)
        if first == len(self.lines) or self.lines.words[first] != LOGO:
            return f"its first line is not “{LOGO}”"
        return "" if self.title() else "there is no title"

    def interface(self) -> Iterator[Stretch]:
        yield from super().interface()
        yield from self.whole_lines([self.head - 1], "interface")
        yield from self.whole_lines(range(self.body_to, min(self.body_to + 1, self.tail[0])), "interface")
        yield from self.whole_lines(range(self.title_number, self.titles_to), "title again")

    @property
    def head(self) -> int:
        return self.lines.next_filled(0) + 1

    @cached_property
    def titles_to(self) -> int:
        """The line behind the copies of the title, of which there are one to three, each of one line or two."""
        behind = number = self.title_number
        while number < self.body_to and (height := self._copy_height(number)):
            behind = number + height
            number = self.lines.next_filled(behind)
        return behind

    def _copy_height(self, number: int) -> int:
        """Count the lines of the copy of the title that begins here: one, two, or none if it is not one."""
        whole = self._two_lines(self.title_number)
        if self.lines.words[number] == whole:
            return 1
        return 2 if self._two_lines(number) == whole else 0

    def _two_lines(self, number: int) -> str:
        """Join a line with the one below it if that one goes on with the title: it begins with a space."""
        raw = self.lines.line(number + 1) if number + 1 < len(self.lines) else ""
        follows = raw.startswith(" ") and raw.strip()
        return f"{self.lines.words[number]} {raw.strip()}" if follows else self.lines.words[number]

    def title(self) -> Value | None:
        """Read the last copy that stands on one line, else the first."""
        if self.title_number >= self.tail[0]:
            return None
        whole = self._two_lines(self.title_number)
        for number in range(self.titles_to - 1, self.title_number - 1, -1):
            if self.lines.words[number] == whole:
                return self.lines.value(number)
        return self.lines.stretch(self.title_number, self.title_number + 2)

    @cached_property
    def glue(self) -> Glue | None:
        """Part the line below the title into outlet and time; None if it is not both."""
        number = self.lines.next_filled(self.titles_to)
        if number >= self.body_to:
            return None
        return part_glue(self.lines.value(number), self.page_outlets)

    @cached_property
    def page_outlets(self) -> frozenset[str]:
        blocks = {self.lines.words[self.outlet_line(anchor)] for anchor in self.anchors}
        return frozenset(blocks.union(self.known_outlets))

    def outlet(self) -> Value | None:
        return self.glue.outlet if self.glue else None

    def time(self) -> Value | None:
        return self.glue.time if self.glue else None

    def doubt(self) -> str:
        return "Outlet and time run together and can be parted otherwise." if self.glue and self.glue.doubtful else ""

    @property
    def body_from(self) -> int:
        return self.lines.next_filled(self.titles_to) + 1 if self.glue else self.titles_to

    @cached_property
    def body_to(self) -> int:
        number = self.tail[0] - 1
        while number > self.title_number and not self.lines.words[number]:
            number -= 1
        return number if self.lines.words[number] == BACKGROUND else self.tail[0]


class HashtagSpaced(Spaced):
    """A spaced page that lists the articles of a hashtag."""

    name = "spaced hashtag"
    role = "listed"

    def refusal(self) -> str:
        if self.hashtag_line < len(self.lines) and self.lines.words[self.lines.next_filled(0)] == LOGO:
            return ""
        return f"“{LOGO}” and “{self.edition.latest}” do not stand in its first lines"

    @cached_property
    def hashtag_line(self) -> int:
        for number, words in enumerate(self.lines.words[:6]):
            if words.startswith(self.edition.latest):
                return number
        return len(self.lines)

    def interface(self) -> Iterator[Stretch]:
        yield from super().interface()
        yield from self.whole_lines(
            (number for number in range(self.hashtag_line) if self.lines.words[number] in (LOGO, "#")), "interface"
        )
        yield from self.heading(self.hashtag_line)

    def hashtag(self) -> Value | None:
        return self.lines.value(self.hashtag_line, skip=len(self.edition.latest))

    @property
    def blocks_from(self) -> int:
        return self.hashtag_line + 1


def part_glue(value: Value, outlets: frozenset[str]) -> Glue | None:
    """Part an outlet's name from the time printed right behind it.

    Where digits leave several readings (`The 422 hours ago`) a known outlet decides, else the longest possible count.
    """
    words, start = value.text, value.span.start
    readings = [
        cut
        for cut in range(max(1, len(words) - LONGEST_TIME), min(len(words), _LONGEST_OUTLET))
        if not words[cut - 1].isspace() and read_time(words[cut:]) is not None
    ]
    if not readings:
        return None
    known = [cut for cut in readings if words[:cut] in outlets]
    cut = (known or readings)[0]
    outlet = Value(words[:cut], Span(start, start + cut))
    return Glue(outlet, Value(words[cut:], Span(start + cut, value.span.end)), not known and len(readings) > 1)
