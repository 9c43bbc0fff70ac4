"""The page that shows what a curator's decision would change, before it is made."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.models import Article
from ingest.curation import CurationError, Deed, Preview, preview

_ENDS = 80  # characters of each end of a body, the most that is shown of it
_LONGEST = 400  # characters of any other field


@dataclass(frozen=True, slots=True)
class Changed:
    """An article that would change, in words, and its fields: name, now, then."""

    name: str
    fields: list[tuple[str, str, str]]


class DeedsMixin:
    """For the admin of what curators decide about."""

    def deed_page(self, request: HttpRequest, deed: Deed, template: str, context: dict[str, Any]) -> TemplateResponse:
        """Show what the deed would do, or why it is refused."""
        seen = preview(deed, request.user)
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "refusals": seen.refusals,
            "changed": _changed(seen),
            **context,
        }
        return TemplateResponse(request, template, shown)

    def do(self, request: HttpRequest, done: Callable[[], str]) -> bool:
        """Do something that may be refused; tell what came of it, and say whether it was done."""
        try:
            self.message_user(request, done(), messages.SUCCESS)
        except CurationError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        return True


def _changed(seen: Preview) -> list[Changed]:
    numbers = {thing: int(re.sub(r"\D", "", thing)) for thing in seen.changed or ()}
    titles = dict(Article.objects.filter(pk__in=numbers.values()).values_list("pk", "title"))
    return [
        Changed(
            f"“{titles[numbers[thing]]}” ({thing})" if numbers[thing] in titles else "A new article",
            [(one.field, _shown(one.field, one.before), _shown(one.field, one.after)) for one in fields],
        )
        for thing, fields in (seen.changed or {}).items()
    ]


def _shown(field: str, value: str) -> str:
    line = " ".join(value.split())
    if field == "body" and value:
        return f"{len(value):,} characters: “{line if len(line) <= 2 * _ENDS else f'{line[:_ENDS]} … {line[-_ENDS:]}'}”"
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def named(articles: Iterable[Article]) -> str:
    """Name articles with their numbers, for a message."""
    return ", ".join(f"“{article}” ({article.pk})" for article in articles)
