"""Make one of several entries for a person: what it would change, doing it, and undoing it."""

from collections.abc import Collection, Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Min, Q

from articles.models import Article, Judgement, Mention, Person, PersonName

from .entries import Holdings, Preview, decided_alone, refuse, search_follows
from .names import Sent, return_names, send_all_names
from .pins import file_under, give_back, pin


def preview_people(kept: Person, others: Sequence[Person]) -> Preview:
    """Say what merging people would do."""
    people = [kept, *others]
    holdings = tuple((person, _holdings(person)) for person in people)
    obstacles = (*not_entries(people), *_judged_different(people))
    return Preview(kept, tuple(others), holdings, tuple(_shared_names(people)), obstacles)


def _holdings(person: Person) -> Holdings:
    return {
        "articles": person.mentions.values("article").distinct().count(),
        "mentions": person.mentions.count(),
        "forms of names": person.names.count(),
        "profiles": person.profiles.count(),
        "people merged earlier": person.merged.count(),
    }


def not_entries(people: Iterable[Person]) -> list[str]:
    """Say which of them do not stand for a person of their own."""
    sentences = [f"“{one}” is merged into “{one.merged_into}” already." for one in people if one.merged_into]
    nobody = [f"“{one}” is no person, a curator said: take that back first." for one in people if one.nobody]
    return sentences + nobody


def _judged_different(people: Sequence[Person]) -> list[str]:
    """Name the judgements that any two of them, or people merged into them earlier, are different."""
    members = together([person.pk for person in people])
    found = Judgement.objects.filter(verdict=Judgement.Verdict.DIFFERENT, person__in=members, other__in=members)
    return [
        f"“{one.person}” and “{one.other}” are different people: {one.judged_by} judged so on {one.judged_at:%Y-%m-%d}."
        for one in found.select_related("person", "other", "judged_by")
    ]


def together(people: Collection[int]) -> set[int]:
    """Add all who were merged into them, by whatever way."""
    members, fresh = set(people), set(people)
    while fresh:
        fresh = set(Person.objects.filter(merged_into__in=fresh).values_list("pk", flat=True)) - members
        members |= fresh
    return members


def _shared_names(people: Sequence[Person]) -> list[str]:
    keys = PersonName.objects.filter(person__in=people).order_by().values("key")
    shared = keys.annotate(form=Min("name"), bearers=Count("person")).filter(bearers__gt=1).order_by("form")
    return [f"“{row['form']}” is a form of {row['bearers']} of them and is kept once." for row in shared]


def locked(people: Iterable[Person]) -> dict[int, Person]:
    """Read people anew and let nobody else change them meanwhile."""
    rows = Person.objects.select_for_update(of=("self",)).select_related("merged_into")
    return {person.pk: person for person in rows.filter(pk__in=[one.pk for one in people]).order_by("pk")}


def merge_people(kept: Person, others: Sequence[Person], user: AbstractBaseUser) -> None:
    """Move all that hangs on other people to the kept one, to which their pages then lead, and pin it there."""
    with decided_alone():
        now = locked([kept, *others])
        kept, others = now[kept.pk], [now[other.pk] for other in others]
        refuse(preview_people(kept, others).obstacles)
        for other in others:
            search_follows(Article.objects.filter(mentions__person=other).distinct())
            moved = _move(kept, other, user.get_username())
            verdict = Judgement.Verdict.SAME
            Judgement.objects.create(person=kept, other=other, verdict=verdict, judged_by=user, moved=moved)


def _move(kept: Person, other: Person, curator: str) -> dict[str, list]:
    """Move all rows of one person to another; give what an undo needs."""
    loose = other.mentions.filter(profile=None)
    moved = {
        "mentions": list(loose.order_by("pk").values_list("pk", flat=True)),
        "pinned": pin(kept.profiles.all(), curator),
        "profiles": file_under(other.profiles.all(), kept, curator, f"“{other}” is the same, said {curator}"[:300]),
        "names": send_all_names(other, kept),
        "merged": list(other.merged.order_by("pk").values_list("pk", flat=True)),
    }
    other.mentions.update(person=kept)
    Person.objects.filter(Q(pk=other.pk) | Q(merged_into=other)).update(merged_into=kept)
    return moved


def undo_merge(person: Person) -> Person:
    """Give a merged person back what the merge moved, as far as it is still where it was moved; give who had it."""
    with decided_alone():
        person = locked([person])[person.pk]
        judgement = person.judgements_as_other.filter(verdict=Judgement.Verdict.SAME).first()
        refuse(merge_stands(person, judgement))
        kept = person.merged_into
        give_back(judgement, kept.pk)
        _return(judgement.moved, person, kept)
        search_follows(Article.objects.filter(mentions__person=person).distinct())
        judgement.delete()
    return kept


def merge_stands(person: Person, judgement: Judgement | None) -> list[str]:
    """Say why a merge cannot be undone, if it cannot."""
    if person.merged_into is None:
        return [f"“{person}” is merged into nobody."]
    if judgement is None:
        return [f"Imports found “{person}” to be “{person.merged_into}”: part the profiles of the latter instead."]
    first = judgement.person
    if first.judgements_as_other.filter(verdict=Judgement.Verdict.SAME).exists():
        return [f"“{first}” was merged into “{first.merged_into}” since: undo that first."]
    return [f"“{first}” was judged to be no person since: take that back first."] if first.nobody else []


def _return(moved: dict[str, list], person: Person, kept: Person) -> None:
    Mention.objects.filter(pk__in=moved["mentions"], person=kept, profile=None).update(person=person)
    return_names([Sent(*row) for row in moved["names"]], person, kept)
    Person.objects.filter(pk__in=moved["merged"], merged_into=kept).update(merged_into=person)
    Person.objects.filter(pk=person.pk).update(merged_into=None)
