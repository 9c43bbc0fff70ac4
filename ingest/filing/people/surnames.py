"""Settle whose bare surnames are, and surnames behind initials, once it is settled who bears them in full."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet, Sum

from articles.models import Profile
from ingest.resolve.namesakes.forms import NameForm, name_form, stands_for
from ingest.resolve.namesakes.surnames import Bearer, dominant, fits

from .bearers import Decision, assign, hand_over, parted, pins
from .companions import Companions
from .profiles import by_block, read

_AT_ONCE = 200  # conditions in one query
_ONE = "a surname of whom nobody else comes near, and what is told of both goes together"
_SEVERAL = "a surname alone, which may be several people's"


def partial_blocks(blocks: Iterable[str]) -> set[str]:
    """Give the blocks of short names whose bearers may be found in these blocks.

    >>> sorted(partial_blocks(["hale james", "reed"]))
    ['hale', 'hale j.', 'reed']
    """
    return {short for block in blocks for short in _short_blocks(*block.partition(" "))}


def _short_blocks(surname: str, space: str, given: str) -> Iterator[str]:
    yield surname
    if space:
        yield f"{surname} {given[:1].removesuffix('.')}."


def settle_partial(blocks: Collection[str]) -> set[int]:
    """Settle these blocks of short names, and give the articles whose people changed."""
    rows = by_block(blocks)
    pinned = pins(row for found in rows.values() for row in found)
    bare = [row for block in rows if " " not in block for row in rows[block] if row.articles and not row.filed_by]
    initialled = [rows[block] for block in rows if " " in block]
    return _settle_bare(bare, pinned) | _settle_initialled(initialled, pinned)


def _settle_bare(rows: Sequence[Profile], pinned: Mapping[int, int]) -> set[int]:
    """Give bare surnames to whom a curator gave them, or to who clearly dominates and fits, or to nobody."""
    found = _dominant({row.surname for row in rows})
    owners: dict[int, int | None] = {}
    reasons: dict[int, str] = {}
    for row in rows:
        bearer = found.get(row.surname)
        if row.pk in pinned:
            owners[row.pk], reasons[row.pk] = pinned[row.pk], "a form of the name that a curator added"
        elif bearer and fits(read(row), bearer):
            owners[row.pk], reasons[row.pk] = bearer.person, _ONE
        else:
            owners[row.pk], reasons[row.pk] = None, _SEVERAL
    return hand_over(rows, owners, reasons, ())


def _dominant(surnames: Collection[str]) -> dict[str, Bearer]:
    """Find the people who dominate their surnames."""
    bearers: dict[str, list[Bearer]] = defaultdict(list)
    counted = _in_full(Q(surname__in=surnames)).values("surname", "person").annotate(total=Sum("articles"))
    for surname, person, total in counted.values_list("surname", "person", "total"):
        bearers[surname].append(Bearer(person, total))
    found = {surname: bearer for surname in bearers if (bearer := dominant(bearers[surname]))}
    said = _said({bearer.person for bearer in found.values()})
    return {surname: Bearer(one.person, one.articles, tuple(said[one.person])) for surname, one in found.items()}


def _in_full(which: Q) -> QuerySet[Profile]:
    """Select profiles with a given name of people."""
    rows = Profile.objects.filter(which).exclude(block=F("surname")).exclude(block__endswith=".")
    return rows.exclude(person__nobody=True).exclude(articles=0).order_by()


def _said(people: Collection[int]) -> dict[int, list]:
    said = defaultdict(list)
    for row in Profile.objects.filter(person__in=people).order_by():
        said[row.person_id].append(read(row))
    return said


def _settle_initialled(blocks: Sequence[Sequence[Profile]], pinned: Mapping[int, int]) -> set[int]:
    """Give names with initials to the one of a full name whom they fit; else they are people of their own."""
    candidates = _candidates({rows[0].block for rows in blocks})
    return assign([_initialled(rows, pinned, candidates[rows[0].block]) for rows in blocks])


def _initialled(
    rows: Sequence[Profile], pinned: Mapping[int, int], candidates: Sequence[tuple[NameForm, int | None, int]]
) -> Decision:
    decision = parted(rows, pinned, Companions(rows[0].block))
    free = [number for number in range(len(decision.groups)) if number not in decision.given]
    found = {number: _full_bearer(decision.groups[number], candidates) for number in free}
    given = {number: person for number, person in found.items() if person is not None}
    reasons = {row.pk: "initials of the only one whom they fit" for number in given for row in decision.groups[number]}
    barred = frozenset(person for _, person, _ in candidates if person is not None)
    return replace(decision, given={**decision.given, **given}, barred=barred, reasons={**decision.reasons, **reasons})


def _candidates(blocks: Collection[str]) -> dict[str, list[tuple[NameForm, int | None, int]]]:
    """Find who may stand behind initials: the form of the name, the person, and the number of articles."""
    found: dict[str, list[tuple[NameForm, int | None, int]]] = defaultdict(list)
    for start in range(0, len(blocks), _AT_ONCE):
        some = sorted(blocks)[start : start + _AT_ONCE]
        which = reduce(or_, (Q(block__startswith=block.removesuffix(".")) for block in some))
        rows = _in_full(which).values_list("surname", "block", "key", "person", "articles")
        for surname, block, key, person, articles in rows:
            found[f"{surname} {block.removeprefix(surname + ' ')[:1]}."].append((name_form(key), person, articles))
    return found


def _full_bearer(group: Sequence[Profile], candidates: Iterable[tuple[NameForm, int | None, int]]) -> int | None:
    """Give the one person whose full name all these stand for, if what is told of both goes together."""
    forms = [name_form(row.key) for row in group]
    counts: Counter[int | None] = Counter()
    for full, person, articles in candidates:
        if all(stands_for(form, full) for form in forms):
            counts[person] += articles
    bearer = dominant([Bearer(person, articles) for person, articles in counts.items()], fewest=1)
    if bearer is None:
        return None
    bearer = replace(bearer, profiles=tuple(_said({bearer.person})[bearer.person]))
    return bearer.person if all(fits(read(row), bearer) for row in group) else None
