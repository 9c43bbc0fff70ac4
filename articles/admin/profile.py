"""Profiles: what articles say alike of someone of one name, and why that is whose it is."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from django.contrib import admin
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.models import Mention, Person, Profile, Topic

from .curated import ReadOnly
from .paging import PagedFormSet, PagedInline

WHO = {"f": "a woman", "m": "a man"}
LONGEST = 80  # characters of an example's title


def with_examples(profiles: Iterable[Profile]) -> list[Profile]:
    """Tell profiles their subjects' labels and two articles at the most that have them, in three queries."""
    profiles = list(profiles)
    subjects = {one.subject for one in profiles} - {""}
    labels = dict(Topic.objects.filter(qcode__in=subjects).values_list("qcode", "label"))
    examples = _examples([one.pk for one in profiles])
    for one in profiles:
        one.subject_label = labels.get(one.subject, one.subject)
        one.examples = examples.get(one.pk, [])
    return profiles


def _examples(profiles: Sequence[int]) -> dict[int, list[Mention]]:
    """Give the first and the last mention of each."""
    named = Mention.objects.filter(profile__in=profiles).order_by().values("profile")
    ends = {row["profile"]: (row["a"], row["z"]) for row in named.annotate(a=Min("pk"), z=Max("pk"))}
    rows = Mention.objects.select_related("article").defer("article__body")
    mentions = rows.in_bulk([pk for pair in ends.values() for pk in pair])
    articles = {profile: {mentions[pk].article_id: mentions[pk] for pk in pair} for profile, pair in ends.items()}
    return {profile: list(found.values()) for profile, found in articles.items()}


def said(profile: Profile) -> str:
    """Sum up what tells the profile from others of its name.

    >>> said(Profile(professions="law politics", gender="f", born_earliest=1960, born_latest=1961))
    'law, politics; a woman; born 1960–1961'
    """
    nations = (nation.replace("_", " ") for nation in profile.nations.split())
    offices = ", ".join([*profile.professions.split(), *nations])
    words = [offices, WHO.get(profile.gender, ""), _born(profile), _beside(profile)]
    return "; ".join(word for word in words if word) or "nothing"


def _born(profile: Profile) -> str:
    if profile.born_earliest is None:
        return ""
    return "born " + "–".join(dict.fromkeys(map(str, (profile.born_earliest, profile.born_latest))))


def _beside(profile: Profile) -> str:
    return "beside " + ", ".join(profile.beside.split("\n")) if profile.beside else ""


def example_links(profile: Profile) -> str:
    """Link to articles that have the profile, each with the words around the name."""
    rows = (
        (reverse("admin:articles_article_change", args=[one.article_id]), one.article.title[:LONGEST], one.role)
        for one in profile.examples
    )
    shown = ((link, title, f" ({role})" if role else "") for link, title, role in rows)
    return format_html_join("", '<p><a href="{}">{}</a>{}</p>', shown) or "–"


def why(profile: Profile | None) -> str:
    """Say why it is this person, or nobody for certain, with a link to the profile."""
    if profile is None:
        return "a curator's choice"
    address = reverse("admin:articles_profile_change", args=[profile.pk])
    curator = f" ({profile.filed_by})" if profile.filed_by else ""
    return format_html('<a href="{}">{}</a>{}', address, profile.reason or "no reason is kept", curator)


class ProfileFormSet(PagedFormSet):
    """A page of profiles that know their examples."""

    @cached_property
    def rows(self) -> list[Profile]:
        return with_examples(super().rows)


class ProfileInline(ReadOnly, PagedInline):
    """The profiles of a person, on whose page those are ticked that are somebody else's."""

    model = Profile
    formset = ProfileFormSet
    template = "admin/articles/person/profiles.html"
    verbose_name_plural = "who this is: profiles, all that articles say alike"
    readonly_fields = ("tick", "number", "known_as", "told", "subject_named", "reasoned", "seen_in", "filed_by")

    def get_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        may_part = request.user.has_perm("articles.change_person")
        return self.readonly_fields if may_part else self.readonly_fields[1:]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Profile]:
        return super().get_queryset(request).order_by("-articles", "pk")

    @admin.display(description="another")
    def tick(self, profile: Profile) -> str:
        return format_html(
            '<input type="checkbox" name="profile" value="{}" form="part" aria-label="Another person: {}, {}">',
            str(profile.pk),
            profile,
            said(profile),
        )

    @admin.display(description="articles")
    def number(self, profile: Profile) -> int:
        return profile.articles

    @admin.display(description="named")
    def known_as(self, profile: Profile) -> str:
        return profile.name

    @admin.display(description="said of them")
    def told(self, profile: Profile) -> str:
        return said(profile)

    @admin.display(description="subject")
    def subject_named(self, profile: Profile) -> str:
        return profile.subject_label or "–"

    @admin.display(description="why here")
    def reasoned(self, profile: Profile) -> str:
        return profile.reason or "–"

    @admin.display(description="such as")
    def seen_in(self, profile: Profile) -> str:
        return example_links(profile)
