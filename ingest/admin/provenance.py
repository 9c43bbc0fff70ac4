"""The copies of an article on its page: what was printed, where, and whether it agrees with the article's date."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from articles.admin.differences import in_words
from articles.models import Article
from articles.proposals import imported_values
from ingest.models import Appearance

from .copies import AppearanceInline
from .decisions import may_decide

_CLASHES = mark_safe("<strong>clashes</strong>")


class _Said(NamedTuple):
    """What a copy says of the date: its words, their basis, and the interval, if there is one."""

    words: str
    basis: str
    earliest: datetime | None
    latest: datetime | None


class ProvenanceInline(AppearanceInline):
    """The pages an article was read from; copies are ticked that are not of it."""

    verbose_name_plural = "provenance"
    template = "admin/articles/article/provenance.html"
    readonly_fields = (*AppearanceInline.readonly_fields, "tick", "dates")
    fields = (
        "page",
        "captured",
        "role",
        "title",
        "outlet",
        "time",
        "dates",
        "category",
        "hashtag",
        "doubt",
        "where",
        "lost_words",
        "gives_text",
        "filed_by",
    )

    def get_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        return ("tick", *self.fields) if may_decide(request) else self.fields

    @admin.display(description="part")
    def tick(self, appearance: Appearance) -> str:
        return format_html(
            '<input type="checkbox" name="copy" value="{}" form="part" aria-label="Part {} on {}">',
            str(appearance.pk),
            appearance,
            appearance.capture,
        )

    @admin.display(description="dates")
    def dates(self, appearance: Appearance) -> str:
        """Say of each date that the copy gives whether it agrees with that of all copies together."""
        begins: Any = imported_values(appearance.article, "published")["published_earliest"]
        told = [
            (_agrees(one, begins), f"“{one.words}”, {in_words(one.earliest, one.latest, one.basis)}")
            for one in _said(appearance)
        ]
        captured = appearance.capture.captured_until or appearance.capture.captured_at
        if begins and captured and captured < begins:
            told.append((_CLASHES, "captured before the article's date"))
        return format_html_join("", "<p>{}: {}</p>", told) or "–"


def _said(copy: Appearance) -> Iterator[_Said]:
    if copy.published_earliest:
        yield _Said(copy.time, copy.date_basis, copy.published_earliest, copy.published_latest)
    for date in copy.text_dates:
        ends = (datetime.fromisoformat(date[end]) if date[end] else None for end in ("earliest", "latest"))
        yield _Said(date["words"], date["basis"], *ends)


def _agrees(said: _Said, begins: datetime | None) -> str:
    if said.earliest is None or begins is None:
        return "not placed"
    return "agrees" if said.earliest <= begins <= said.latest else _CLASHES
