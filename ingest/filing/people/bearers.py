"""Give people the profiles that are theirs: those the archive has, or new ones. What gives way leads on."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.models import Mention, Person, PersonName, Profile
from ingest.resolve.namesakes.partition import Companions, partition
from ingest.resolve.namesakes.party import Held
from ingest.rows import update

from .names import curated_forms, rename, slug_of
from .profiles import read


@dataclass(frozen=True, slots=True)
class Decision:
    """Who is who in one block: a group of rows for each person, rows that may be several's, and why.

    `given` are the groups whose person is known already; people who are `barred` are at home in another block. Rows
    that are `empty` have a person, but no article any more.
    """

    groups: Sequence[Sequence[Profile]]
    undecided: Sequence[Profile] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)
    given: Mapping[int, int] = field(default_factory=dict)
    barred: frozenset[int] = frozenset()
    empty: Sequence[Profile] = ()


def pins(rows: Iterable[Profile]) -> dict[int, int]:
    """Say which rows curators filed under a person: the row itself, or the form of the name that it has."""
    rows = list(rows)
    forms = curated_forms({row.key for row in rows})
    owners = {row.pk: row.person_id if row.filed_by else forms.get(row.key) for row in rows}
    return {pk: person for pk, person in owners.items() if person is not None}


def parted(rows: Sequence[Profile], pinned: Mapping[int, int], companions: Companions) -> Decision:
    """Part the rows of one block; those that no article has any more, or a curator left open, do not count."""
    counting = [row for row in rows if (row.person_id if row.filed_by else row.articles)]
    found = partition([Held(read(row), row.articles, pinned.get(row.pk)) for row in counting], companions)
    by_number = {row.pk: row for row in rows}
    owners = {number: one.pinned for number, group in enumerate(found.people) for one in group if one.pinned}
    return Decision(
        groups=[[by_number[one.profile.number] for one in group] for group in found.people],
        undecided=[by_number[one.profile.number] for one in found.undecided],
        reasons=found.reasons,
        given=owners,
        empty=[row for row in rows if row.person_id and not row.articles and not row.filed_by],
    )


def assign(decisions: Iterable[Decision], without: Collection[int] = frozenset()) -> set[int]:
    """Have the tables follow, and give the articles whose people changed; rows `without` have no mentions yet."""
    owners: dict[int, int | None] = {}
    rows: dict[int, Profile] = {}
    reasons: dict[int, str] = {}
    fresh: list[Sequence[Profile]] = []
    for decision in decisions:
        rows |= {row.pk: row for group in (*decision.groups, decision.undecided) for row in group}
        reasons |= decision.reasons
        owners |= {row.pk: None for row in decision.undecided}
        taken = _claims(decision)
        for number, group in enumerate(decision.groups):
            if number in taken:
                owners |= {row.pk: taken[number] for row in group}
            else:
                fresh.append(group)
    for group, person in zip(fresh, _new_people(fresh), strict=True):
        owners |= {row.pk: person for row in group}
    return hand_over(rows.values(), owners, reasons, without)


def _claims(decision: Decision) -> dict[int, int]:
    """Give groups the people they have: a curator's choice first, then one who was renamed, then the most named.

    Those who are left without an article come last.
    """
    claims = []
    for number, group in enumerate(decision.groups):
        for person, weight in _weights(group).items():
            if person.pk not in decision.barred:
                claims.append(((person.name == person.imported_name, -weight, person.pk), number, person.pk))
        claims += [
            ((True, int(row.key != group[0].key), row.person_id), number, row.person_id) for row in decision.empty
        ]
    taken = dict(decision.given)
    for _, number, owner in sorted(claims):
        if number not in taken and owner not in taken.values():
            taken[number] = owner
    return taken


def _weights(group: Iterable[Profile]) -> Counter[Person]:
    weights: Counter[Person] = Counter()
    for row in group:
        if row.person:
            weights[row.person] += row.articles + 1
    return weights


def _new_people(groups: Sequence[Sequence[Profile]]) -> list[int]:
    people = [Person(name=(name := _name(group)), imported_name=name, slug=slug_of(name)) for group in groups]
    return [person.pk for person in Person.objects.bulk_create(people)]


def _name(group: Sequence[Profile]) -> str:
    return min(row.name for row in group)


def hand_over(
    rows: Collection[Profile], owners: Mapping[int, int | None], reasons: Mapping[int, str], without: Collection[int]
) -> set[int]:
    """Write whose the rows are and why, and have mentions, names and people who are left without any follow."""
    moves: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    changed = []
    for row in rows:
        owner, reason = owners[row.pk], reasons.get(row.pk, row.reason)[:300]
        if owner != row.person_id:
            moves[row.person_id, owner].append(row.pk)
        if (owner, reason) != (row.person_id, row.reason):
            row.person_id, row.reason = owner, reason
            changed.append(row)
    update(changed, ("person", "reason"))
    known = {move: [pk for pk in moved if pk not in without] for move, moved in moves.items()}
    articles = _move_mentions({move: moved for move, moved in known.items() if moved})
    left = {old for old, _ in moves if old is not None}
    articles |= _leave(left, moves)
    rename(left | {owners[row.pk] for row in rows} - {None})
    return articles


def _move_mentions(moves: Mapping[tuple[int, int | None], Sequence[int]]) -> set[int]:
    nobody = set(Person.objects.filter(pk__in={to for _, to in moves}, nobody=True).values_list("pk", flat=True))
    articles: set[int] = set()
    for (_, to), profiles in moves.items():
        mentions = Mention.objects.filter(profile__in=profiles)
        articles.update(mentions.order_by().values_list("article", flat=True).distinct())
        mentions.update(person=None if to in nobody else to)
    return articles


def _leave(people: Collection[int], moves: Mapping[tuple[int, int | None], Collection[int]]) -> set[int]:
    """Have those who lost all their profiles lead to whom most of these went."""
    kept = set(Profile.objects.filter(person__in=people).values_list("person", flat=True))
    articles: set[int] = set()
    for person in set(people) - kept:
        heirs = {to: len(moved) for (old, to), moved in moves.items() if old == person and to is not None}
        if heirs:
            articles |= _merge(person, max(heirs, key=lambda to: (heirs[to], -to)))
    return articles


def _merge(person: int, heir: int) -> set[int]:
    """Have one entry lead to another, with what curators gave it."""
    mentions = Mention.objects.filter(person=person)
    articles = set(mentions.order_by().values_list("article", flat=True).distinct())
    mentions.update(person=heir)
    names = PersonName.objects.filter(person=person)
    present = PersonName.objects.filter(person=heir).values_list("key", flat=True)
    names.exclude(filed_by="").exclude(key__in=list(present)).update(person=heir)
    PersonName.objects.filter(person=person).delete()
    Person.objects.filter(pk=person).update(merged_into=heir)
    Person.objects.filter(merged_into=person).update(merged_into=heir)
    return articles
