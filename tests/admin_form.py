"""Fill in and send a form of the admin as a browser would."""

from collections.abc import Iterator

from django.forms import BaseForm, CheckboxInput, CheckboxSelectMultiple, MultiWidget
from django.test import Client
from django.urls import reverse


def change_url(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def list_url(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def form_data(response) -> dict[str, object]:
    """Collect what the form on a page would send if nothing were changed."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    return {name: value for form in forms for name, value in _values(form)}


def save(client: Client, row, query: str = "", **changes):
    """Change some fields of a row's form and save it."""
    url = change_url(row) + query
    return client.post(url, form_data(client.get(url)) | changes, follow=True)


def run_action(client: Client, action: str, rows, **more):
    """Run an action of a list on some rows."""
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(list_url(type(rows[0])), data, follow=True)


def _values(form: BaseForm) -> Iterator[tuple[str, object]]:
    for bound in form:
        widget, value = bound.field.widget, bound.value()
        if isinstance(widget, MultiWidget):
            parts = widget.decompress(value)
            yield from ((f"{bound.html_name}_{index}", _text(part)) for index, part in enumerate(parts))
        elif value or not isinstance(widget, CheckboxInput | CheckboxSelectMultiple):
            yield bound.html_name, _text(value)


def _text(value: object) -> object:
    return "" if value is None else value
