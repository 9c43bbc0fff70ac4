"""Names that lead to nobody for certain: listed, those in most articles first, and given to people."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from articles.merging import leave_to_rules
from articles.models import Profile

from .candidates import candidates
from .curated import ReadOnlyAdmin
from .filing import FilingMixin
from .profile import example_links, said, with_examples
from .queues import Queue

NAMES_A_PAGE = 50
LONGEST_KEY = 200
WAITING = Q(person=None, filed_by="")
NAMES = "admin:articles_profile_names"


class OwnerFilter(admin.SimpleListFilter):
    """Whether it is known whose profile it is, and who said so."""

    title = "whose it is"
    parameter_name = "whose"
    KINDS = {
        "open": ("Nobody's for certain", WAITING),
        "left": ("Left open by a curator", Q(person=None) & ~Q(filed_by="")),
        "curator": ("Said by a curator", Q(person__isnull=False) & ~Q(filed_by="")),
        "rules": ("Found by rules", Q(person__isnull=False, filed_by="")),
    }

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _) in self.KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Profile]) -> QuerySet[Profile]:
        return queryset.filter(self.KINDS[self.value()][1]) if self.value() in self.KINDS else queryset


@admin.register(Profile)
class ProfileAdmin(FilingMixin, ReadOnlyAdmin):
    """What articles say alike of someone of one name, whose it is and why."""

    list_display = ("name", "articles", "told", "subject", "whose", "reason", "filed_by")
    list_filter = (OwnerFilter,)
    list_select_related = ("person",)
    search_fields = ("name", "key", "person__name")
    readonly_fields = ("told", "examples")
    exclude = ("beside",)
    actions = ("leave_to_rules",)
    queues = (Queue("Names that lead to nobody for certain", WAITING, unit="key", page=NAMES),)

    @admin.display(description="said of them")
    def told(self, profile: Profile) -> str:
        return said(profile)

    @admin.display(description="whose")
    def whose(self, profile: Profile) -> str:
        if profile.person is None:
            return "nobody's for certain"
        address = reverse("admin:articles_person_change", args=[profile.person_id])
        return format_html('<a href="{}">{}</a>{}', address, profile.person, " (no person)" * profile.person.nobody)

    @admin.display(description="such as")
    def examples(self, profile: Profile) -> str:
        return example_links(with_examples([profile])[0])

    @admin.action(description="Leave selected profiles that are nobody's to rules again", permissions=["judge"])
    def leave_to_rules(self, request: HttpRequest, queryset: QuerySet[Profile]) -> None:
        profiles = list(queryset.values_list("pk", flat=True))
        self.do(request, lambda: f"Rules decide again about {leave_to_rules(profiles):,} of them.", (), profiles)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("names/", wrap(self.names_view), name="articles_profile_names"),
            path("name/", wrap(self.name_view), name="articles_profile_name"),
            *super().get_urls(),
        ]

    def names_view(self, request: HttpRequest) -> HttpResponse:
        """List the names, with the people who may be meant."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = Paginator(_names(), NAMES_A_PAGE).get_page(request.GET.get("p"))
        rows = list(page.object_list)
        offered = candidates({(row["surname"], row["block"]) for row in rows})
        for row in rows:
            row["candidates"] = offered[row["surname"], row["block"]]
        context = {"page": page, "rows": rows, "may_judge": self.has_judge_permission(request)}
        context |= {"title": "Names that lead to nobody for certain"}
        return self.deed_page(request, "admin/articles/profile/names.html", context)

    def name_view(self, request: HttpRequest) -> HttpResponse:
        """Say who is meant by a name: all of its profiles, or those ticked."""
        if not self.has_judge_permission(request):
            raise PermissionDenied
        key = request.GET.get("key", "").replace("\0", "")[:LONGEST_KEY]
        reach = Profile.objects.filter(WAITING, key=key)
        first = reach.first()
        if first is None and request.method != "POST":
            raise Http404("No such name leads to nobody.")
        title = f"Who is meant by “{first or key}”?"
        return self.file_profiles(request, reach, None, title) or HttpResponseRedirect(reverse(NAMES))


def _names() -> QuerySet[Any]:
    """Gather what is nobody's for certain by name; where a name stands in several blocks, any of them will do."""
    names = Profile.objects.filter(WAITING).order_by().values("key")
    facts = {"surname": Min("surname"), "block": Min("block"), "named": Min("name"), "why": Min("reason")}
    return names.annotate(total=Sum("articles"), kinds=Count("pk"), **facts).order_by("-total", "key")
