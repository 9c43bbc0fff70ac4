"""Rows of an article's form in pages: an article may have hundreds of mentions, and a form only so many fields."""

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Page, Paginator
from django.db.models import ForeignKey, Model
from django.forms import BaseInlineFormSet, Form, ModelChoiceField, Widget
from django.http import HttpRequest


class KnownChoice(AutocompleteSelect):
    """An autocomplete field that is told its chosen row, so that a page of them costs no query each."""

    known: Model | None = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, self.create_option(name, self.known.pk, str(self.known), True, 1)], 0)]


class PagedFormSet(BaseInlineFormSet):
    """One page of the rows that hang on a form's object."""

    per_page = 50
    number: str | None = None

    @cached_property
    def page(self) -> Page:
        return Paginator(super().get_queryset(), self.per_page).get_page(self.number)

    @cached_property
    def rows(self) -> list[Model]:
        """The page's rows, each knowing the object they hang on."""
        rows = list(self.page.object_list)
        for row in rows:
            setattr(row, self.fk.name, self.instance)
        return rows

    def get_queryset(self) -> list[Model]:
        return self.rows

    def add_fields(self, form: Form, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            _inner(field.widget).attrs["aria-label"] = str(field.label)
        if form.instance.pk:
            # An untouched row needs no validation, which would ask the database for each of its keys.
            form.empty_permitted = True
            form.use_required_attribute = False
            self._tell_chosen(form)

    def _tell_chosen(self, form: Form) -> None:
        for name, field in form.fields.items():
            widget = _inner(field.widget)
            if isinstance(field, ModelChoiceField) and isinstance(widget, KnownChoice):
                widget.known = getattr(form.instance, name)


def _inner(widget: Widget) -> Widget:
    """Take off the wrapper that puts links beside a choice."""
    return getattr(widget, "widget", widget)


class PagedInline(admin.TabularInline):
    """Rows that hang on an object, a page at a time; `?<prefix>_page=2` chooses the page."""

    template = "admin/paged_tabular.html"
    formset = PagedFormSet
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        key = f"{formset.get_default_prefix()}_page"
        formset.number = request.POST.get(key, request.GET.get(key))
        return formset

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> ModelChoiceField:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
