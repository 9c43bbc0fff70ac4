"""The page on which copies are parted from an article."""

import re
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from articles.models import Article
from ingest.curation import Parting
from ingest.models import Appearance

from .deeds import DeedsMixin, named

_NUMBER = re.compile(r"(?:.*/)?articles?/(\d{1,18})(?:/.*)?|(\d{1,18})")
_KEY = re.compile(r"\d{1,18}")
SHOWN_COPIES = 200


class PartingForm(forms.Form):
    """Where the copies go, and which go along."""

    target = forms.CharField(
        label="Article that they are of",
        required=False,
        max_length=300,
        help_text="Its number or its address. Leave it empty to make a new article of them.",
    )
    same_words = forms.BooleanField(label="Take along all other copies with the same words", required=False)

    def clean_target(self) -> Article | None:
        asked = self.cleaned_data["target"].strip()
        if not asked:
            return None
        number = _NUMBER.fullmatch(asked)
        found = Article.objects.filter(pk=int(number[1] or number[2])).first() if number else None
        if found is None:
            raise forms.ValidationError("There is no such article.")
        return found


class PartingMixin(DeedsMixin):
    """For the admin of articles."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.part_view)
        return [path("<int:pk>/part/", view, name="articles_article_part"), *super().get_urls()]

    def part_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what parting the ticked copies would change, and part them once that is confirmed."""
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        if request.method != "POST":
            return back
        form = PartingForm(request.POST if "asked" in request.POST else None)
        parting = Parting(article, _ticked(request, article, form), _target(form))
        if "confirm" in request.POST and form.is_valid() and self.do(request, lambda: self._part(request, parting)):
            return back
        return self.deed_page(request, parting, "admin/articles/article/part.html", _context(parting, form))

    def _part(self, request: HttpRequest, parting: Parting) -> str:
        number = len(parting.going())
        target = parting.make(request.user)
        copies = "1 copy" if number == 1 else f"{number:,} copies"
        self.log_change(request, parting.article, f"Parted {copies} from this, to {named([target])}.")
        self.log_change(request, target, f"Given {copies}, parted from {named([parting.article])}.")
        return f"Parted {copies} from {named([parting.article])}, to {named([target])}."


def _ticked(request: HttpRequest, article: Article, form: PartingForm) -> list[int]:
    """Give the ticked copies of the article and, if asked for, those with their words."""
    ticked = [int(pk) for pk in request.POST.getlist("copy") if _KEY.fullmatch(pk)]
    copies = article.appearances.filter(pk__in=ticked)
    if form.is_bound and form.is_valid() and form.cleaned_data["same_words"]:
        copies = article.appearances.filter(wording__in=copies.values("wording"))
    return sorted(copies.order_by().values_list("pk", flat=True))


def _target(form: PartingForm) -> Article | None:
    return form.cleaned_data["target"] if form.is_bound and form.is_valid() else None


def _context(parting: Parting, form: PartingForm) -> dict[str, Any]:
    copies = Appearance.objects.select_related("capture").defer("capture__raw").order_by("capture", "rank")
    going = copies.filter(pk__in=parting.copies)
    staying = copies.filter(article=parting.article).exclude(pk__in=parting.copies)
    return {
        "title": "Part copies from an article",
        "article": parting.article,
        "form": form,
        "lists": [
            ("These go", going[:SHOWN_COPIES], len(parting.copies)),
            ("These stay", staying[:SHOWN_COPIES], staying.count()),
        ],
        "ticked": parting.copies,
    }
