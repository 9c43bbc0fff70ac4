"""Do what a curator asks for about people, or tell why it is refused."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.merging import MergeError
from articles.models import Article, Person

SHOWN_ARTICLES = 20


class PeopleDeeds:
    """For the admin of tables from which people are judged."""

    def has_judge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_person")

    def do(self, request: HttpRequest, done: Callable[[], str]) -> bool:
        """Do something that may be refused; tell what came of it, and say whether it was done."""
        try:
            self.message_user(request, done(), messages.SUCCESS)
        except MergeError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        return True

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
