"""One text of an article, the copies that have it, and the damage that can be told from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from ingest.comparison import words_of
from ingest.models import Appearance

_CLOSING = "\"'”’»›)] "
_SENTENCE_ENDS = frozenset(".!?؟۔。！？।:")
_ELLIPSES = ("…", "...")
# Shorter last lines are names and credits, which end without a full stop.
_SENTENCE = 8
_EARLIEST, _LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass
class Version:
    """A text and what is known of its copies; it has none where a curator wrote it, or earlier reading rules did.

    `joined` counts the copies whose pages join lines without a space; of `lost_words` other copies tell.
    """

    paragraphs: tuple[str, ...]
    number: int = 0
    gives_text: bool = False
    joined: int = 0
    copies: int = 0
    undated: int = 0
    lost_words: int = 0
    first: datetime | None = None
    last: datetime | None = None
    roles: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    other_titles: list[str] = field(default_factory=list)
    other_outlets: list[str] = field(default_factory=list)
    places: list[Mapping[str, Any]] = field(default_factory=list)
    against_shown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @cached_property
    def words(self) -> int:
        return words_of(self.text).count()

    @property
    def characters(self) -> int:
        return len(self.text)

    @property
    def as_what(self) -> list[tuple[str, int]]:
        """Say as what how many of its copies stand on their pages."""
        return [(Appearance.Role(role).label, number) for role, number in self.roles.most_common()]

    @property
    def more_places(self) -> int:
        """How many of its copies are not among the places."""
        return self.copies - len(self.places)

    @property
    def title(self) -> str:
        """The title that most of its copies print."""
        return max(self.titles, key=lambda title: (self.titles[title], title), default="")

    @property
    def order(self) -> tuple:
        """Sort by the first capture, those of unknown time last, and by nothing that another import could change."""
        return self.first or _LATEST, -len(self.text), self.text

    @property
    def latest(self) -> tuple:
        return self.last or _EARLIEST, self.number

    @property
    def damage(self) -> list[str]:
        """Say what damage shows in the text itself, or was found at import by other copies."""
        signs = ["ends in mid-sentence"] if self.ends_within_sentence else []
        if self.joined:
            some = "" if self.joined == self.copies else f" in {self.joined:,} of the copies"
            signs.append(f"lines joined without a space{some}")
        if self.lost_words:
            signs.append(f"{self.lost_words:,} word{'s' * (self.lost_words > 1)} lost")
        return signs

    @property
    def ends_within_sentence(self) -> bool:
        """Say whether it seems to be cut: its last line is a sentence without an end."""
        last = self.paragraphs[-1].rstrip(_CLOSING) if self.paragraphs else ""
        if last.endswith(_ELLIPSES):
            return True
        return last[-1:] not in _SENTENCE_ENDS and words_of(last).count() >= _SENTENCE

    def take(self, copies: Mapping[str, Any], places: Iterable[Mapping[str, Any]], *, joined: bool) -> None:
        """Count in copies that have this text, and keep the places of some: rows as gathering.py makes them."""
        self.copies += copies["copies"]
        self.undated += copies["undated"]
        self.lost_words = max(self.lost_words, copies["lost"] or 0)
        self.joined += copies["copies"] if joined else 0
        self.first = min(filter(None, (self.first, copies["first"])), default=None)
        self.last = max(filter(None, (self.last, copies["last"])), default=None)
        self.roles.update({role: copies[role] for role in Appearance.Role.values if copies[role]})
        self.places += places
