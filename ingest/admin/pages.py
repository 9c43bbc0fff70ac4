"""What was imported: runs, dumps, pages, and records that held none."""

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from articles.admin import ReadOnlyAdmin
from articles.admin.curated import row_count
from articles.admin.queues import Queue
from ingest.models import Appearance, Capture, Dump, ImportRun, RejectedRecord

from .capture_time import CaptureTimeMixin
from .copies import OnPageInline, capture_time


@admin.register(ImportRun)
class ImportRunAdmin(CaptureTimeMixin, ReadOnlyAdmin):
    """Calls of import_dump."""

    list_display = ("__str__", "finished_at", "counts")
    date_hierarchy = "started_at"

    def pages_of(self, rows: QuerySet[ImportRun]) -> QuerySet[Capture]:
        return Capture.objects.filter(dump__run__in=rows.values("pk"))


@admin.register(Dump)
class DumpAdmin(CaptureTimeMixin, ReadOnlyAdmin):
    """Files that were imported."""

    list_display = ("name", "size", "records", "complete", "run")
    list_filter = ("complete",)
    list_select_related = ("run",)
    search_fields = ("name", "sha256__startswith")

    def pages_of(self, rows: QuerySet[Dump]) -> QuerySet[Capture]:
        return Capture.objects.filter(dump__in=rows.values("pk"))


class LayoutFilter(admin.SimpleListFilter):
    """How a page is built; the unrecognised ones first."""

    title = "layout"
    parameter_name = "layout"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        layouts = Capture.objects.exclude(layout="").order_by("layout").values_list("layout", flat=True).distinct()
        return [("none", "Unrecognised"), *((layout, layout) for layout in layouts)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Capture]) -> QuerySet[Capture]:
        if self.value() == "none":
            return queryset.filter(layout="")
        return queryset.filter(layout=self.value()) if self.value() else queryset


@admin.register(Capture)
class CaptureAdmin(CaptureTimeMixin, ReadOnlyAdmin):
    """Pages as they came; the list of unrecognised ones says why no article was read."""

    list_display = ("__str__", "layout", "problem", "url", "captured", "appearance_count", "unparsed", "dump")
    list_filter = (LayoutFilter, "captured_basis")
    list_select_related = ("dump",)
    search_fields = ("url", "sha256__startswith", "problem")
    date_hierarchy = "captured_at"
    inlines = (OnPageInline,)
    queues = (
        Queue("Unrecognised pages", Q(layout=""), "layout=none"),
        Queue("Pages read in part", Q(unparsed__gt=0), "unparsed__gt=0"),
        Queue("Pages without a capture time", Q(captured_at=None), "captured_at__isnull=True"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        return super().get_queryset(request).defer("raw").annotate(appearance_number=row_count(Appearance, "capture"))

    def pages_of(self, rows: QuerySet[Capture]) -> QuerySet[Capture]:
        return Capture.objects.filter(pk__in=rows.values("pk"))

    @admin.display(description="captured", ordering="captured_at")
    def captured(self, capture: Capture) -> str:
        return capture_time(capture)

    @admin.display(description="articles", ordering="appearance_number")
    def appearance_count(self, capture: Capture) -> int:
        return capture.appearance_number


@admin.register(RejectedRecord)
class RejectedRecordAdmin(ReadOnlyAdmin):
    """Records of dumps that held no readable page, and why."""

    list_display = ("dump", "record", "reason")
    list_select_related = ("dump",)
    search_fields = ("reason", "dump__name")
