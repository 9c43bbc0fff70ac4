"""The page on which profiles are given to a person: those ticked on another's page, or of a name that led to nobody."""

import re
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.merging import Filing, leave_open
from articles.models import Person, Profile

from .candidates import Candidate, candidates
from .deeds import PeopleDeeds, concerned
from .filing_form import FilingForm
from .profile import said, with_examples

_NUMBER = re.compile(r"\d{1,19}")
SHOWN_PROFILES = 100
MOST_PROFILES = 1000  # that are ticked one by one


def ticked(request: HttpRequest, reach: QuerySet[Profile]) -> list[int]:
    """Give the ticked profiles, of those that may go; all, where none could be ticked yet."""
    if request.method == "POST":
        numbers = [int(pk) for pk in request.POST.getlist("profile") if _NUMBER.fullmatch(pk) and int(pk) < 1 << 63]
        reach = reach.filter(pk__in=numbers[:MOST_PROFILES])
    return list(reach.order_by("pk").values_list("pk", flat=True))


class FilingMixin(PeopleDeeds):
    """For the admin of tables from which profiles are given to people."""

    def file_profiles(
        self, request: HttpRequest, reach: QuerySet[Profile], giver: Person | None, title: str
    ) -> HttpResponse | None:
        """Show what giving the ticked profiles would change, and do it once that is confirmed; None: it is done."""
        chosen = ticked(request, reach)
        data = request.POST if "asked" in request.POST else None
        form = FilingForm(data, giver=giver, candidates=_offered(reach, giver))
        filing = form.filing(chosen, reach)
        if "confirm" in request.POST and form.is_valid() and self._file_confirmed(request, form, filing):
            return None
        context = _context(filing, reach, chosen) | {"title": title, "form": form, "giver": giver}
        context["refusals"] = [] if form.leaves_open and chosen else filing.refusals()
        return self.deed_page(request, "admin/articles/person/file.html", context)

    def _file_confirmed(self, request: HttpRequest, form: FilingForm, filing: Filing) -> bool:
        people = (filing.giver, filing.receiver)
        return self.do(request, lambda: self._file(request, form, filing), people, filing.profiles)

    def _file(self, request: HttpRequest, form: FilingForm, filing: Filing) -> str:
        if form.leaves_open:
            return f"Left open whose {_counted(leave_open(filing.profiles, request.user))} are."
        number, articles = len(filing.profiles), filing.articles().count()
        judgement = filing.make(request.user)
        receiver = judgement.other if filing.giver else judgement.person
        told = f"{_counted(number)} in {articles:,} article{'' if articles == 1 else 's'}"
        origin = f"from “{filing.giver}” ({filing.giver.pk})" if filing.giver else "that led to nobody for certain"
        self.log_people(request, [filing.giver], f"Parted {told}, to “{receiver}” ({receiver.pk}).")
        self.log_people(request, [receiver], f"Given {told}, {origin}.")
        return f"Given to “{receiver}” ({receiver.pk}){', which is no person' * receiver.nobody}: {told}, {origin}."


def _counted(number: int) -> str:
    return "1 profile" if number == 1 else f"{number:,} profiles"


def _offered(reach: QuerySet[Profile], giver: Person | None) -> list[Candidate]:
    """Offer people who bear the names of the profiles that may go."""
    names = set(reach.order_by().values_list("surname", "block").distinct()[:SHOWN_PROFILES])
    found = {one.person: one for some in candidates(names).values() for one in some}
    ranked = sorted(found.values(), key=lambda one: (-one.articles, one.person))
    return [one for one in ranked if giver is None or one.person != giver.pk][:SHOWN_PROFILES]


def _context(filing: Filing, reach: QuerySet[Profile], chosen: list[int]) -> dict[str, Any]:
    """Show what goes, and of a name that led to nobody also what stays."""
    going = set(filing.profiles)
    listed = reach.filter(pk__in=going) if filing.giver else reach
    profiles = with_examples(listed.order_by("-articles", "pk")[:SHOWN_PROFILES])
    for profile in profiles:
        profile.said, profile.goes = said(profile), profile.pk in going
    return {
        "profiles": profiles,
        "unseen": [pk for pk in chosen if pk not in {profile.pk for profile in profiles}],
        "going": len(going),
        "staying": reach.count() - len(going),
        **concerned(filing.articles()),
    }
