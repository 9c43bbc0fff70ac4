"""People, and the rules by which imports know them: after each decision of a curator they decide about the rest."""

from django.contrib import admin

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
    """People."""


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
