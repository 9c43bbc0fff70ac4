"""What came of an import, and whom it tells how far it is."""

from collections import Counter
from dataclasses import dataclass, field

from .dumps import Found

_REJECTIONS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """Where a page or record was rejected, and why."""

    file: str
    record: int
    reason: str
    member: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}, {self.member}" if self.member else self.file


@dataclass(slots=True)
class Outcomes:
    """Counts by name, seconds by stage, and the first rejections."""

    found: Found
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    rejections: list[RejectedPage] = field(default_factory=list)

    def spend(self, stage: str, seconds: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def reject(self, file: str, record: int, reason: str, member: str = "") -> None:
        """Note a rejection. The counts hold all of them, this list the first thousand."""
        if len(self.rejections) < _REJECTIONS_KEPT:
            self.rejections.append(RejectedPage(file, record, reason, member))

    @property
    def rejected(self) -> int:
        """How many records, and paths that were named, gave nothing."""
        pages = sum(count for name, count in self.counts.items() if name.startswith("rejected: "))
        return pages + len(self.found.problems)

    @property
    def exit_code(self) -> int:
        """0: nothing was rejected; 1: something was; 2: nothing could be done."""
        if not self.rejected:
            return 0
        return 1 if self.counts["appearances"] or self.counts["pages known already"] else 2


class Watcher:
    """Whom an import tells how far it is. This one does not listen."""

    def begin(self, size: int) -> None:
        """The dumps to read have `size` bytes together."""

    def advance(self, pages: int, read: int) -> None:
        """So many pages are stored; so many bytes of the dumps are read."""

    def end(self) -> None:
        """All is done."""
