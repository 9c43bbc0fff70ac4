"""The queue of people who may be one: each pair side by side, to be merged, told apart or left."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.merging import judge_different, judge_unsure
from articles.models import Likeness, Mention

from .curated import ReadOnlyAdmin, row_count
from .deeds import PeopleDeeds
from .person_facts import facts
from .queues import Queue

STANDING = Q(person__merged_into=None, other__merged_into=None, person__nobody=False, other__nobody=False)
QUEUE = "admin:articles_likeness_changelist"
_VERDICTS = {
    "different": (judge_different, "Judged to be another than", "are never merged"),
    "unsure": (judge_unsure, "Left unsure whether this is", "may be one or two, and are asked about no more"),
}


@admin.register(Likeness)
class LikenessAdmin(PeopleDeeds, ReadOnlyAdmin):
    """Pairs of people who may be one."""

    list_display = ("__str__", "articles", "other_articles", "reason", "score")
    list_display_links = ("__str__",)
    list_select_related = ("person", "other")
    search_fields = ("person__name", "other__name", "reason")
    actions = ("different", "unsure")
    queues = (Queue("People who may be one", STANDING),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Likeness]:
        """Count what hangs on each by subqueries, which are asked for the rows of one page alone."""
        sizes = {"size": row_count(Mention, "person", "person"), "other_size": row_count(Mention, "person", "other")}
        return super().get_queryset(request).filter(STANDING).annotate(**sizes)

    @admin.display(description="mentions of the first")
    def articles(self, likeness: Likeness) -> int:
        return likeness.size

    @admin.display(description="mentions of the second")
    def other_articles(self, likeness: Likeness) -> int:
        return likeness.other_size

    @admin.action(description="The people of selected pairs are different", permissions=["judge"])
    def different(self, request: HttpRequest, queryset: QuerySet[Likeness]) -> None:
        self._judge_all(request, queryset, "different")

    @admin.action(description="Not known: ask no more about selected pairs", permissions=["judge"])
    def unsure(self, request: HttpRequest, queryset: QuerySet[Likeness]) -> None:
        self._judge_all(request, queryset, "unsure")

    def _judge_all(self, request: HttpRequest, queryset: QuerySet[Likeness], verdict: str) -> None:
        for likeness in queryset.select_related("person", "other"):
            self.judge(request, likeness, verdict)

    def judge(self, request: HttpRequest, likeness: Likeness, verdict: str) -> None:
        people = (likeness.person, likeness.other)
        self.do(request, lambda: self._judge(request, likeness, verdict), people)

    def _judge(self, request: HttpRequest, likeness: Likeness, verdict: str) -> str:
        judge, told, outcome = _VERDICTS[verdict]
        pair = likeness.person, likeness.other
        judge(*pair, request.user)
        for person, other in (pair, pair[::-1]):
            self.log_change(request, person, f"{told} “{other}” ({other.pk}).")
        return f"“{pair[0]}” and “{pair[1]}” {outcome}."

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Show both people side by side, and judge them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        likeness = self.get_object(request, object_id)
        if likeness is None:
            raise Http404("There is no such pair, or it was judged.")
        if request.method == "POST":
            return self._answer(request, likeness)
        people = [facts(likeness.person), facts(likeness.other)]
        context = {
            "title": "May these be one person?",
            "likeness": likeness,
            "people": people,
            "compared": list(zip(*people, strict=True)),
            "may_judge": self.has_judge_permission(request),
        }
        return self.deed_page(request, "admin/articles/likeness/compare.html", context)

    def _answer(self, request: HttpRequest, likeness: Likeness) -> HttpResponse:
        if not self.has_judge_permission(request):
            raise PermissionDenied
        for verdict in _VERDICTS.keys() & request.POST.keys():
            self.judge(request, likeness, verdict)
        return HttpResponseRedirect(reverse(QUEUE))
