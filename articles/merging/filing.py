"""Give profiles to a person: of one who is two people, or of names that led to nobody for certain."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.text import slugify

from articles.models import Article, Judgement, Person, Profile

from .entries import decided_alone, refuse, search_follows
from .judging import ask_no_more
from .names import send_names
from .people import locked, not_entries
from .pins import file_under, pin

_LONGEST = Person._meta.get_field("slug").max_length


@dataclass(frozen=True, slots=True)
class Filing:
    """That profiles (by their numbers) are those of a person, a new one if none is named, or of no person.

    `giver` is the person who has them; None: nobody for certain has. `name` is that of a new person; empty: the name
    of most articles.
    """

    profiles: Collection[int]
    giver: Person | None = None
    receiver: Person | None = None
    name: str = ""
    nobody: bool = False

    def going(self) -> QuerySet[Profile]:
        """Select those that are still the giver's."""
        return Profile.objects.filter(pk__in=self.profiles, person=self.giver)

    def articles(self) -> QuerySet[Article]:
        """Select the articles that it concerns."""
        return Article.objects.filter(mentions__profile__in=self.going()).distinct()

    def proposed_name(self) -> str:
        """Give the name of most articles."""
        first = self.going().order_by("-articles", "pk").first()
        return first.name if first else ""

    def refusals(self) -> list[str]:
        """Say what forbids it."""
        people = [one for one in (self.giver, self.receiver) if one]
        sentences = not_entries(people)
        going = self.going().count()
        if not going:
            sentences.append("No profile is ticked.")
        elif self.giver and going == self.giver.profiles.count() and not self._loose():
            sentences.append("All profiles are ticked. Leave one at least; or rename the entry, or merge it.")
        if self.giver and self.giver == self.receiver:
            sentences.append(f"They are those of “{self.giver}” already.")
        return sentences

    def _loose(self) -> bool:
        """Say whether articles name the giver that only a curator gave."""
        return self.giver.mentions.filter(profile=None).exists()

    def make(self, user: AbstractBaseUser) -> Judgement:
        """Do it. The profiles, and those that both people keep, are pinned."""
        with decided_alone():
            now = locked([one for one in (self.giver, self.receiver) if one])
            giver, receiver = (now.get(one.pk) if one else None for one in (self.giver, self.receiver))
            filing = Filing(self.profiles, giver, receiver, self.name, self.nobody)
            refuse(filing.refusals())
            return filing._make(user)

    def _make(self, user: AbstractBaseUser) -> Judgement:
        search_follows(self.articles())
        receiver = self.receiver or self._new_person()
        curator = user.get_username()
        moved: dict[str, Any] = {"made": self.receiver is None}
        if self.giver:
            moved["likenesses"] = ask_no_more(self.giver, receiver)
            staying = Profile.objects.filter(person__in=[self.giver, receiver])
            moved["pinned"] = pin(staying.exclude(pk__in=self.profiles), curator)
        moved["profiles"] = file_under(self.going(), receiver, curator, f"{curator} said so")
        moved["names"] = send_names([row[0] for row in moved["profiles"]], self.giver, receiver)
        return Judgement.objects.create(**self._verdict(receiver), judged_by=user, moved=moved)

    def _new_person(self) -> Person:
        imported = self.proposed_name()
        name = self.name or imported
        slug = slugify(name, allow_unicode=True)[:_LONGEST] or "person"
        return Person.objects.create(name=name, imported_name=imported, slug=slug, nobody=self.nobody)

    def _verdict(self, receiver: Person) -> dict[str, Any]:
        if self.giver:
            return {"person": self.giver, "other": receiver, "verdict": Judgement.Verdict.DIFFERENT}
        verdict = Judgement.Verdict.NOBODY if self.nobody else Judgement.Verdict.GIVEN
        return {"person": receiver, "verdict": verdict}


def leave_open(profiles: Collection[int], user: AbstractBaseUser) -> int:
    """Have profiles that are nobody's for certain stay so, and be asked about no more; say how many."""
    return Profile.objects.filter(pk__in=profiles, person=None).update(filed_by=user.get_username())


def leave_to_rules(profiles: Collection[int]) -> int:
    """Free profiles that a curator left open; say how many."""
    return Profile.objects.filter(pk__in=profiles, person=None).update(filed_by="")
