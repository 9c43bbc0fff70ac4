"""Make one of several entries for an outlet or a person: what it would change, doing it, and undoing it for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet

from .models import Article, Judgement, Mention, Person, PersonName, Source
from .proposals import propose
from .search import outbox

Entry = Source | Person
Holdings = dict[str, int]
MOST_ENTRIES = 20  # that are merged or judged at once
NAMED_COLLISIONS = 10


class MergeError(Exception):
    """These entries may not be merged; the message says why."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: what hangs on each entry, what meets its like, and what forbids it."""

    kept: Entry
    others: tuple[Entry, ...]
    holdings: tuple[tuple[Entry, Holdings], ...]
    collisions: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()

    @property
    def moved(self) -> str:
        """Sum up what would move, in words."""
        totals: Holdings = {}
        for entry, counts in self.holdings:
            if entry != self.kept:
                totals = {label: totals.get(label, 0) + number for label, number in counts.items()}
        return ", ".join(f"{label} ({number})" for label, number in totals.items() if number) or "nothing"


def preview_sources(kept: Source, others: Sequence[Source]) -> Preview:
    """Say what merging outlets would do."""
    holdings = tuple((source, _source_holdings(source)) for source in (kept, *others))
    return Preview(kept, tuple(others), holdings, (*_countries(kept, others), *_shared_articles([kept, *others])))


def _source_holdings(source: Source) -> Holdings:
    tables = {relation.related_model: relation.field.name for relation in Source._meta.related_objects}
    return {
        str(model._meta.verbose_name_plural): model._base_manager.filter(**{field: source}).count()
        for model, field in tables.items()
    }


def _countries(kept: Source, others: Iterable[Source]) -> list[str]:
    return [
        f"“{other}” is filed under {other.country}, “{kept}” under {kept.country}: are they one outlet?"
        for other in others
        if kept.country and other.country and kept.country != other.country
    ]


def _shared_articles(sources: Sequence[Source]) -> list[str]:
    groups = Article.objects.filter(source__in=sources, merged_into=None).order_by().values("copy_group")
    shared = groups.annotate(title=Min("title"), outlets=Count("source", distinct=True)).filter(outlets__gt=1)
    number = shared.count()
    sentences = [
        f"“{group['title']}” stands under {group['outlets']} of them and stays that many articles."
        for group in shared.order_by("title")[:NAMED_COLLISIONS]
    ]
    return sentences + ([f"… and {number - NAMED_COLLISIONS} more such articles."] if number > NAMED_COLLISIONS else [])


@transaction.atomic
def merge_sources(kept: Source, others: Sequence[Source]) -> None:
    """Move all that hangs on the other outlets to the kept one, spellings too, and delete the others."""
    list(Source.objects.select_for_update().filter(pk__in=[source.pk for source in (kept, *others)]))
    _record(Article.objects.filter(source__in=others))
    for relation in Source._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": others})
        rows.update(**{relation.field.name: kept})
    _fill_in(kept, others)
    _propose_kept(kept, others)
    for other in others:
        Source.objects.get(pk=other.pk).delete()


def _fill_in(kept: Source, others: Iterable[Source]) -> None:
    """Take over a homepage and a country where the kept outlet has none."""
    for field in ("homepage", "country"):
        found = [getattr(source, field) for source in (kept, *others) if getattr(source, field)]
        setattr(kept, field, found[0] if found else "")
    kept.save(update_fields=["homepage", "country"])


def _propose_kept(kept: Source, others: Iterable[Source]) -> None:
    """Have what imports make of a locked outlet follow."""
    merged = [source.pk for source in others]
    proposing = Article.objects.filter(proposals_seen__isnull=False, proposed__source__source_id__in=merged)
    for article in proposing:
        propose(article, "source", {} if article.source_id == kept.pk else {"source_id": kept.pk})
        article.save(update_fields=["proposed", "proposals_seen"])


def preview_people(kept: Person, others: Sequence[Person]) -> Preview:
    """Say what merging people would do."""
    holdings = tuple((person, _person_holdings(person)) for person in (kept, *others))
    obstacles = (*_already_merged([kept, *others]), *_judged_different([kept, *others]))
    return Preview(kept, tuple(others), holdings, tuple(_shared_names([kept, *others])), obstacles)


def _person_holdings(person: Person) -> Holdings:
    return {
        "articles": person.mentions.values("article").distinct().count(),
        "mentions": person.mentions.count(),
        "forms of names": person.names.count(),
        "people merged earlier": person.merged.count(),
    }


def _already_merged(people: Iterable[Person]) -> list[str]:
    return [f"“{person}” is merged into “{person.merged_into}” already." for person in people if person.merged_into]


def _judged_different(people: Sequence[Person]) -> list[str]:
    """Name the judgements that any two of them, or people merged into them earlier, are different."""
    group = Q(pk__in=[person.pk for person in people]) | Q(merged_into__in=people)
    members = Person.objects.filter(group)
    found = Judgement.objects.filter(verdict=Judgement.Verdict.DIFFERENT, person__in=members, other__in=members)
    return [
        f"“{one.person}” and “{one.other}” are different people: {one.judged_by} judged so on {one.judged_at:%Y-%m-%d}."
        for one in found.select_related("person", "other", "judged_by")
    ]


def _shared_names(people: Sequence[Person]) -> list[str]:
    keys = PersonName.objects.filter(person__in=people).order_by().values("key")
    shared = keys.annotate(form=Min("name"), bearers=Count("person")).filter(bearers__gt=1).order_by("form")
    return [f"“{row['form']}” is a form of {row['bearers']} of them and is kept once." for row in shared]


@transaction.atomic
def merge_people(kept: Person, others: Sequence[Person], user: User) -> None:
    """Move the mentions and forms of names of other people to the kept one, to which their pages then lead."""
    list(Person.objects.select_for_update().filter(pk__in=[person.pk for person in (kept, *others)]))
    if obstacles := preview_people(kept, others).obstacles:
        raise MergeError(" ".join(obstacles))
    for other in others:
        _record(Article.objects.filter(mentions__person=other).distinct())
        moved = _move_person(kept, other)
        Judgement.objects.create(person=kept, other=other, verdict=Judgement.Verdict.SAME, judged_by=user, moved=moved)


def _move_person(kept: Person, other: Person) -> dict[str, list]:
    """Move all rows of one person to another; give what an undo needs: ids that moved and names that were dropped."""
    dropped = other.names.filter(key__in=kept.names.values_list("key", flat=True))
    moved: dict[str, list] = {"dropped": [list(pair) for pair in dropped.values_list("name", "key")]}
    dropped.delete()
    for label, field in (("mentions", "person"), ("names", "person"), ("merged", "merged_into")):
        rows = getattr(other, label)
        moved[label] = list(rows.order_by("pk").values_list("pk", flat=True))
        rows.update(**{field: kept})
    Person.objects.filter(pk=other.pk).update(merged_into=kept)
    return moved


@transaction.atomic
def undo_merge(person: Person) -> Person:
    """Give a merged person back what the merge moved, as far as it is still where it was moved; give who had it."""
    judgement = person.judgements_as_other.filter(verdict=Judgement.Verdict.SAME).first()
    if person.merged_into is None or judgement is None:
        raise MergeError(f"“{person}” is merged into nobody.")
    kept, moved = person.merged_into, judgement.moved
    mentions = Mention.objects.filter(pk__in=moved["mentions"], person=kept)
    _record(Article.objects.filter(mentions__in=mentions).distinct())
    mentions.update(person=person)
    kept.names.filter(pk__in=moved["names"]).update(person=person)
    kept.merged.filter(pk__in=moved["merged"]).update(merged_into=person)
    dropped = [PersonName(person=person, name=name, key=key) for name, key in moved["dropped"]]
    PersonName.objects.bulk_create(dropped, ignore_conflicts=True)
    Person.objects.filter(pk=person.pk).update(merged_into=None)
    judgement.delete()
    return kept


def _record(articles: QuerySet[Article]) -> None:
    outbox.record_all(articles)
    transaction.on_commit(outbox.drain, robust=True)
