"""Find the article of each copy: the one that its text has for its outlet, or a new one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from articles.models import Article, Source
from ingest.models import Appearance, Wording
from ingest.resolve.fingerprints import Sketch
from ingest.rows import next_ids

from .assignment import Copy, Part, Place, keep_addresses, part_by_date, part_by_outlet, united
from .copies import FiledCopy, HeldCopy, held_copies

_EXACTLY = (2.0, 0.0)  # nearer than any other wording


Placed = FiledCopy | HeldCopy


@dataclass(frozen=True, slots=True)
class Homes:
    """Which held copies (by primary key) move to which article, which they left, and where those without any lead."""

    moved: dict[int, int]
    heirs: dict[int, int]
    left: set[int]

    @property
    def reached(self) -> set[int]:
        """The articles that gained or lost held copies."""
        return self.left.union(self.moved.values())


class _Known(NamedTuple):
    """The one article of a copy group."""

    pk: int
    source: int | None
    locked: dict[str, str]

    def takes(self, copies: Iterable[FiledCopy]) -> bool:
        """Say whether it is the article of these copies for certain."""
        others = {copy.source for copy in copies} - {None, self.source}
        return not others or (len(others) == 1 and self.source is None and "source" not in self.locked)


def find_homes(copies: Sequence[FiledCopy], without: Collection[int] = (), reopened: Collection[int] = ()) -> Homes:
    """Give each new copy its article's number, and say which copies of the archive belong elsewhere now.

    Copies on the captures `without` do not count. The copy groups `reopened` are parted anew, new copies or none: two
    groups became one, or lost copies.
    """
    groups: dict[int, list[FiledCopy]] = defaultdict(list)
    for copy in copies:
        groups[copy.copy_group].append(copy)
    titles = _bare_titles(groups.keys() | set(reopened))
    opened = set(reopened) | _groups_of(titles)
    known = _only_articles(groups.keys() - opened)
    for group, some in groups.items():
        if group in known and known[group].takes(some):
            for copy in some:
                copy.article = known[group].pk
        else:
            opened.add(group)
    new = [copy for group, some in groups.items() if group in opened for copy in some]
    return _part(new, held_copies(Q(wording__copy_group__in=opened), without))


def _bare_titles(groups: Collection[int]) -> set[int]:
    """Find the titles of these groups, and of all that these lead to, under which there are copies of hardly any words.

    Such a copy joins the article of its title, so that it has to be looked at whenever that changes.
    """
    titles: set[int] = set()
    while groups:
        within = Wording.objects.filter(copy_group__in=groups).values("title_key")
        bare = Wording.objects.filter(opening=b"", title_key__in=within).order_by()
        fresh = set(bare.values_list("title_key", flat=True)) - titles
        titles |= fresh
        groups = _groups_of(fresh)
    return titles


def _groups_of(titles: Collection[int]) -> set[int]:
    rows = Wording.objects.filter(title_key__in=titles).order_by()
    return set(rows.values_list("copy_group", flat=True)) if titles else set()


def _only_articles(groups: Collection[int]) -> dict[int, _Known]:
    """Map the groups that have one article, about whose copies no curator decided anything, to it."""
    found: dict[int, list[_Known]] = defaultdict(list)
    articles = Article.objects.filter(copy_group__in=groups, merged_into=None).order_by()
    for group, *article in articles.values_list("copy_group", "pk", "source", "locked"):
        found[group].append(_Known(*article))
    decided = Appearance.objects.exclude(filed_by="").filter(wording__copy_group__in=groups).order_by()
    left_out = set(decided.values_list("wording__copy_group", flat=True))
    return {group: some[0] for group, some in found.items() if len(some) == 1 and group not in left_out}


def _part(new: Sequence[FiledCopy], held: Sequence[HeldCopy]) -> Homes:
    """Part the copies of some copy groups, new and held ones, into articles."""
    curated = _Curated.of([*new, *held])
    copies = {one.place: curated.as_copy(one) for one in (*held, *new)}
    parts = _parts([*held, *new], copies, curated)
    heirs = keep_addresses(parts, curated.locked)
    unnumbered = [part for part in parts if part.article is None]
    for part, number in zip(unnumbered, next_ids(Article, len(unnumbered)), strict=True):
        part.article = number
    homes = {copy.place: part.article for part in parts for copy in part.copies}
    for one in new:
        one.article = homes[one.place]
    moving = [one for one in held if homes[one.place] != one.article]
    return Homes({one.pk: homes[one.place] for one in moving}, heirs, {one.article for one in moving})


@dataclass(frozen=True, slots=True)
class _Curated:
    """What curators decided about articles: whose outlet they said, and which have a lock.

    `outlets` are also those that decided copies name, whatever text they are of.
    """

    stated: Collection[int]
    outlets: Mapping[int, Collection[int]]
    locked: Collection[int]

    @classmethod
    def of(cls, copies: Collection[Placed]) -> "_Curated":
        articles = {one.article for one in copies if one.article}
        decided = {one.article for one in copies if one.filed_by}
        rows = list(Article.objects.filter(pk__in=articles).exclude(locked={}).values_list("pk", "source", "locked"))
        stated = [(pk, source) for pk, source, locks in rows if source and "source" in locks]
        filed = Appearance.objects.filter(article__in=decided, source__isnull=False).exclude(filed_by="").order_by()
        outlets: dict[int, set[int]] = defaultdict(set)
        for pk, source in (*stated, *filed.values_list("article", "source").distinct()):
            outlets[pk].add(source)
        return cls({pk for pk, _ in stated}, outlets, {pk for pk, _, _ in rows})

    def as_copy(self, one: Placed) -> Copy:
        decided = bool(one.filed_by) or one.article in self.stated
        return Copy(one.place, one.wording, one.source, one.dates, one.article, decided)


def _parts(placed: Sequence[Placed], copies: Mapping[Place, Copy], curated: _Curated) -> list[Part]:
    groups: dict[int, list[Copy]] = defaultdict(list)
    bare: dict[int, list[Copy]] = defaultdict(list)
    titles = {}
    for one in placed:
        titles[one.place] = one.title_key
        (bare[one.title_key] if one.is_bare else groups[one.copy_group]).append(copies[one.place])
    names = dict(Source.objects.filter(pk__in={copy.source for copy in copies.values()}).values_list("pk", "name"))
    nearness = _Nearness()
    parts = united(part for some in groups.values() for part in part_by_outlet(some, curated.outlets, names, nearness))
    titled: dict[int, dict[int, Part]] = defaultdict(dict)
    for part in parts:
        for copy in part.copies:
            titled[titles[copy.place]][id(part)] = part
    for title, some in bare.items():
        parts += part_by_date(some, list(titled[title].values()), curated.outlets)
    return parts


class _Nearness:
    """How much of one wording stands in another, and how much they have in common of all that either has.

    Their sketches are fetched when a curator's decision asks for them.
    """

    def __init__(self) -> None:
        self._sketches: dict[int, Sketch] = {}

    def __call__(self, one: int, other: int) -> tuple[float, float]:
        if one == other:
            return _EXACTLY
        first, second = self._sketch(one), self._sketch(other)
        dense = first.is_dense and second.is_dense
        mine, others = (sketch.first | sketch.rest if dense else sketch.whole for sketch in (first, second))
        shared = len(mine & others)
        return (shared / len(mine), shared / len(mine | others)) if shared else (0.0, 0.0)

    def _sketch(self, key: int) -> Sketch:
        if key not in self._sketches:
            row = Wording.objects.only("opening", "rest").get(pk=key)
            self._sketches[key] = Sketch(bytes(row.opening), bytes(row.rest))
        return self._sketches[key]
