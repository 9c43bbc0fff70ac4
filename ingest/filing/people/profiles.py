"""Enter the profiles that articles have, count these, and say in which blocks that may change who is who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db.models import Count, F, Q

from articles.models import Mention, Person, PersonName, Profile
from ingest.resolve.namesakes import profile as pure
from ingest.resolve.spellings import best_spelling
from ingest.rows import insert, update


def read(row: Profile) -> pure.Profile:
    """Give what a row says."""
    return pure.Profile(
        key=row.key,
        surname=row.surname,
        block=row.block,
        professions=frozenset(row.professions.split()),
        nations=frozenset(row.nations.split()),
        gender=row.gender,
        born=None if row.born_earliest is None else (row.born_earliest, row.born_latest),
        beside=frozenset(row.beside.split("\n")) - {""},
        subject=row.subject,
    )


def profiles_of(articles: Collection[int]) -> Counter[int]:
    """Count for each profile the articles (of these) that have it."""
    rows = Mention.objects.filter(article__in=articles).exclude(profile=None).order_by()
    return Counter(profile for _, profile in rows.values_list("article", "profile").distinct())


class Entered(NamedTuple):
    """The profiles that are new, the blocks to part anew, and the other blocks that were touched."""

    new: set[int]
    blocks: set[str]
    touched: set[str]


def enter_profiles(names: Mapping[pure.Profile, Iterable[str]], counts: Mapping[int, int]) -> Entered:
    """Enter profiles with the spellings of their names, and change the counts (by profiles' numbers).

    A block is parted anew when what it is parted by has changed: its profiles, the powers of two below their counts,
    their spellings; and whenever several people or none bear its name, because companions tell these apart.
    """
    spellings = {profile.number: best_spelling(found) for profile, found in names.items()}
    held = Profile.objects.in_bulk(counts.keys() | spellings.keys())
    new = [_row(profile, spellings, counts) for profile in names if profile.number not in held]
    insert(new)
    changed = [row for row in held.values() if _count(row, counts, spellings)]
    update(list(held.values()), ("articles", "name"))
    blocks = {row.block for row in (*new, *changed)}
    touched = {row.block for row in held.values()} - blocks
    contested = _contested(touched)
    return Entered({row.pk for row in new}, blocks | contested, touched - contested)


def forget_profiles(numbers: Collection[int]) -> None:
    """Forget those of these profiles that no article has any more, and people of whom nothing is left."""
    empty = Profile.objects.filter(pk__in=numbers, articles=0, filed_by="")
    people = set(empty.exclude(person=None).values_list("person", flat=True))
    empty.delete()
    _forget_people(people)


def _forget_people(people: Collection[int]) -> None:
    """Forget those of these people who have no profile, and of whom no curator has said anything."""
    bare = Person.objects.filter(pk__in=people, profiles=None, mentions=None, merged=None, nobody=False)
    untouched = bare.filter(judgements=None, judgements_as_other=None, name=F("imported_name"))
    untouched.exclude(names__in=PersonName.objects.exclude(filed_by="")).delete()


def _row(profile: pure.Profile, spellings: Mapping[int, str], counts: Mapping[int, int]) -> Profile:
    earliest, latest = profile.born or (None, None)
    return Profile(
        id=profile.number,
        name=spellings[profile.number],
        key=profile.key,
        surname=profile.surname,
        block=profile.block,
        professions=" ".join(sorted(profile.professions)),
        nations=" ".join(sorted(profile.nations)),
        gender=profile.gender,
        born_earliest=earliest,
        born_latest=latest,
        beside="\n".join(sorted(profile.beside)),
        subject=profile.subject,
        articles=counts[profile.number],
    )


def _count(row: Profile, counts: Mapping[int, int], spellings: Mapping[int, str]) -> bool:
    """Change a row's count and spelling; say whether that may change who is who, or how they are called."""
    before = (row.articles.bit_length(), row.name)
    row.articles += counts.get(row.pk, 0)
    row.name = best_spelling([row.name, spellings.get(row.pk, row.name)])
    return before != (row.articles.bit_length(), row.name)


def _contested(blocks: Collection[str]) -> set[str]:
    """Give the blocks whose profiles are of several people, or of none."""
    bearers = Count("person", distinct=True)
    undecided = Count("pk", filter=Q(person=None))
    rows = Profile.objects.filter(block__in=blocks).order_by().values("block").annotate(n=bearers, open=undecided)
    return set(rows.filter(Q(n__gt=1) | Q(open__gt=0)).values_list("block", flat=True))


def by_block(blocks: Collection[str]) -> dict[str, list[Profile]]:
    """Fetch the profiles of blocks, those that no article has any more, too."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for row in Profile.objects.filter(block__in=blocks).select_related("person").order_by("pk"):
        found[row.block].append(row)
    return found
