"""People: their names, their profiles, who of them are one, and who is no person."""

from collections.abc import Sequence

from django.contrib import admin
from django.contrib.admin.models import CHANGE
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from articles import merging
from articles.models import Article, Mention, Person, PersonName

from .curated import CuratedAdmin, ReadOnlyAdmin, row_count
from .judgement import judgements_about
from .merge import MergeMixin
from .parting import PersonPartingMixin
from .person_actions import PersonActions
from .person_form import PersonForm, is_renamed
from .profile import ProfileInline


class StandingFilter(admin.SimpleListFilter):
    """Whether the entry stands for a person of its own."""

    title = "standing"
    parameter_name = "merged"
    KINDS = {
        "no": ("Entries of their own", Q(merged_into=None, nobody=False)),
        "yes": ("Merged into another", Q(merged_into__isnull=False)),
        "nobody": ("No person", Q(nobody=True)),
    }

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _) in self.KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        return queryset.filter(self.KINDS[self.value()][1]) if self.value() in self.KINDS else queryset


@admin.register(Person)
class PersonAdmin(PersonPartingMixin, PersonActions, MergeMixin, CuratedAdmin):
    """People. A merged one stays, so that its old address leads on and the merge can be undone."""

    form = PersonForm
    list_display = ("name", "mention_count", "merged_into", "nobody")
    list_filter = (StandingFilter,)
    list_select_related = ("merged_into",)
    search_fields = ("name", "names__name")
    readonly_fields = ("merged_into", "nobody", "judged")
    prepopulated_fields = {"slug": ["name"]}
    inlines: tuple = (ProfileInline,)
    flag_of_others = CHANGE
    actions: tuple[str, ...] = ("merge_selected", "undo_merges", "judge_different", "say_nobody", "say_somebody")
    show_facets = admin.ShowFacets.ALLOW

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).annotate(size=row_count(Mention, "person"))

    def get_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        release = ("release",) if is_renamed(obj) and self.has_change_permission(request, obj) else ()
        return ("name", *release, "slug", *(self.readonly_fields if obj else ()))

    def get_inlines(self, request: HttpRequest, obj: Person | None) -> tuple:
        return self.inlines if obj else tuple(inline for inline in self.inlines if inline is not ProfileInline)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        """Offer only entries of their own where a person is chosen."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None, nobody=False)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="mentions", ordering="size")
    def mention_count(self, person: Person) -> int:
        return person.size

    @admin.display(description="what curators decided")
    def judged(self, person: Person) -> str:
        return judgements_about(person)

    def get_deleted_objects(self, objs: Sequence[Person], request: HttpRequest) -> tuple:
        """Say what stands in the way: what imports would bring back, and what curators decided."""
        held = Person.objects.filter(pk__in=[person.pk for person in objs]).annotate(
            known=Count("profiles", distinct=True),
            judged=Count("judgements", distinct=True) + Count("judgements_as_other", distinct=True),
        )
        reasons = [f"“{one}” stands in articles: merge it, or say that it is no person" for one in held if one.known]
        reasons += [f"Curators decided about “{one}”: take that back first" for one in held if one.judged]
        return ([], {}, set(), reasons) if reasons else super().get_deleted_objects(objs, request)

    def affected_articles(self, rows: QuerySet[Person]) -> QuerySet[Article]:
        return Article.objects.filter(mentions__person__in=rows.values("pk")).distinct()

    def preview_merge(self, kept: Person, others: Sequence[Person]) -> merging.Preview:
        return merging.preview_people(kept, others)

    def merge(self, request: HttpRequest, kept: Person, others: Sequence[Person]) -> None:
        self.done_and_followed(lambda: merging.merge_people(kept, others, request.user), (kept, *others))


@admin.register(PersonName)
class PersonNameAdmin(ReadOnlyAdmin):
    """All forms of people's names, to look through; they are changed on the person's page."""

    list_display = ("name", "person", "key", "filed_by")
    list_filter = (("filed_by", admin.EmptyFieldListFilter),)
    list_select_related = ("person",)
    search_fields = ("name", "person__name")
