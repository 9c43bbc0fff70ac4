"""What curators decided about people, listed and taken back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.merging import Taking
from articles.models import Judgement, Person

from .curated import ReadOnlyAdmin
from .deeds import PeopleDeeds, concerned


@admin.register(Judgement)
class JudgementAdmin(PeopleDeeds, ReadOnlyAdmin):
    """What curators decided about people. Deleting a judgement takes it back, with all that it changed."""

    list_display = ("__str__", "judged_by", "judged_at", "taken_back")
    list_filter = ("verdict",)
    list_select_related = ("person", "other", "judged_by")
    search_fields = ("person__name", "other__name")
    date_hierarchy = "judged_at"
    exclude = ("moved",)
    delete_confirmation_template = "admin/articles/judgement/take_back.html"

    def has_delete_permission(self, request: HttpRequest, obj: Judgement | None = None) -> bool:
        """Taking a judgement back changes people, as judging does."""
        return self.has_judge_permission(request)

    def get_list_display(self, request: HttpRequest) -> Iterable[str]:
        return self.list_display if self.has_judge_permission(request) else self.list_display[:-1]

    @admin.display(description="taking back")
    def taken_back(self, judgement: Judgement) -> str:
        return taking_link(judgement)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Let reasons that forbid it stand in the way."""
        refusals = [sentence for one in objs for sentence in Taking(one).refusals()]
        return ([str(one) for one in objs], {}, set(), refusals)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Say first which articles it concerns."""
        judgement = self.get_object(request, object_id)
        more = concerned(Taking(judgement).articles()) if judgement else {}
        return super().delete_view(request, object_id, {"title": "Take back", **more, **(extra_context or {})})

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Go back to the list, which nobody may change otherwise."""
        self.message_user(request, f"Took back: {obj_display}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_judgement_changelist"))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Judgement]) -> None:
        for judgement in queryset.select_related("person", "other").order_by("-pk"):
            told = f"Took back: {judgement}."
            self.log_people(request, (judgement.person, judgement.other), told)
            self.done_and_followed(Taking(judgement).make, (judgement.person, judgement.other))


def taking_link(judgement: Judgement) -> str:
    """Link to where a judgement is taken back."""
    address = reverse("admin:articles_judgement_delete", args=[judgement.pk])
    return format_html('<a href="{}" aria-label="Take back: {}">Take back…</a>', address, judgement)


def judgements_about(person: Person) -> str:
    """List what was decided about a person, with links to take it back."""
    about = Judgement.objects.filter(Q(person=person) | Q(other=person)).select_related("person", "other", "judged_by")
    rows = ((f"{one}, {one.judged_by} said on {one.judged_at:%Y-%m-%d}.", taking_link(one)) for one in about)
    return format_html_join("", "<p>{} {}</p>", rows) or "nothing"
