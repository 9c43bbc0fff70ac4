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
# How near a wording is to another (by their keys): the higher the nearer.
Nearness = Callable[[int, int], tuple[float, float]]
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

    `outlets` are those that its copies name, and the one that a curator said; `decided` are the wordings of the copies
    that a curator filed here.
    """

    copies: list[Copy] = field(default_factory=list)
    article: int | None = None
    outlets: set[int] = field(default_factory=set)
    wordings: set[int] = field(default_factory=set, init=False)
    decided: set[int] = field(default_factory=set, init=False)
    dates: set[Ends] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        given, self.copies = self.copies, []
        for copy in given:
            self.add(copy)

    def add(self, copy: Copy) -> None:
        self.copies.append(copy)
        self.wordings.add(copy.wording)
        self.dates.add(copy.dates)
        if copy.source is not None:
            self.outlets.add(copy.source)
        if copy.decided:
            self.decided.add(copy.wording)

    def take_in(self, other: "Part") -> None:
        """Take over the copies of another part of the same article."""
        self.outlets |= other.outlets
        for copy in other.copies:
            self.add(copy)

    def fits(self, outlet: int | None) -> bool:
        """Say whether the article may be that outlet's, as far as is known."""
        return outlet is None or not self.outlets or outlet in self.outlets

    @property
    def first(self) -> float:
        """The earliest instant that a copy names, as a number; infinity if none does."""
        return min((dates[0].timestamp() for dates in self.dates if dates), default=float("inf"))


def part_by_outlet(
    copies: Sequence[Copy], outlets: Mapping[int, Collection[int]], names: Names, nearness: Nearness
) -> list[Part]:
    """Part the copies of one text: each outlet that they name has one article.

    A copy that names none belongs to the outlet that has the same words, else to one of its time, else to the earliest
    (of several, to the first in the alphabet). `outlets` are what is known of the articles that curators decided about.
    """
    fixed = decided_parts(copies, outlets)
    named: dict[int | None, Part] = {}
    for copy in copies:
        if not copy.decided and copy.source is not None:
            named.setdefault(copy.source, Part()).add(copy)
    known = [*fixed, *named.values()]
    nameless = [copy for copy in copies if not copy.decided and copy.source is None]
    chosen = {alike: _outlet_of(*alike, known, names) for alike in {(copy.wording, copy.dates) for copy in nameless}}
    for copy in nameless:
        part = chosen[copy.wording, copy.dates]
        (named.setdefault(None, Part()) if part is None or part.article is not None else part).add(copy)
    ordered = sorted(named.items(), key=lambda item: (item[1].first, _name(item[1], names), min(item[1].wordings)))
    return [*fixed, *(part for outlet, part in ordered if not _drawn(part, outlet, fixed, nearness))]


def decided_parts(copies: Iterable[Copy], outlets: Mapping[int, Collection[int]]) -> list[Part]:
    """Gather what curators decided, an article each."""
    parts: dict[int, Part] = {}
    for copy in copies:
        if copy.decided and copy.article is not None:
            known = set(outlets.get(copy.article, ()))
            parts.setdefault(copy.article, Part(article=copy.article, outlets=known)).add(copy)
    return [parts[article] for article in sorted(parts)]


def united(parts: Iterable[Part]) -> list[Part]:
    """Make one of the parts that are one article: a curator may have joined several texts."""
    found: dict[int, Part] = {}
    made: list[Part] = []
    for part in parts:
        if part.article in found:
            found[part.article].take_in(part)
            continue
        made.append(part)
        if part.article is not None:
            found[part.article] = part
    return made


def _outlet_of(wording: int, dates: Ends, parts: Sequence[Part], names: Names) -> Part | None:
    def preference(part: Part) -> tuple[bool, bool, bool, float, str]:
        return (
            wording not in part.decided,
            wording not in part.wordings,
            apart(part.dates, [dates]),
            part.first,
            _name(part, names),
        )

    return min(parts, key=preference, default=None)


def _name(part: Part, names: Names) -> str:
    return min((names.get(outlet, "") for outlet in part.outlets), default="")


def _drawn(part: Part, outlet: int | None, fixed: Sequence[Part], nearness: Nearness) -> bool:
    """Give an outlet's copies to the article that a curator made of others of it, each to the nearest; say if so."""
    rivals = [one for one in fixed if one.fits(outlet)]
    if not rivals:
        return False
    nearest: dict[int, list[Part]] = {}
    for copy in part.copies:
        if copy.wording not in nearest:
            nearest[copy.wording] = _nearest(copy.wording, rivals, nearness)
        some = nearest[copy.wording]
        next((one for one in some if len(some) > 1 and not apart(one.dates, [copy.dates])), some[0]).add(copy)
    return True


def _nearest(wording: int, parts: Sequence[Part], nearness: Nearness) -> list[Part]:
    """Find the parts with most of these words among what a curator filed there; of equally near ones all."""
    found = [max(nearness(wording, other) for other in part.decided) for part in parts]
    return [part for part, near in zip(parts, found, strict=True) if near == max(found)]


def part_by_date(
    copies: Sequence[Copy], articles: Sequence[Part], outlets: Mapping[int, Collection[int]]
) -> list[Part]:
    """Part copies of one title that have hardly any words; those that fit but one of the articles join it.

    The others are one article where they name the same outlet (or none) and their dates overlap; an undated one joins
    those of its outlet if they are one. Give the articles that are made of such copies alone.
    """
    whole = united([*articles, *decided_parts(copies, outlets)])
    undecided = [copy for copy in copies if not copy.decided]
    for named in (True, False):
        whole += _joined([copy for copy in undecided if (copy.source is not None) == named], whole)
    return whole[len(articles) :]


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
    """Find the one article that has the copy's outlet and time; one of an unknown outlet, if no other has.

    Of several, it is the one where a curator filed the same words.
    """
    fitting = [part for part in parts if part.fits(copy.source) and not apart(part.dates, [copy.dates])]
    exact = [part for part in fitting if copy.source in part.outlets] or fitting
    said = [part for part in exact if copy.wording in part.decided] or exact
    return said[0] if len(said) == 1 else None


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
    copies, unless a curator said which one that is; a part that continues none stays without a number.
    """
    taken = {part.article for part in parts if part.article is not None}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for number, part in enumerate(parts):
        for copy in part.copies:
            if copy.article is not None:
                votes[copy.article][number] += 1
    least = [min(part.wordings) for part in parts]
    heirs = {
        article: min(count, key=lambda number: (-count[number], least[number])) for article, count in votes.items()
    }
    for article in sorted(heirs, key=lambda article: (article not in preferred, article)):
        part = parts[heirs[article]]
        if part.article is None and article not in taken:
            part.article = article
    kept = {part.article for part in parts}
    led = [(article, parts[heir].article) for article, heir in heirs.items() if article not in kept]
    return {article: heir for article, heir in led if heir is not None}
