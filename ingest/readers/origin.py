"""Where a file came from, as far as that tells when its pages were captured."""

from dataclasses import dataclass, field

from ingest.records import NOT_KNOWN, Captured

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """The names in which a capture time may stand (a member's, then its archive's), and when the file was written."""

    names: tuple[str, ...] = ()
    modified: Captured = NOT_KNOWN

    def inside(self, member: str, modified: Captured) -> "Origin":
        """Give the origin of a member. When its archive was written says nothing of it."""
        return Origin((member, *self.names), modified)

    def __str__(self) -> str:
        return " in ".join(self.names) or "a file without a name"


UNTOLD = Origin()


@dataclass(slots=True)
class Missed:
    """Files in whose names no capture time was found: how many, and why in the first few."""

    names: int = 0
    examples: list[str] = field(default_factory=list)
    last: Origin | None = None

    def note(self, origin: Origin, reason: str) -> None:
        """Note a file. Its pages follow one another, and count once."""
        if origin == self.last:
            return
        self.names, self.last = self.names + 1, origin
        if len(self.examples) < _EXAMPLES:
            self.examples.append(f"{origin}: {reason}")
