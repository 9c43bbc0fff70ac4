"""The action that makes one of several entries, after a page that shows what it would change."""

from collections.abc import Sequence

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import DELETION, LogEntry
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.merging import MOST_ENTRIES, MergeError, Preview


class MergeMixin:
    """For the admin of a table whose entries can be merged."""

    flag_of_others = DELETION

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    def preview_merge(self, kept: Model, others: Sequence[Model]) -> Preview:
        raise NotImplementedError

    def merge(self, request: HttpRequest, kept: Model, others: Sequence[Model]) -> None:
        raise NotImplementedError

    @admin.action(description="Merge selected %(verbose_name_plural)s…", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        entries = sorted(queryset[: MOST_ENTRIES + 1], key=lambda entry: (-entry.size, entry.pk))
        if not 1 < len(entries) <= MOST_ENTRIES:
            self.message_user(request, f"Select 2 to {MOST_ENTRIES} entries to merge.", messages.WARNING)
            return None
        kept = next((entry for entry in entries if str(entry.pk) == request.POST.get("kept")), entries[0])
        others = [entry for entry in entries if entry != kept]
        if "confirm" in request.POST:
            self._confirmed(request, kept, others)
            return None
        return self._preview_page(request, entries, self.preview_merge(kept, others))

    def _confirmed(self, request: HttpRequest, kept: Model, others: Sequence[Model]) -> None:
        moved = self.preview_merge(kept, others).moved
        names = ", ".join(f"“{other}”" for other in others)
        try:
            with transaction.atomic():
                self.log_change(request, kept, f"Merged {names} into this; moved {moved}.")
                LogEntry.objects.log_actions(request.user.pk, others, self.flag_of_others, f"Merged into “{kept}”.")
                self.merge(request, kept, others)
        except MergeError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Merged {names} into “{kept}”; moved {moved}.", messages.SUCCESS)

    def _preview_page(self, request: HttpRequest, entries: list[Model], preview: Preview) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "entries": entries,
            "preview": preview,
            "columns": [label for label, _ in preview.holdings[0][1].items()],
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/merge.html", context)
