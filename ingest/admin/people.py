"""People, and the rules by which imports know them: after each decision of a curator they decide about the rest."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.judgement import JudgementAdmin
from articles.admin.likeness import LikenessAdmin
from articles.admin.names import ProfileAdmin
from articles.models import Judgement, Likeness, Person, Profile
from ingest.curation import decide_again

from .spellings import NamedPersonAdmin


class RulesFollow:
    """For the admin of tables from which people are judged."""

    def rules_follow(self, blocks: set[str]) -> None:
        decide_again(blocks)


class SettledPersonAdmin(RulesFollow, NamedPersonAdmin):
    """People, to whom profiles follow a form of the name that a curator adds."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        before = _blocks(form.instance)
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            self.rules_follow(before | _blocks(form.instance))


def _blocks(person: Person) -> set[str]:
    """Give the blocks in which a person's forms stand that curators added."""
    keys = person.names.exclude(filed_by="").values("key")
    return set(Profile.objects.filter(key__in=keys).order_by().values_list("block", flat=True).distinct())


class SettledJudgementAdmin(RulesFollow, JudgementAdmin):
    """What curators decided about people."""


class SettledLikenessAdmin(RulesFollow, LikenessAdmin):
    """Pairs of people who may be one."""


class SettledProfileAdmin(RulesFollow, ProfileAdmin):
    """What articles say alike of someone of one name."""


ADMINS = {
    Person: SettledPersonAdmin,
    Judgement: SettledJudgementAdmin,
    Likeness: SettledLikenessAdmin,
    Profile: SettledProfileAdmin,
}
for model, extended in ADMINS.items():
    admin.site.unregister(model)
    admin.site.register(model, extended)
