"""Lists of what waits for a curator, shown on the admin's first page with their lengths."""

from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Model, Q
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Queue:
    """Rows of a table that wait: their name, which they are, and the query string of the list that shows them.

    Where several rows are one question, `unit` is the column that they share; `page` names another page than the list.
    """

    label: str
    rows: Q
    query: str = ""
    unit: str = "pk"
    page: str = ""


@dataclass(frozen=True, slots=True)
class QueueLength:
    """A queue as the first page shows it."""

    label: str
    count: int
    url: str


def queue_lengths(request: HttpRequest) -> list[QueueLength]:
    """Count the queues of all tables that the user may see."""
    return [
        QueueLength(queue.label, _count(model, queue), _address(model, queue))
        for model, model_admin in admin.site._registry.items()
        for queue in getattr(model_admin, "queues", ())
        if model_admin.has_view_permission(request)
    ]


def _count(model: type[Model], queue: Queue) -> int:
    rows = model._default_manager.filter(queue.rows).order_by()
    return (rows if queue.unit == "pk" else rows.values(queue.unit).distinct()).count()


def _address(model: type[Model], queue: Queue) -> str:
    page = queue.page or f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return f"{reverse(page)}?{queue.query}" if queue.query else reverse(page)
