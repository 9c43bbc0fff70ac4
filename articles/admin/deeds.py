"""Do what a curator asks for about people, or tell why it is refused."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.merging import MergeError
from articles.models import Article, Person, Profile

SHOWN_ARTICLES = 20


class PeopleDeeds:
    """For the admin of tables from which people are judged."""

    def has_judge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_person")

    def do(
        self,
        request: HttpRequest,
        done: Callable[[], str],
        people: Iterable[Person | None] = (),
        profiles: Iterable[int] = (),
    ) -> bool:
        """Do something about people or profiles that may be refused; tell what came of it, and say whether it was."""
        try:
            told = self.done_and_followed(done, people, profiles)
        except MergeError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        self.message_user(request, told, messages.SUCCESS)
        return True

    @transaction.atomic
    def done_and_followed(
        self, done: Callable[[], Any], people: Iterable[Person | None], profiles: Iterable[int] = ()
    ) -> Any:
        """Do it, and have rules decide anew about those who bear the names concerned."""
        known = Q(person__in=[one for one in people if one]) | Q(pk__in=list(profiles))
        blocks = set(Profile.objects.filter(known).order_by().values_list("block", flat=True).distinct())
        told = done()
        self.rules_follow(blocks)
        return told

    def rules_follow(self, blocks: set[str]) -> None:
        """Have rules decide again within blocks of names; for who knows the rules."""

    def log_people(self, request: HttpRequest, people: Iterable[Person | None], message: str) -> None:
        """Keep it in the history of each."""
        for person in people:
            if person:
                self.log_change(request, person, message)

    def deed_page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
        shown = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, template, shown)


def concerned(articles: Any) -> dict[str, Any]:
    """Count articles that a deed concerns, and name some, for a template."""
    some: list[Article] = list(articles.order_by("-published_latest", "pk").defer("body")[:SHOWN_ARTICLES])
    return {"article_count": articles.count(), "articles": some}
