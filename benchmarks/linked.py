"""Read texts whose names are linked to a knowledge base, which says who is the same person.

A line of the file is a text with `labels`: a `span`, an `entity_id` and a `type` (classes joined by "|"). What the
base does not know is `<NIL>` and may be anyone.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PERSON = "Q215627"
NOWHERE = "<"  # begins the identifiers of what the base does not know
TAIL = "\nTry Our AI Features\nExplore what Daily8 AI can do for you:\nComments\nNo comments yet...\nRelated Articles\n"


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a text: which of its characters other than spaces it covers, whose it is, and whether a person's."""

    letters: tuple[int, int]
    entity: str
    is_person: bool

    @property
    def is_known(self) -> bool:
        return not self.entity.startswith(NOWHERE)


@dataclass(frozen=True, slots=True)
class Linked:
    """A text and the names in it."""

    number: int
    text: str
    labels: tuple[Label, ...]

    @property
    def title(self) -> str:
        return f"Report number {self.number}"

    @property
    def page(self) -> str:
        """Print the text as a page of its own."""
        return f"\n{self.title}\n{self.text}\n{TAIL}"


def read_linked(path: Path) -> list[Linked]:
    """Read every text of a file."""
    with path.open(encoding="utf-8") as lines:
        return [_linked(number, json.loads(line)) for number, line in enumerate(lines, start=1)]


def _linked(number: int, record: dict[str, Any]) -> Linked:
    text = record["text"]
    place = Letters(text)
    labels = (
        Label(place(*label["span"]), label["entity_id"], PERSON in label["type"].split("|"))
        for label in record["labels"]
    )
    return Linked(number, text, tuple(labels))


class Letters:
    """Places in a text by its characters other than spaces, which cleaning a text does not change.

    >>> Letters("Mr  Hale")(4, 8)
    (2, 6)
    """

    def __init__(self, text: str) -> None:
        self.places = [place for place, letter in enumerate(text) if not letter.isspace()]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.places, start), bisect_left(self.places, end)


def letters(text: str) -> str:
    """Leave out the spaces of a text."""
    return "".join(text.split())


def labelled(labels: Iterable[Label]) -> dict[tuple[int, int], Label]:
    """Give the names that are people's, or may be, by their place."""
    return {label.letters: label for label in labels if label.is_person or not label.is_known}
