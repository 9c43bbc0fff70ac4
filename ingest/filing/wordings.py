"""Enter the wordings of new copies, and put those of one text into one copy group."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from django.db import connection

from articles.models import Article
from ingest.models import Appearance, Wording
from ingest.records import Fingerprint
from ingest.resolve.fingerprints import ANCHORS, Sketch
from ingest.rows import insert

from .identity import Dates, Words, apart, likeness

# How many wordings are compared for each anchor and title. Those of one text are one group, any of which will do; more
# than these have a standing phrase or column title in common, and are found by another anchor if they are copies.
_FOR_AN_ANCHOR, _FOR_A_TITLE = 50, 200
_KEYS = ("title_key", *(f"anchor_{number}" for number in range(1, ANCHORS + 1)))
_COLUMNS = ("key", "copy_group", "opening", "rest", *_KEYS)

Pair = tuple[int, int]


class Groups:
    """Copy groups, of which some turn out to be one: a forest of disjoint sets; the least number stands for all."""

    def __init__(self, groups: Iterable[int]) -> None:
        self._parents = {group: group for group in groups}

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self[one], self[other]))
        self._parents[second] = first

    def __getitem__(self, group: int) -> int:
        while (parent := self._parents[group]) != group:
            self._parents[group] = group = self._parents[parent]
        return group

    def joined(self) -> dict[int, int]:
        """Map each group that is part of another to that."""
        return {group: self[group] for group in self._parents if self[group] != group}


class Entered(NamedTuple):
    """The copy group of each wording, and the groups that are not as they were: joined to others, or parted."""

    groups: dict[int, int]
    reopened: set[int]


def enter_wordings(
    copies: Mapping[Fingerprint, Dates], given_up: Collection[int] = (), without: Collection[int] = ()
) -> Entered:
    """Enter the wordings that the archive does not have, and join the groups of those that are one text.

    A group's number is the least key of its wordings: it depends on these alone, not on their order. Copies on the
    captures `without` do not count: they were read again, and of the wordings they had (`given_up`) some may have none
    left. The rest of such a group is grouped anew.
    """
    gone, left = _left_behind(set(given_up) - {one.key for one in copies}, without)
    seen = {**{_fingerprint(row): () for row in left}, **copies}
    known = {row.key: row for row in _look_up(seen) if row.key not in gone}
    new = [_wording(one) for one in copies if one.key not in known]
    for row in left:
        known[row.key].copy_group = row.key
    rows = sorted([*known.values(), *new], key=lambda row: row.key)
    groups = Groups(row.copy_group for row in rows)
    _join_alike(rows, groups, {one.key: dates for one, dates in seen.items()}, without)
    joined = groups.joined()
    for row in rows:
        row.copy_group = groups[row.copy_group]
    insert(new)
    _move(joined.keys() - {row.key for row in new} - {row.key for row in left}, joined)
    _regroup([known[row.key] for row in left])
    return Entered(
        {row.key: row.copy_group for row in rows}, {*joined.values(), *(known[row.key].copy_group for row in left)}
    )


def _left_behind(given_up: Collection[int], without: Collection[int]) -> tuple[set[int], list[Wording]]:
    """Say which wordings no copy has any more, and fetch the others of their groups."""
    elsewhere = Appearance.objects.filter(wording__in=given_up).exclude(capture__in=without).order_by()
    gone = set(given_up) - set(elsewhere.values_list("wording", flat=True))
    groups = Wording.objects.filter(key__in=gone).order_by().values_list("copy_group", flat=True)
    return gone, list(Wording.objects.filter(copy_group__in=list(groups)).exclude(key__in=gone)) if gone else []


def groups_of(keys: Collection[int]) -> set[int]:
    """Give the copy groups of wordings."""
    return set(Wording.objects.filter(key__in=keys).order_by().values_list("copy_group", flat=True)) if keys else set()


def forget_wordings(keys: Collection[int]) -> None:
    """Remove those of these wordings that no copy has."""
    Wording.objects.filter(key__in=keys, appearances=None).delete()


def _fingerprint(row: Wording) -> Fingerprint:
    anchors = tuple(getattr(row, column) for column in _KEYS[1:])
    return Fingerprint(row.key, row.title_key, bytes(row.opening), bytes(row.rest), anchors)


def _wording(fingerprint: Fingerprint) -> Wording:
    row = Wording(
        key=fingerprint.key,
        title_key=fingerprint.title_key,
        copy_group=fingerprint.key,
        opening=fingerprint.opening,
        rest=fingerprint.rest,
    )
    for column, anchor in zip(_KEYS[1:], fingerprint.anchors, strict=False):
        setattr(row, column, anchor)
    return row


def _look_up(fingerprints: Collection[Fingerprint]) -> list[Wording]:
    """Fetch these wordings, and those that have a title or an anchor in common with them, in one query."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in fingerprints:
        if one.opening:
            wanted["title_key"].add(one.title_key)
        for column, anchor in zip(_KEYS[1:], one.anchors, strict=False):
            if anchor is not None:
                wanted[column].add(anchor)
    parts = [_part(column, _FOR_A_TITLE if column == "title_key" else _FOR_AN_ANCHOR) for column in _KEYS]
    values = [[one.key for one in fingerprints], *(sorted(wanted[column]) for column in _KEYS)]
    columns = ", ".join(f"w.{column}" for column in _COLUMNS)
    whole = f"WITH found(key) AS ({' UNION '.join([_OWN[connection.vendor], *parts])}) SELECT {columns} FROM found"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"{whole} {_FETCHED[connection.vendor]}", [_array(numbers) for numbers in values])
        return [Wording(**dict(zip(_COLUMNS, row, strict=True))) for row in cursor.fetchall()]


_OWN = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT value FROM unnest(%s::bigint[]) value",
}
_FETCHED = {
    "sqlite": "CROSS JOIN ingest_wording w ON w.key = found.key",
    "postgresql": "CROSS JOIN LATERAL (SELECT * FROM ingest_wording WHERE key = found.key OFFSET 0) w",
}


def _part(column: str, most: int) -> str:
    """Write the look-up of one column; every name in it is one of ours. Either database goes from value to value."""
    alike = f"SELECT key FROM ingest_wording n WHERE n.{column} = k.value LIMIT {most}"  # noqa: S608
    if connection.vendor == "postgresql":
        return f"SELECT w.key FROM unnest(%s::bigint[]) k(value) CROSS JOIN LATERAL ({alike}) w"  # noqa: S608
    return f"SELECT w.key FROM json_each(%s) k CROSS JOIN ingest_wording w ON w.key IN ({alike})"  # noqa: S608


def _array(numbers: Sequence[int]) -> object:
    return list(numbers) if connection.vendor == "postgresql" else json.dumps(list(numbers))


def _join_alike(rows: Sequence[Wording], groups: Groups, dates: Mapping[int, Dates], without: Collection[int]) -> None:
    """Join the groups of all pairs of one text, of which one at least is newly seen."""
    words = {row.key: Words(row.title_key, Sketch(bytes(row.opening), bytes(row.rest))) for row in rows if row.opening}
    own = {row.key: row.copy_group for row in rows}
    doubtful: list[Pair] = []
    for one, other in _pairs([row for row in rows if row.opening], dates.keys()):
        if groups[own[one]] == groups[own[other]]:
            continue
        found = likeness(words[one], words[other])
        if found.suffices_at_any_time:
            groups.join(own[one], own[other])
        elif found.suffices:
            doubtful.append((one, other))
    for one, other in _of_one_time(doubtful, dates, without):
        groups.join(own[one], own[other])


def _pairs(rows: Sequence[Wording], seen: Set[int]) -> Iterator[Pair]:
    """Pair each wording that was seen with those that have its title or one of its anchors, each pair once or more."""
    alike: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in rows:
        for column in _KEYS:
            if (value := getattr(row, column)) is not None:
                alike[column, value].append(row.key)
    for (column, _), keys in alike.items():
        most = _FOR_A_TITLE if column == "title_key" else _FOR_AN_ANCHOR
        for one in seen & set(keys):
            yield from ((one, other) for other in keys[:most] if other != one)


def _of_one_time(pairs: Sequence[Pair], dates: Mapping[int, Dates], without: Collection[int]) -> Iterator[Pair]:
    """Leave out pairs whose copies, those of the archive too, are known to be of different times."""
    concerned = {key for pair in pairs for key in pair}
    known: dict[int, set] = defaultdict(set)
    rows = Appearance.objects.filter(wording__in=concerned).exclude(capture__in=without).order_by()
    for key, *ends in rows.values_list("wording", "published_earliest", "published_latest").distinct():
        known[key].add(tuple(ends) if ends[0] else None)
    for one, other in pairs:
        if not apart(known[one].union(dates.get(one, ())), known[other].union(dates.get(other, ()))):
            yield one, other


def _move(groups: Collection[int], joined: Mapping[int, int]) -> None:
    """Have all wordings and articles of joined groups follow."""
    for group in sorted(groups):
        Wording.objects.filter(copy_group=group).update(copy_group=joined[group])
        Article.objects.filter(copy_group=group).update(copy_group=joined[group])


def _regroup(rows: Sequence[Wording]) -> None:
    """Write the new groups of wordings that were grouped anew, and of the articles whose text they are."""
    Wording.objects.bulk_update(rows, ["copy_group"], batch_size=500)
    for row in rows:
        given = Appearance.objects.filter(wording=row, gives_text=True).values("article")
        Article.objects.filter(pk__in=given, copy_group__gte=0).update(copy_group=row.copy_group)
