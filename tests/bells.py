"""An engine for tests. It knows no Django, as no engine may: worker processes have none."""

from collections.abc import Collection

from ingest.records import PersonMention


class Bells:
    """Takes every bell for a person."""

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        starts = [place for place in range(len(text)) if text.startswith("bell", place)]
        return [PersonMention(start, start + 4, "bell", "Bell", full=False, evidence="it rings") for start in starts]


class NoExtractor:
    """Cannot find anyone."""


def broken() -> None:
    raise ValueError("cracked")
