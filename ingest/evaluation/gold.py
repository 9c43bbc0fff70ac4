"""Read texts in which people are marked: JSON lines `{"id": …, "text": …, "persons": [[start, end, surface], …]}`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.records import Span

LONGEST_SHOWN = 80
FORM = '{"id": …, "text": …, "persons": [[start, end, surface], …]}'


class GoldError(Exception):
    """A file cannot be read; the sentence names file and line."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and where persons are named in it; spans count its characters."""

    name: str
    text: str
    persons: tuple[Span, ...]

    @property
    def surfaces(self) -> list[str]:
        return [self.text[slice(*span)] for span in self.persons]


def read_marked(path: Path) -> list[MarkedText]:
    """Read all texts of a file; raise GoldError with the number of the first line that is not as it should be."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8: {error.reason} at byte {error.start}.") from error
    texts = list(_read(path, lines))
    if not texts:
        raise GoldError(f"{path} has no line; each should be {FORM}.")
    return texts


def _read(path: Path, lines: list[str]) -> Iterator[MarkedText]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _marked(json.loads(line), number)
            except RecursionError:
                raise GoldError(f"{path}, line {number}: too many brackets; each line should be {FORM}.") from None
            except ValueError as error:
                raise GoldError(f"{path}, line {number}: {error}; each line should be {FORM}.") from error


def _marked(row: object, number: int) -> MarkedText:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("it has no text")
    if not isinstance(row.get("persons"), list):
        raise ValueError("it has no list of persons")
    spans = [_span(person, row["text"]) for person in row["persons"]]
    return MarkedText(str(row.get("id", f"line {number}")), row["text"], tuple(dict.fromkeys(spans)))


def _span(person: object, text: str) -> Span:
    if not isinstance(person, list) or [type(part) for part in person] != [int, int, str]:
        raise ValueError(f"{_short(person)} is no [start, end, surface]")
    start, end, surface = person
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{_short(person)} is not within the text of {len(text):,} characters")
    if text[start:end] != surface:
        raise ValueError(f"characters {start} to {end} are {_short(text[start:end])}, not {_short(surface)}")
    return Span(start, end)


def _short(value: object) -> str:
    words = f"“{value}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
