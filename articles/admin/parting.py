"""The page on which profiles are parted from a person: one entry is two people."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from articles.models import Person

from .filing import FilingMixin


class PersonPartingMixin(FilingMixin):
    """For the admin of people."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.part_view)
        return [path("<int:pk>/part/", view, name="articles_person_part"), *super().get_urls()]

    def part_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what parting the ticked profiles would change, and part them once that is confirmed."""
        person = get_object_or_404(Person, pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:articles_person_change", args=[pk]))
        if request.method != "POST":
            return back
        return self.file_profiles(request, person.profiles.all(), person, "These are another person") or back
