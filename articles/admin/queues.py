"""Lists of what waits for a curator, shown on the admin's first page with their lengths."""

from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Queue:
    """Rows of a table that wait: their name, which they are, and the query string of the list that shows them."""

    label: str
    rows: Q
    query: str


@dataclass(frozen=True, slots=True)
class QueueLength:
    """A queue as the first page shows it."""

    label: str
    count: int
    url: str


def queue_lengths(request: HttpRequest) -> list[QueueLength]:
    """Count the queues of all tables that the user may see."""
    return [
        QueueLength(queue.label, model._default_manager.filter(queue.rows).count(), f"{_list_url(model)}?{queue.query}")
        for model, model_admin in admin.site._registry.items()
        for queue in getattr(model_admin, "queues", ())
        if model_admin.has_view_permission(request)
    ]


def _list_url(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
