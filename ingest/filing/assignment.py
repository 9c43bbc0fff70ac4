"""Part the copies of one text into articles, one for each outlet; what a curator decided stays as it is.

Nothing here depends on the order of the copies, nor on numbers of rows, except which of its addresses an article keeps.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from .identity import apart

Place = tuple[int, int]
Ends = tuple[datetime, datetime] | None
# How much of one wording stands in another (by their keys), from 0 to 1.
Nearness = Callable[[int, int], float]
Names = Mapping[int, str]


class Copy(NamedTuple):
    """A copy as it is filed: its place (capture, rank), what it says, and the article it has been of, if any.

    `decided` says that it stays there, whatever it says: a curator said so.
    """

    place: Place
    wording: int
    source: int | None
    dates: Ends
    article: int | None = None
    decided: bool = False


@dataclass(slots=True)
class Part:
    """Copies that are one article: that of the given number, or else one they have been of, or a new one.

    `outlets` are those that its copies name, and the one that a curator said.
    """

    copies: list[Copy] = field(default_factory=list)
    article: int | None = None
    outlets: set[int] = field(default_factory=set)

    def add(self, copy: Copy) -> None:
        self.copies.append(copy)
        if copy.source is not None:
            self.outlets.add(copy.source)

    @property
    def dates(self) -> set[Ends]:
        return {copy.dates for copy in self.copies}

    def fits(self, outlet: int | None) -> bool:
        """Say whether the article may be that outlet's, as far as is known."""
        return outlet is None or not self.outlets or outlet in self.outlets


def part_by_outlet(copies: Sequence[Copy], outlets: Mapping[int, int], names: Names, nearness: Nearness) -> list[Part]:
    """Part the copies of one text: each outlet that they name has one article.

    A copy that names none belongs to the outlet that has the same words, else to one of its time, else to the earliest
    (of several, to the first in the alphabet). `outlets` are the articles whose outlet a curator said.
    """
    fixed = decided_parts(copies, outlets)
    named: dict[int | None, Part] = {}
    for copy in copies:
        if not copy.decided and copy.source is not None:
            named.setdefault(copy.source, Part()).add(copy)
    known = [*(part for part in fixed if part.outlets), *named.values()]
    nameless = [copy for copy in copies if not copy.decided and copy.source is None]
    chosen = [_outlet_of(copy, known, names) for copy in nameless]
    for copy, part in zip(nameless, chosen, strict=True):
        (named.setdefault(None, Part()) if part is None else part).add(copy)
    return [*fixed, *(part for outlet, part in named.items() if not _drawn(part, outlet, fixed, nearness))]


def decided_parts(copies: Iterable[Copy], outlets: Mapping[int, int]) -> list[Part]:
    """Gather what curators decided, an article each."""
    parts: dict[int, Part] = {}
    for copy in copies:
        if copy.decided and copy.article is not None:
            stated = {outlets[copy.article]} if copy.article in outlets else set()
            parts.setdefault(copy.article, Part(article=copy.article, outlets=stated)).add(copy)
    return [parts[article] for article in sorted(parts)]


def _outlet_of(copy: Copy, parts: Sequence[Part], names: Names) -> Part | None:
    def preference(part: Part) -> tuple[bool, bool, float, str]:
        dated = [dates[0].timestamp() for dates in part.dates if dates]
        return (
            all(one.wording != copy.wording for one in part.copies),
            apart(part.dates, [copy.dates]),
            min(dated, default=float("inf")),
            min(names.get(outlet, "") for outlet in part.outlets),
        )

    return min(parts, key=preference, default=None)


def _drawn(part: Part, outlet: int | None, fixed: Sequence[Part], nearness: Nearness) -> bool:
    """Give an outlet's copies to the article that a curator made of others of it, each to the nearest; say if so."""
    rivals = [one for one in fixed if one.fits(outlet)]
    if not rivals:
        return False
    nearest = [_nearest(copy, rivals, nearness) for copy in part.copies]
    for copy, one in zip(part.copies, nearest, strict=True):
        one.add(copy)
    return True


def _nearest(copy: Copy, parts: Sequence[Part], nearness: Nearness) -> Part:
    return max(parts, key=lambda part: max(nearness(copy.wording, other.wording) for other in part.copies))


def part_by_date(copies: Sequence[Copy], articles: Sequence[Part], outlets: Mapping[int, int]) -> list[Part]:
    """Part copies of one title that have hardly any words; those that fit but one of the articles join it.

    The others are one article where they name the same outlet (or none) and their dates overlap; an undated one joins
    those of its outlet if they are one. Give the articles that are made of such copies alone.
    """
    made = decided_parts(copies, outlets)
    undecided = [copy for copy in copies if not copy.decided]
    for named in (True, False):
        some = [copy for copy in undecided if (copy.source is not None) == named]
        made += _joined(some, [*articles, *made])
    return made


def _joined(copies: Sequence[Copy], parts: Sequence[Part]) -> list[Part]:
    """Have copies join the one part that they fit; give those that the rest of them make."""
    left: dict[int | None, list[Copy]] = defaultdict(list)
    fitting = [_fitting(copy, parts) for copy in copies]
    for copy, part in zip(copies, fitting, strict=True):
        if part is None:
            left[copy.source].append(copy)
        else:
            part.add(copy)
    return [part for rest in left.values() for part in _chained(rest)]


def _fitting(copy: Copy, parts: Iterable[Part]) -> Part | None:
    """Find the one article that has the copy's outlet and time; one of an unknown outlet, if no other has."""
    fitting = [part for part in parts if part.fits(copy.source) and not apart(part.dates, [copy.dates])]
    exact = [part for part in fitting if copy.source in part.outlets] or fitting
    return exact[0] if len(exact) == 1 else None


def _chained(copies: Iterable[Copy]) -> list[Part]:
    parts: list[Part] = []
    latest: datetime | None = None
    for dates, copy in sorted(((copy.dates, copy) for copy in copies if copy.dates), key=lambda pair: pair[0]):
        if latest is None or dates[0] > latest:
            parts.append(Part())
        latest = max(latest or dates[1], dates[1])
        parts[-1].add(copy)
    undated = [copy for copy in copies if not copy.dates]
    if undated and len(parts) != 1:
        parts.append(Part())
    for copy in undated:
        parts[-1].add(copy)
    return parts


def keep_addresses(parts: Sequence[Part], preferred: Collection[int]) -> dict[int, int]:
    """Give each part the number of an article that its copies have been of; say where the other numbers lead now.

    Of several the preferred ones come first, then the oldest. An article is continued by the part that has most of its
    copies; a part that continues none stays without a number.
    """
    taken = {part.article for part in parts if part.article is not None}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for number, part in enumerate(parts):
        for copy in part.copies:
            if copy.article is not None:
                votes[copy.article][number] += 1
    least = [min(copy.wording for copy in part.copies) for part in parts]
    heirs = {
        article: min(count, key=lambda number: (-count[number], least[number])) for article, count in votes.items()
    }
    for article in sorted(heirs, key=lambda article: (article not in preferred, article)):
        part = parts[heirs[article]]
        if part.article is None and article not in taken:
            part.article = article
    kept = [(article, parts[heir].article) for article, heir in heirs.items()]
    return {article: heir for article, heir in kept if heir is not None and heir != article}
