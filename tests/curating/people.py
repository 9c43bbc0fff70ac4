"""People to curate, and what a curator does about them in the admin."""

from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from articles.models import Judgement, Likeness, Mention, Person, PersonName, Profile
from tests.admin_form import change_url
from tests.factories import make_article, make_mention, make_person, make_profile

NAMES = reverse("admin:articles_profile_names")
NAME = reverse("admin:articles_profile_name")


def political(person: Person) -> list[int]:
    return [profile.pk for profile in person.profiles.filter(professions="politics")]


def surnames() -> list[int]:
    return list(Profile.objects.filter(person=None).order_by("pk").values_list("pk", flat=True))


def part(client: Client, person: Person, profiles: list[int], **more):
    address = reverse("admin:articles_person_part", args=[person.pk])
    return client.post(address, {"profile": profiles, **more}, follow=True)


def parted(client: Client, person: Person, profiles: list[int], **more):
    return part(client, person, profiles, **{"asked": "yes", "to": "new", "confirm": "Give them", **more})


def give(client: Client, profiles: list[int], to: object, key: str = "murphy"):
    data = {"profile": profiles, "asked": "yes", "to": to, "confirm": "Give them"}
    return client.post(f"{NAME}?key={key}", data, follow=True)


def take_back(client: Client, judgement: Judgement):
    return client.post(reverse("admin:articles_judgement_delete", args=[judgement.pk]), {"post": "yes"}, follow=True)


def answer(client: Client, likeness: Likeness, verdict: str):
    return client.post(change_url(likeness), {verdict: "yes"}, follow=True)


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def told(row) -> list[str]:
    return [entry.get_change_message() for entry in LogEntry.objects.filter(object_id=str(row.pk))]


def make_vargas():
    """Two people with two profiles each, one form in common, and a question whether they are one."""
    kept, other = make_person("Ilse Varga"), make_person("I. M. Varga")
    other.names.create(name="ILSE VARGA", key="ilse varga")
    other.names.create(name="Ilse Maria Varga", key="ilse maria varga", filed_by="berta")
    for person in (kept, other):
        make_profile(person, named_in=2, professions="law")
        make_profile(person, subject="medtop:04000000", reason="the same professions")
        make_mention(make_article("Chosen by hand"), person)
    Likeness.objects.create(person=kept, other=other, score=0.9, reason="initials")
    return kept, other


def state() -> dict[str, list]:
    """Describe who is who, whatever the numbers of the rows of names."""
    return {
        "people": list(Person.objects.order_by("pk").values_list("pk", "name", "nobody", "merged_into")),
        "names": sorted(PersonName.objects.values_list("person", "name", "key", "filed_by")),
        "profiles": list(Profile.objects.order_by("pk").values_list("pk", "person", "filed_by", "reason")),
        "mentions": list(Mention.objects.order_by("pk").values_list("pk", "person", "profile")),
        "likenesses": sorted(Likeness.objects.values_list("person", "other", "score", "reason")),
        "judgements": list(Judgement.objects.order_by("pk").values_list("pk", "moved")),
    }


def named_again(profile: Profile) -> Mention:
    """Have an import add an article that names someone of a profile."""
    person = profile.person
    owner = None if person is None or person.nobody else person
    return make_mention(make_article("Named once more"), owner, profile.name, profile=profile)
