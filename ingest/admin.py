"""Provenance for curators: what was imported, to look at, and beside each article where it was read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from articles.admin import ArticleAdmin, PagedInline, PersonAdmin, ReadOnly, ReadOnlyAdmin, SourceAdmin
from articles.admin.curated import row_count
from articles.admin.queues import Queue
from articles.models import Article, Person, PersonName, Source, SourceName

from .models import Appearance, Capture, Dump, ImportRun, RejectedRecord, Wording
from .resolve.outlets import outlet_key
from .resolve.people import name_key


def page_link(capture: Capture) -> str:
    """Link to the raw page."""
    return format_html('<a href="{}">{}</a>', capture.get_absolute_url(), capture)


def span_list(appearance: Appearance) -> str:
    """List where on the page each field stands."""
    return ", ".join(f"{field} {start}–{end}" for field, (start, end) in appearance.spans.items())


class SpelledForm(forms.ModelForm):
    """A spelling, whose key is made as an import makes it."""

    def clean_name(self) -> str:
        self.instance.key = self.make_key(self.cleaned_data["name"])
        return self.cleaned_data["name"]

    def clean(self) -> dict[str, Any]:
        """Refuse a taken spelling; the form leaves the key out, so the model's own check would skip it."""
        taken = self._meta.model.objects.filter(key=self.instance.key, **self.within()).exclude(pk=self.instance.pk)
        if self.instance.key and (other := taken.first()):
            raise forms.ValidationError(f"“{other}” is this spelling already and leads to “{self.bearer(other)}”.")
        return super().clean()


class SourceNameForm(SpelledForm):
    """One outlet per spelling."""

    make_key = staticmethod(outlet_key)

    def within(self) -> dict[str, Any]:
        return {}

    def bearer(self, spelling: SourceName) -> Source:
        return spelling.source


class PersonNameForm(SpelledForm):
    """Two people may share a form of a name; one person has it once."""

    make_key = staticmethod(name_key)

    def within(self) -> dict[str, Any]:
        return {"person": self.instance.person_id}

    def bearer(self, spelling: PersonName) -> Person:
        return spelling.person


class SourceNameInline(PagedInline):
    """The spellings that lead to an outlet."""

    model = SourceName
    form = SourceNameForm
    fields = ("name", "key")
    readonly_fields = ("key",)


class PersonNameInline(PagedInline):
    """The forms of a person's name."""

    model = PersonName
    form = PersonNameForm
    fields = ("name", "key")
    readonly_fields = ("key",)


class AppearanceInline(ReadOnly, PagedInline):
    """The copies of an article, or on a page: what was printed, and where."""

    model = Appearance
    readonly_fields = ("page", "captured", "where")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        return super().get_queryset(request).select_related("capture", "article").defer("capture__raw", "article__body")

    @admin.display(description="raw page")
    def page(self, appearance: Appearance) -> str:
        return page_link(appearance.capture)

    @admin.display(description="captured")
    def captured(self, appearance: Appearance) -> str:
        at = appearance.capture.captured_at
        return f"{at:%Y-%m-%d %H:%M} ({appearance.capture.get_captured_basis_display()})" if at else "not known"

    @admin.display(description="where on the page")
    def where(self, appearance: Appearance) -> str:
        return span_list(appearance)


class ProvenanceInline(AppearanceInline):
    """The pages an article was read from."""

    verbose_name_plural = "provenance"
    fields = (
        "page",
        "captured",
        "role",
        "title",
        "outlet",
        "time",
        "category",
        "hashtag",
        "doubt",
        "where",
        "lost_words",
        "gives_text",
    )


class OnPageInline(AppearanceInline):
    """The articles on a page."""

    fields = ("article", "role", "title", "outlet", "time", "category", "hashtag", "where", "gives_text")


class ArticleWithProvenanceAdmin(ArticleAdmin):
    """Articles, and the pages they were read from."""

    inlines = (*ArticleAdmin.inlines, ProvenanceInline)


class SpelledSourceAdmin(SourceAdmin):
    """Outlets, and the spellings by which imports know them."""

    inlines = (SourceNameInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Have a new outlet known by its own name, unless that spelling leads to another."""
        super().save_related(request, form, formsets, change)
        if not change:
            name = form.instance.name
            SourceName.objects.get_or_create(key=outlet_key(name), defaults={"name": name, "source": form.instance})


class NamedPersonAdmin(PersonAdmin):
    """People, and the forms of their names by which imports know them."""

    inlines = (PersonNameInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Have a new person known by their own name."""
        super().save_related(request, form, formsets, change)
        if not change:
            name = form.instance.name
            form.instance.names.get_or_create(key=name_key(name), defaults={"name": name})


for model, extended in (
    (Article, ArticleWithProvenanceAdmin),
    (Source, SpelledSourceAdmin),
    (Person, NamedPersonAdmin),
):
    admin.site.unregister(model)
    admin.site.register(model, extended)


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """Calls of import_dump."""

    list_display = ("__str__", "finished_at", "counts")
    date_hierarchy = "started_at"


@admin.register(Dump)
class DumpAdmin(ReadOnlyAdmin):
    """Files that were imported."""

    list_display = ("name", "size", "records", "complete", "run")
    list_filter = ("complete",)
    list_select_related = ("run",)
    search_fields = ("name", "sha256__startswith")


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
class CaptureAdmin(ReadOnlyAdmin):
    """Pages as they came; the list of unrecognised ones says why no article was read."""

    list_display = ("__str__", "layout", "problem", "url", "captured_at", "appearance_count", "unparsed", "dump")
    list_filter = (LayoutFilter, "captured_basis")
    list_select_related = ("dump",)
    search_fields = ("url", "sha256__startswith", "problem")
    date_hierarchy = "captured_at"
    inlines = (OnPageInline,)
    queues = (
        Queue("Unrecognised pages", Q(layout=""), "layout=none"),
        Queue("Pages read in part", Q(unparsed__gt=0), "unparsed__gt=0"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        return super().get_queryset(request).defer("raw").annotate(appearance_number=row_count(Appearance, "capture"))

    @admin.display(description="articles", ordering="appearance_number")
    def appearance_count(self, capture: Capture) -> int:
        return capture.appearance_number


@admin.register(Appearance)
class AppearanceAdmin(ReadOnlyAdmin):
    """All copies of all articles, as printed."""

    list_display = ("title", "article", "role", "outlet", "time", "category", "hashtag", "page")
    list_filter = ("role", "date_basis", "gives_text")
    search_fields = ("title", "outlet")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        return super().get_queryset(request).select_related("article", "capture", "source").defer("capture__raw")

    @admin.display(description="raw page")
    def page(self, appearance: Appearance) -> str:
        return page_link(appearance.capture)


@admin.register(Wording)
class WordingAdmin(ReadOnlyAdmin):
    """The words that copies have in common, and which of them are one text."""

    list_display = ("__str__", "copy_group", "appearance_count")
    fields = ("key", "copy_group", "title_key")
    search_fields = ("appearances__title",)
    inlines = (OnPageInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Wording]:
        return super().get_queryset(request).annotate(appearance_number=row_count(Appearance, "wording"))

    @admin.display(description="copies", ordering="appearance_number")
    def appearance_count(self, wording: Wording) -> int:
        return wording.appearance_number


@admin.register(RejectedRecord)
class RejectedRecordAdmin(ReadOnlyAdmin):
    """Records of dumps that held no readable page, and why."""

    list_display = ("dump", "record", "reason")
    list_select_related = ("dump",)
    search_fields = ("reason", "dump__name")
