"""What is done with people who are selected in their list, besides merging."""

from itertools import combinations

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles import merging
from articles.models import Article, Judgement, Person

from .deeds import PeopleDeeds, concerned


class PersonActions(PeopleDeeds):
    """For the admin of people."""

    @admin.action(description="Undo the merges of selected people", permissions=["merge"])
    def undo_merges(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        for person in queryset[: merging.MOST_ENTRIES]:
            self.do(request, lambda person=person: self._undo_merge(request, person), (person, person.merged_into))

    def _undo_merge(self, request: HttpRequest, person: Person) -> str:
        kept = merging.undo_merge(person)
        self.log_change(request, kept, f"Undid the merge of “{person}” into this.")
        self.log_change(request, person, f"Undid the merge into “{kept}”.")
        return f"“{person}” and “{kept}” are two again."

    @admin.action(description="Judge selected people to be different", permissions=["change"])
    def judge_different(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        people = list(queryset.order_by("pk")[: merging.MOST_ENTRIES + 1])
        if not 1 < len(people) <= merging.MOST_ENTRIES:
            self.message_user(request, f"Select 2 to {merging.MOST_ENTRIES} people.", messages.WARNING)
            return
        self.do(request, lambda: self._judge_different(request, people), people)

    def _judge_different(self, request: HttpRequest, people: list[Person]) -> str:
        for pair in combinations(people, 2):
            merging.judge_different(*pair, request.user)
            self.log_pair(request, pair, "Judged to be another than")
        return f"These {len(people)} people are never merged."

    def log_pair(self, request: HttpRequest, pair: tuple[Person, Person], words: str) -> None:
        for person, other in (pair, pair[::-1]):
            self.log_change(request, person, f"{words} “{other}”.")

    @admin.action(description="These are no people…", permissions=["change"])
    def say_nobody(self, request: HttpRequest, queryset: QuerySet[Person]) -> TemplateResponse | None:
        entries = list(queryset.order_by("pk")[: merging.MOST_ENTRIES + 1])
        if len(entries) > merging.MOST_ENTRIES:
            self.message_user(request, f"Select {merging.MOST_ENTRIES} entries at the most.", messages.WARNING)
            return None
        if "confirm" in request.POST:
            for person in entries:
                self.do(request, lambda person=person: self._say_nobody(request, person), [person])
            return None
        named = Article.objects.filter(mentions__person__in=entries).distinct()
        context = {"title": "No people", "entries": entries, "action_checkbox_name": ACTION_CHECKBOX_NAME}
        return self.deed_page(request, "admin/articles/person/nobody.html", context | concerned(named))

    def _say_nobody(self, request: HttpRequest, person: Person) -> str:
        merging.say_nobody(person, request.user)
        self.log_change(request, person, "Judged to be no person.")
        return f"“{person}” is no person: no article is filed under it any more."

    @admin.action(description="They are people after all", permissions=["change"])
    def say_somebody(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        for person in queryset[: merging.MOST_ENTRIES]:
            self.do(request, lambda person=person: self._say_somebody(request, person), [person])

    def _say_somebody(self, request: HttpRequest, person: Person) -> str:
        judgement = Judgement.objects.filter(person=person, verdict=Judgement.Verdict.NOBODY).first()
        if judgement is None:
            raise merging.MergeError(f"“{person}” was not judged to be no person.")
        self.log_change(request, person, f"Took back: {judgement}.")
        merging.Taking(judgement).make()
        return f"“{person}” is a person after all."
