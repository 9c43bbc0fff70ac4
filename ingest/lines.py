"""A page as lines, each of which knows where it stands."""

from .records import Span, Value


class Lines:
    """The lines of a text without their surrounding white space, and the spans of what they hold.

    >>> page = Lines("\\n  • Orb \\nlast")
    >>> page.words, page.value(1).text, page.value(1).span
    (['', '• Orb', 'last'], '• Orb', Span(start=3, end=8))
    """

    __slots__ = ("_starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self._starts: list[int] = []
        start = 0
        for line in text.split("\n"):
            self.words.append(line.strip().lstrip("\ufeff"))
            self._starts.append(start)
            start += len(line) + 1

    def __len__(self) -> int:
        return len(self.words)

    def line(self, number: int) -> str:
        """Take a whole line, with the white space around its words."""
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end]

    def value(self, number: int, skip: int = 0) -> Value:
        """Take the words of one line, without the first `skip` characters of them."""
        words = self.words[number]
        start = self.text.index(words, self._starts[number])
        rest = words[skip:].lstrip()
        return Value(rest, Span(start + len(words) - len(rest), start + len(words)))

    def stretch(self, first: int, last: int) -> Value | None:
        """Take the lines from `first` to before `last` as one value, without the empty ones around; None if all are."""
        while first < last and not self.words[first]:
            first += 1
        while last > first and not self.words[last - 1]:
            last -= 1
        if first >= last:
            return None
        start, end = self.value(first).span.start, self.value(last - 1).span.end
        return Value(self.text[start:end], Span(start, end))

    def next_filled(self, number: int) -> int:
        """Find the first line from `number` on that is not empty; the number of lines if there is none."""
        while number < len(self.words) and not self.words[number]:
            number += 1
        return number
