"""People: their names, making one of two, and taking that back."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import merging
from articles.models import Article, Judgement, Mention, Person, PersonName

from .curated import CuratedAdmin, ReadOnlyAdmin, row_count
from .merge import MergeMixin


class MergedFilter(admin.SimpleListFilter):
    """Whether the entry stands for itself."""

    title = "merged"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("no", "Entries of their own"), ("yes", "Merged into another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        return queryset.filter(merged_into__isnull=self.value() == "no") if self.value() else queryset


@admin.register(Person)
class PersonAdmin(MergeMixin, CuratedAdmin):
    """People. A merged one stays, so that its old address leads on and the merge can be undone."""

    list_display = ("name", "mention_count", "merged_into")
    list_filter = (MergedFilter,)
    list_select_related = ("merged_into",)
    search_fields = ("name", "names__name")
    readonly_fields = ("merged_into",)
    prepopulated_fields = {"slug": ["name"]}
    flag_of_others = CHANGE
    actions = ("merge_selected", "undo_merges", "judge_different")
    show_facets = admin.ShowFacets.ALLOW

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).annotate(size=row_count(Mention, "person"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        """Offer no merged entries where a person is chosen."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="mentions", ordering="size")
    def mention_count(self, person: Person) -> int:
        return person.size

    def affected_articles(self, rows: QuerySet[Person]) -> QuerySet[Article]:
        return Article.objects.filter(mentions__person__in=rows.values("pk")).distinct()

    def preview_merge(self, kept: Person, others: Sequence[Person]) -> merging.Preview:
        return merging.preview_people(kept, others)

    def merge(self, request: HttpRequest, kept: Person, others: Sequence[Person]) -> None:
        merging.merge_people(kept, others, request.user)

    @admin.action(description="Undo the merges of selected people", permissions=["merge"])
    def undo_merges(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        for person in queryset:
            try:
                self._undo_merge(request, person)
            except merging.MergeError as refusal:
                self.message_user(request, str(refusal), messages.ERROR)

    @transaction.atomic
    def _undo_merge(self, request: HttpRequest, person: Person) -> None:
        kept = merging.undo_merge(person)
        self.log_change(request, kept, f"Undid the merge of “{person}” into this.")
        self.log_change(request, person, f"Undid the merge into “{kept}”.")
        self.message_user(request, f"“{person}” and “{kept}” are two again.", messages.SUCCESS)

    @admin.action(description="Judge selected people to be different", permissions=["change"])
    def judge_different(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        people = list(queryset.order_by("pk")[: merging.MOST_ENTRIES + 1])
        if not 1 < len(people) <= merging.MOST_ENTRIES:
            self.message_user(request, f"Select 2 to {merging.MOST_ENTRIES} people.", messages.WARNING)
            return
        self._judge_different(request, combinations(people, 2))
        self.message_user(request, f"These {len(people)} people are never merged.", messages.SUCCESS)

    @transaction.atomic
    def _judge_different(self, request: HttpRequest, pairs: Iterable[tuple[Person, Person]]) -> None:
        for person, other in pairs:
            verdict = {"verdict": Judgement.Verdict.DIFFERENT, "judged_by": request.user}
            Judgement.objects.create(person=person, other=other, **verdict)
            self.log_change(request, person, f"Judged to be another than “{other}”.")
            self.log_change(request, other, f"Judged to be another than “{person}”.")


@admin.register(PersonName)
class PersonNameAdmin(ReadOnlyAdmin):
    """All forms of people's names, to look through; they are changed on the person's page."""

    list_display = ("name", "person", "key")
    list_select_related = ("person",)
    search_fields = ("name", "person__name")


@admin.register(Judgement)
class JudgementAdmin(ReadOnlyAdmin):
    """What curators decided about pairs of people. A verdict of “different” can be taken back by deleting it."""

    list_display = ("person", "other", "verdict", "judged_by", "judged_at")
    list_filter = ("verdict",)
    list_select_related = ("person", "other", "judged_by")
    search_fields = ("person__name", "other__name")
    date_hierarchy = "judged_at"
    exclude = ("moved",)

    def has_delete_permission(self, request: HttpRequest, obj: Judgement | None = None) -> bool:
        """Leave a merge's own judgement to the undoing of the merge."""
        permitted = admin.ModelAdmin.has_delete_permission(self, request, obj)
        return permitted and obj is not None and obj.verdict != Judgement.Verdict.SAME
