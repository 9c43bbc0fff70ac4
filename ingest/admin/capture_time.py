"""The action that sets when pages were captured, after a page that shows what would move."""

from collections import deque
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from ingest.models import Capture
from ingest.readers import stated_time
from ingest.recapturing import CURATED_UNKNOWN, Tally, curated, recapture_all, set_to
from ingest.records import Captured

from .copies import capture_time

# What a request does in some five seconds; the command does any number, and can be stopped.
MOST_PAGES = 2_000
MOST_ENTRIES = 100


class CaptureTimeForm(forms.Form):
    """When the pages were captured."""

    instant = forms.CharField(
        label="Captured",
        required=False,
        max_length=60,
        help_text="Such as 2025-06-05T12:00:00Z (UTC where no zone is named), or a day, such as 2025-06-05.",
    )
    unknown = forms.BooleanField(label="It is not known when they were captured", required=False)
    only_unknown = forms.BooleanField(label="Leave pages alone whose capture time is known", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("instant")) == cleaned["unknown"]:
            raise forms.ValidationError("Give either a time, or say that it is not known.")
        if cleaned["instant"] and not stated_time(cleaned["instant"]):
            self.add_error("instant", "That is no instant; write it like 2025-06-05T12:00:00Z, or 2025-06-05.")
        return cleaned

    def choices(self) -> list[forms.BoundField]:
        return [self["unknown"], self["only_unknown"]]

    def captured(self) -> Captured:
        stated = stated_time(self.cleaned_data["instant"])
        return curated(stated) if stated else CURATED_UNKNOWN

    def chosen(self, pages: QuerySet[Capture]) -> QuerySet[Capture]:
        return pages.filter(captured_at=None) if self.cleaned_data["only_unknown"] else pages


class CaptureTimeMixin:
    """For the admin of pages, and of what they came in."""

    actions = ("set_capture_time",)

    def has_recapture_permission(self, request: HttpRequest) -> bool:
        """The tables are read-only, but for this; and it moves the dates of articles."""
        return request.user.has_perms(["ingest.change_capture", "articles.change_article"])

    def pages_of(self, rows: QuerySet) -> QuerySet[Capture]:
        raise NotImplementedError

    @admin.action(description="Set the capture time of selected %(verbose_name_plural)s…", permissions=["recapture"])
    def set_capture_time(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        entries = list(queryset.order_by("pk")[: MOST_ENTRIES + 1])
        if len(entries) > MOST_ENTRIES:
            self.message_user(request, f"Select {MOST_ENTRIES} entries at the most, or their dump.", messages.WARNING)
            return None
        pages = self.pages_of(self.model.objects.filter(pk__in=[entry.pk for entry in entries]))
        if (count := pages.count()) > MOST_PAGES:
            self.message_user(request, _too_many(count), messages.WARNING)
            return None
        asked = "preview" in request.POST or "confirm" in request.POST
        form = CaptureTimeForm(request.POST if asked else None)
        if "confirm" in request.POST and form.is_valid():
            self._set_capture_time(request, entries, pages, form)
            return None
        return self._capture_time_page(request, entries, pages, form)

    def _set_capture_time(
        self, request: HttpRequest, entries: list, pages: QuerySet[Capture], form: CaptureTimeForm
    ) -> None:
        with transaction.atomic():
            change = f"Capture time set to {form.cleaned_data['instant'] or 'unknown'}; was {_told(pages)}."
            LogEntry.objects.log_actions(request.user.pk, entries, CHANGE, change)
            tally = _run(pages, form, dry_run=False)
        self.message_user(request, tally.in_words(done=True), messages.SUCCESS)

    def _capture_time_page(
        self, request: HttpRequest, entries: list, pages: QuerySet[Capture], form: CaptureTimeForm
    ) -> TemplateResponse:
        preview = _run(pages, form, dry_run=True).in_words(done=False) if form.is_bound and form.is_valid() else ""
        context = {
            **self.admin_site.each_context(request),
            "title": "Set the capture time",
            "opts": self.opts,
            "entries": entries,
            "form": form,
            "told": _bases(pages),
            "preview": preview,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/capture_time.html", context)


def _run(pages: QuerySet[Capture], form: CaptureTimeForm, *, dry_run: bool) -> Tally:
    tallies = recapture_all(form.chosen(pages), set_to(form.captured()), at_once=True, dry_run=dry_run)
    return next(iter(deque(tallies, maxlen=1)), Tally())


def _bases(pages: QuerySet[Capture]) -> list[tuple[str, int]]:
    """Count pages by what tells when they were captured."""
    counts = pages.order_by().values_list("captured_basis").annotate(number=Count("pk")).order_by("-number")
    return [(Capture.CapturedBasis(basis).label, number) for basis, number in counts]


def _told(pages: QuerySet[Capture]) -> str:
    """Say it of one page, or count what told it of several."""
    first = pages.only("captured_at", "captured_until", "captured_basis").order_by("pk")[:2]
    if len(first) == 1:
        return capture_time(first[0])
    return ", ".join(f"{label} ({number:,})" for label, number in _bases(pages)) or "not known"


def _too_many(count: int) -> str:
    return (
        f"These are {count:,} pages, and here {MOST_PAGES:,} can be changed at once. "
        "The operator can do it: manage.py set_capture_time, with --dump or --run."
    )
