"""The page that lists every locked field that imports read otherwise."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.models import Article

from .differences import differences

PER_PAGE = 50


class DifferencesPage:
    """For the admin of articles."""

    change_list_template = "admin/articles/article/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.differences_view)
        return [path("differences/", view, name="articles_article_differences"), *super().get_urls()]

    def differences_view(self, request: HttpRequest) -> HttpResponse:
        """Show those that no curator has seen first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        articles = Article.objects.filter(proposals_seen__isnull=False, merged_into=None).select_related("source")
        page = Paginator(articles.order_by("proposals_seen", "-pk"), PER_PAGE).get_page(request.GET.get("p"))
        found = differences(list(page.object_list))
        context = {
            **self.admin_site.each_context(request),
            "title": "Locked fields that imports read otherwise",
            "opts": self.opts,
            "page": page,
            "rows": [(article, found[article.pk]) for article in page.object_list],
        }
        return TemplateResponse(request, "admin/articles/article/differences.html", context)
