"""An engine for tests. It knows no Django, as no engine may: worker processes have none."""

from collections.abc import Collection

from ingest.records import PersonMention


class Bells:
    """Takes every bell for a person."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        starts = [place for place in range(len(text)) if text.startswith("bell", place)]
        return [PersonMention(start, start + 4, "bell", "Bell", full=False, evidence="it rings") for start in starts]


class Echo:
    """Finds a bell behind the end of the text."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        return [PersonMention(len(text), len(text) + 4, "bell", "Bell", full=False)]


class Cracked:
    """Finds no mention, but something else."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[str]:
        return ["bell"]


class Silent:
    """Fails."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        raise ValueError("no sound")


class NoExtractor:
    """Cannot find anyone."""


def broken() -> None:
    raise ValueError("cracked")
