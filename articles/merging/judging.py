"""What curators judge of people besides merging: different, unsure, no person; and taking a judgement back."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from articles.models import Article, Judgement, Likeness, Mention, Person, Profile

from .entries import decided_alone, refuse, search_follows
from .names import Sent, return_names
from .people import locked, merge_stands, not_entries, together, undo_merge
from .pins import give_back, pin

Verdict = Judgement.Verdict


def judge_different(person: Person, other: Person, user: AbstractBaseUser) -> Judgement:
    """Have two people never be taken for one, by rules or by curators; what is known of both is pinned to them."""
    return _judge(person, other, user, Verdict.DIFFERENT)


def judge_unsure(person: Person, other: Person, user: AbstractBaseUser) -> Judgement:
    """Ask no more whether two people are one; imports may find out."""
    return _judge(person, other, user, Verdict.UNSURE)


def _judge(person: Person, other: Person, user: AbstractBaseUser, verdict: str) -> Judgement:
    with decided_alone():
        person, other = (locked([person, other])[one.pk] for one in (person, other))
        refuse(not_entries([person, other]))
        moved: dict[str, Any] = {"likenesses": ask_no_more(person, other)}
        if verdict == Verdict.DIFFERENT:
            moved["pinned"] = pin(Profile.objects.filter(person__in=[person, other]), user.get_username())
        return Judgement.objects.create(person=person, other=other, verdict=verdict, judged_by=user, moved=moved)


def ask_no_more(person: Person, other: Person) -> list[list]:
    """Take the question whether two people are one off the queue; give what it was."""
    ends = together([person.pk]), together([other.pk])
    asked = Q(person__in=ends[0], other__in=ends[1]) | Q(person__in=ends[1], other__in=ends[0])
    rows = Likeness.objects.filter(asked)
    found = [list(row) for row in rows.order_by("pk").values_list("person", "other", "score", "reason")]
    rows.delete()
    return found


def say_nobody(person: Person, user: AbstractBaseUser) -> Judgement:
    """Hide what is no person: nothing that articles name is this person, now and later."""
    with decided_alone():
        person = locked([person])[person.pk]
        refuse(not_entries([person]))
        search_follows(Article.objects.filter(mentions__person=person).distinct())
        loose = person.mentions.filter(profile=None).order_by("pk").values_list("pk", flat=True)
        moved = {"mentions": list(loose), "pinned": pin(person.profiles.all(), user.get_username())}
        person.mentions.update(person=None)
        Person.objects.filter(pk=person.pk).update(nobody=True)
        return Judgement.objects.create(person=person, verdict=Verdict.NOBODY, judged_by=user, moved=moved)


@dataclass(frozen=True, slots=True)
class Taking:
    """That a judgement is taken back: all that it moved returns, and what it pinned is free again."""

    judgement: Judgement

    @property
    def target(self) -> Person:
        """Give the person who has what was moved."""
        verdict = self.judgement.verdict
        return self.judgement.other if verdict in (Verdict.DIFFERENT, Verdict.UNSURE) else self.judgement.person

    @property
    def giver(self) -> Person | None:
        """Give the person from whom it was moved; None: it was nobody's."""
        return self.judgement.person if self.judgement.verdict == Verdict.DIFFERENT else None

    def articles(self) -> QuerySet[Article]:
        """Select the articles that it concerns."""
        moved = self.judgement.moved
        named = Q(profile__in=[row[0] for row in moved.get("profiles", ())]) | Q(pk__in=moved.get("mentions", ()))
        if self.judgement.verdict == Verdict.NOBODY:
            named |= Q(profile__person=self.target)
        return Article.objects.filter(pk__in=Mention.objects.filter(named).order_by().values("article"))

    def refusals(self) -> list[str]:
        """Say what forbids it."""
        if self.judgement.verdict == Verdict.SAME:
            return merge_stands(self.judgement.other, self.judgement)
        if not self.judgement.moved.get("profiles"):
            return []
        people = [one for one in (self.judgement.person, self.judgement.other) if one]
        since = Judgement.objects.filter(pk__gt=self.judgement.pk, verdict=Verdict.NOBODY, person__in=people)
        return [
            *(
                f"“{one}” was merged into “{one.merged_into}” since: undo that first."
                for one in people
                if one.merged_into
            ),
            *(f"“{one.person}” was judged to be no person since: take that back first." for one in since),
        ]

    def make(self) -> None:
        """Do it."""
        if self.judgement.verdict == Verdict.SAME:
            undo_merge(self.judgement.other)
            return
        with decided_alone():
            refuse(self.refusals())
            search_follows(self.articles())
            self._give_back()
            self.judgement.delete()
            if self.judgement.moved.get("made"):
                self._remove_made()

    def _give_back(self) -> None:
        moved = self.judgement.moved
        if self.judgement.verdict == Verdict.NOBODY and not moved.get("made"):
            self._end_nobody()
        give_back(self.judgement, self.target.pk)
        return_names([Sent(*row) for row in moved.get("names", ())], self.giver, self.target)
        rows = [
            Likeness(person_id=person, other_id=other, score=score, reason=reason)
            for person, other, score, reason in moved.get("likenesses", ())
        ]
        Likeness.objects.bulk_create(rows, ignore_conflicts=True)

    def _end_nobody(self) -> None:
        person = self.judgement.person
        loose = Mention.objects.filter(pk__in=self.judgement.moved["mentions"], person=None, profile=None)
        loose.update(person=person)
        Mention.objects.filter(profile__person=person).update(person=person)
        Person.objects.filter(pk=person.pk).update(nobody=False)

    def _remove_made(self) -> None:
        """Delete the person who was made for it, unless more hangs on it; what rules added since goes along."""
        made = self.target
        rest = Profile.objects.filter(person=made, filed_by="")
        search_follows(Article.objects.filter(mentions__profile__in=rest).distinct())
        Mention.objects.filter(profile__in=rest).update(person=self.giver)
        rest.update(person=self.giver)
        unused = Person.objects.filter(pk=made.pk, mentions=None, profiles=None, merged=None)
        unused.filter(judgements=None, judgements_as_other=None).delete()
