"""Enter the wordings of new copies, and put those of one text into one copy group."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from django.db import connection

from articles.models import Article
from ingest.models import Appearance, Wording
from ingest.records import Fingerprint
from ingest.resolve.fingerprints import ANCHORS, Sketch
from ingest.rows import insert, update

from .forest import Forest
from .identity import Dates, Likeness, Pair, Words, alike, texts

# How many wordings are compared for each anchor and title. Those of one text are alike, any of which will do; more than
# these have a standing phrase or column title in common, and are found by another anchor if they are copies.
_FOR_AN_ANCHOR, _FOR_A_TITLE = 20, 50
_KEYS = ("title_key", *(f"anchor_{number}" for number in range(1, ANCHORS + 1)))
_COLUMNS = ("key", "family", "copy_group", "length", "opening", "rest", *_KEYS)


class Entered(NamedTuple):
    """The copy group of each wording, and the groups that are not as they were."""

    groups: dict[int, int]
    reopened: set[int]


def enter_wordings(
    copies: Mapping[Fingerprint, Dates], given_up: Collection[int] = (), without: Collection[int] = ()
) -> Entered:
    """Enter the wordings that the archive does not have, and part those that are alike into texts anew.

    A group's number is the least key of its wordings: it depends on these alone, not on their order. Copies on the
    captures `without` do not count: they were read again, and of the wordings they had (`given_up`) some may be left
    without any.
    """
    gone = _left_behind(set(given_up) - {one.key for one in copies}, without)
    known = {row.key: row for row in _look_up(copies) if row.key not in gone}
    new = {one.key: _wording(one) for one in copies if one.key not in known}
    seen = Alike({**known, **new}, {one.key for one in copies})
    families = _families(seen)
    touched = {families[seen.rows[key].family] for key in seen.seen}
    numbers = {number for number in families if families[number] in touched} | set(gone.values())
    held = {row.key: row for row in Wording.objects.filter(family__in=numbers) if row.key not in gone}
    whole = Alike({**held, **new}, held.keys() | new.keys(), seen.found)
    groups = {key: key for key in new} | texts(whole.words, whole.pairs(), _Dates(whole, copies, without))
    reopened = _write(held, new, families, groups)
    return Entered({row.key: row.copy_group for row in known.values()} | groups, reopened)


def _left_behind(given_up: Collection[int], without: Collection[int]) -> dict[int, int]:
    """Say which wordings no copy has any more, and of which families they are."""
    elsewhere = Appearance.objects.filter(wording__in=given_up).exclude(capture__in=without).order_by()
    gone = set(given_up) - set(elsewhere.values_list("wording", flat=True)) if given_up else set()
    return dict(Wording.objects.filter(key__in=gone).order_by().values_list("key", "family")) if gone else {}


def _wording(fingerprint: Fingerprint) -> Wording:
    row = Wording(
        key=fingerprint.key,
        family=fingerprint.key,
        copy_group=fingerprint.key,
        title_key=fingerprint.title_key,
        length=fingerprint.length,
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


class Alike:
    """Wordings, and which pairs are alike: of those that are `seen` with all that have a title or an anchor of theirs.

    `found` holds what is known of pairs already: how they are alike, or None if they are not.
    """

    def __init__(
        self, rows: Mapping[int, Wording], seen: Set[int], found: Mapping[Pair, Likeness | None] | None = None
    ) -> None:
        self.rows = {key: rows[key] for key in sorted(rows) if rows[key].opening}
        self.seen = seen & self.rows.keys()
        self.words = {key: _words(row) for key, row in self.rows.items()}
        self.found = {pair: like for pair, like in (found or {}).items() if self.rows.keys() >= set(pair)}
        for pair in self._candidates():
            if pair not in self.found:
                self.found[pair] = alike(self.words[pair[0]], self.words[pair[1]])

    def _candidates(self) -> Iterator[Pair]:
        columns: dict[tuple[str, int], list[int]] = defaultdict(list)
        for row in self.rows.values():
            for column in _KEYS:
                if (value := getattr(row, column)) is not None:
                    columns[column, value].append(row.key)
        for (column, _), keys in columns.items():
            most = _FOR_A_TITLE if column == "title_key" else _FOR_AN_ANCHOR
            for one in self.seen & set(keys):
                yield from (min((one, other), (other, one)) for other in keys[:most] if other != one)

    def pairs(self) -> dict[Pair, Likeness]:
        return {pair: like for pair, like in self.found.items() if like}


def _words(row: Wording) -> Words:
    return Words(row.title_key, row.length, Sketch(bytes(row.opening), bytes(row.rest)))


def _families(seen: Alike) -> Forest:
    """Join the families of wordings that are alike."""
    families = Forest(row.family for row in seen.rows.values())
    for one, other in seen.pairs():
        families.join(seen.rows[one].family, seen.rows[other].family)
    return families


class _Dates:
    """The dates of all copies of a wording; those of wordings whose words do not say enough are fetched at once."""

    def __init__(self, alike: Alike, copies: Mapping[Fingerprint, Dates], without: Collection[int]) -> None:
        self._without = without
        self._known: dict[int, set] = {}
        self._new = {one.key: set(found) for one, found in copies.items()}
        doubtful = {key for pair, like in alike.pairs().items() if not like.suffices_at_any_time for key in pair}
        self._fetch(doubtful)

    def __call__(self, key: int) -> Dates:
        if key not in self._known:
            self._fetch({key})
        return self._known[key]

    def _fetch(self, keys: Set[int]) -> None:
        self._known |= {key: set(self._new.get(key, ())) for key in keys}
        rows = Appearance.objects.filter(wording__in=keys).exclude(capture__in=self._without).order_by()
        for key, *ends in rows.values_list("wording", "published_earliest", "published_latest").distinct():
            self._known[key].add(tuple(ends) if ends[0] else None)


def _write(
    held: Mapping[int, Wording], new: Mapping[int, Wording], families: Forest, groups: Mapping[int, int]
) -> set[int]:
    """Write families and groups, and those of the articles whose text they are; give the groups that have changed."""
    changed, reopened = [], set()
    for key, row in [*held.items(), *new.items()]:
        family, group = families.get(row.family), groups.get(key, key)
        if key in held and (family, group) != (row.family, row.copy_group):
            changed.append(row)
            reopened |= {row.copy_group, group} if group != row.copy_group else set()
        row.family, row.copy_group = family, group
    insert(list(new.values()))
    update(changed, ["family", "copy_group"])
    _tell_articles({row.key: row.copy_group for row in changed})
    return reopened


def _tell_articles(groups: Mapping[int, int]) -> None:
    """Give articles the copy group of the wording that is their text; one of hardly any words has none."""
    givers = Appearance.objects.filter(wording__in=groups, gives_text=True, article__copy_group__gte=0).order_by()
    given = givers.values_list("article", "wording") if groups else []
    update([Article(pk=pk, copy_group=groups[wording]) for pk, wording in given], ["copy_group"])


def groups_of(keys: Collection[int]) -> set[int]:
    """Give the copy groups of wordings."""
    return set(Wording.objects.filter(key__in=keys).order_by().values_list("copy_group", flat=True)) if keys else set()


def forget_wordings(keys: Collection[int]) -> None:
    """Remove those of these wordings that no copy has."""
    Wording.objects.filter(key__in=keys, appearances=None).delete()
