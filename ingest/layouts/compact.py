"""The compact layout: blocks of five lines, `OUTLET / TIME / - OUTLET / TITLE / BODY`."""

from collections.abc import Iterator
from functools import cached_property

from ingest.records import Stretch, Value

from .article import Article
from .layout import Layout
from .words import LOGO

_LONGEST_TITLE = 400


class Compact(Layout):
    """How blocks stand on compact pages."""

    bullet = "-"

    def outlet_line(self, anchor: int) -> int:
        return anchor - 1

    def bullet_lines(self, anchor: int) -> list[int]:
        return [n for n in range(anchor + 1, min(anchor + 2, len(self.lines))) if self._is_bullet(n)]

    def _is_bullet(self, number: int) -> bool:
        return self.lines.words[number].startswith(f"{self.bullet} ")

    def title_line(self, anchor: int) -> int:
        return self.bullet_lines(anchor)[-1] + 1

    def block_end(self, anchor: int) -> int:
        following = self.next_anchor(anchor)
        return len(self.lines) if following is None else self.outlet_line(following)


class ArticleCompact(Compact, Article):
    """A compact article page. Its main article never names an outlet or a time."""

    name = "compact article"

    def refusal(self) -> str:
        words = self.lines.words
        if self.lines.next_filled(0) == len(words):
            return "the page is empty"
        if words[self.lines.next_filled(0)] == LOGO:
            return f"its first line is “{LOGO}”"
        if self.tail[0] < len(words):
            return ""
        return self._refusal_without_tail()

    def _refusal_without_tail(self) -> str:
        """A page cut off before its tail is a title and a body of one line a paragraph, with no empty line between."""
        body = self.lines.words[self.body_from : self.body_to]
        while body and not body[-1]:
            body.pop()
        if not body:
            return "there is no interface line, and nothing below a title"
        if "" in body:
            return "there is no interface line, and empty lines stand between its paragraphs"
        if len(self.lines.words[self.title_number]) > _LONGEST_TITLE:
            return "there is no interface line, and its first line is too long for a title"
        return ""

    @cached_property
    def hashtags_line(self) -> int:
        """The line of the word above the page's own hashtags, or where the tail begins if it is missing."""
        words = self.lines.words
        for number in range(self.tail[0] - 1, self.title_number, -1):
            if words[number] == self.edition.hashtags:
                return number
            if words[number] and not words[number].startswith("#"):
                break
        return self.tail[0]

    def interface(self) -> Iterator[Stretch]:
        yield from super().interface()
        yield from self.whole_lines(range(self.hashtags_line, min(self.hashtags_line + 1, self.tail[0])), "interface")

    def hashtag(self) -> Value | None:
        return self.lines.stretch(self.hashtags_line + 1, self.tail[0])

    @property
    def body_to(self) -> int:
        return self.hashtags_line


class HashtagCompact(Compact):
    """A compact page that lists the articles of a hashtag, some with a category's bullet before the outlet's."""

    name = "compact hashtag"
    role = "listed"

    def refusal(self) -> str:
        first = self.lines.next_filled(0)
        if first < len(self.lines) and self.lines.words[first].startswith(self.edition.latest):
            return ""
        return f"its first line does not begin with “{self.edition.latest}”"

    def interface(self) -> Iterator[Stretch]:
        yield from super().interface()
        yield from self.heading(self.lines.next_filled(0))

    def hashtag(self) -> Value | None:
        return self.lines.value(self.lines.next_filled(0), skip=len(self.edition.latest))

    @property
    def blocks_from(self) -> int:
        return self.lines.next_filled(0) + 1

    def bullet_lines(self, anchor: int) -> list[int]:
        bullets: list[int] = []
        for number in range(anchor + 1, min(anchor + 3, len(self.lines))):
            if not self._is_bullet(number):
                break
            bullets.append(number)
        return bullets
