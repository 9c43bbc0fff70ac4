"""What a curator changed, in words: the history's messages, with old and new values."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.forms import BaseModelFormSet, Field, ModelChoiceField, ModelForm

Message = dict[str, dict[str, Any]]


def change_message(form: ModelForm, formsets: Iterable[BaseModelFormSet], add: bool) -> list[Message]:
    """Describe a saved form and its rows in the structure that the admin's history reads."""
    message: list[Message] = []
    if add:
        message.append({"added": {}})
    elif form.changed_data:
        message.append({"changed": {"fields": _changed_fields(form)}})
    for formset in formsets or ():
        message.extend(_changed_rows(formset))
    return message


def value_change(label: str, old: object, new: object) -> str:
    """Put a change into words.

    >>> value_change("Title", "Fery returns", "Ferry returns")
    'title (“Fery returns” → “Ferry returns”)'
    """
    return f"{label.lower()} ({_shown(old)} → {_shown(new)})"


def _changed_fields(form: ModelForm) -> list[str]:
    return [
        value_change(str(form[name].label), _chosen(form.fields[name], form[name].initial), form.cleaned_data.get(name))
        for name in form.changed_data
    ]


def _chosen(field: Field, value: object) -> object:
    """Give the row that a choice's first value, a primary key, stands for."""
    if isinstance(field, ModelChoiceField) and value is not None:
        return field.queryset.filter(pk=value).first()
    return value


def _shown(value: object) -> str:
    if value is None or value in ("", []):
        return "none"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M %Z}"
    return ", ".join(map(str, value)) if isinstance(value, list) else f"“{value}”"


def _changed_rows(formset: BaseModelFormSet) -> Iterator[Message]:
    forms = {form.instance.pk: form for form in formset.initial_forms}
    for row in formset.new_objects:
        yield {"added": _named(row)}
    for row, _ in formset.changed_objects:
        yield {"changed": {**_named(row), "fields": _changed_fields(forms[row.pk])}}
    for row in formset.deleted_objects:
        yield {"deleted": _named(row)}


def _named(row: Model) -> dict[str, str]:
    return {"name": str(row._meta.verbose_name), "object": str(row)}
