"""Spellings of outlets and people, by which imports know them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.admin import PagedInline, PersonAdmin, SourceAdmin
from articles.models import Person, PersonName, Source, SourceName
from ingest.resolve.outlets import outlet_key
from ingest.resolve.people import name_key


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

    def save(self, commit: bool = True) -> PersonName:
        """Keep whose word it is, so that imports leave the form alone."""
        if self.has_changed():
            self.instance.filed_by = self.curator
        return super().save(commit)

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
    fields = ("name", "key", "filed_by")
    readonly_fields = ("key", "filed_by")

    def get_formset(self, request: HttpRequest, obj: Person | None = None, **kwargs: Any) -> type:
        """Tell each form who fills it in."""
        form = type("PersonNameForm", (self.form,), {"curator": request.user.get_username()})
        return super().get_formset(request, obj, form=form, **kwargs)


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

    inlines = (PersonNameInline, *PersonAdmin.inlines)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Have a new person known by their own name."""
        super().save_related(request, form, formsets, change)
        if not change:
            name = form.instance.name
            form.instance.names.get_or_create(
                key=name_key(name), defaults={"name": name, "filed_by": request.user.get_username()}
            )


admin.site.unregister(Source)
admin.site.register(Source, SpelledSourceAdmin)
