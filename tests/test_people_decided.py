"""What curators decide about people, and the rules of imports: decisions stand, and taken back leave no trace."""

from datetime import date

import pytest

from articles.models import Judgement, Likeness, Mention, Person, PersonName, Profile
from ingest.likenesses import compare_people

from .admin_form import run_action, save
from .curating.people import give, parted, surnames, take_back
from .namesakes import Telling, keep

pytestmark = pytest.mark.django_db
RULING = (
    "The ferry must stop at night, {who} said on Monday. The ruling of the court may be appealed, the jury was told."
)
GOAL = "The cup stays in Wend, because {who} scored twice on Sunday. The club sang until the last tram had gone."
PARTS = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")


def told(text: str, who: str, day: int) -> Telling:
    """Tell of someone, in words that no other day's article has."""
    own = PARTS[day % 10] + PARTS[day // 10]
    words = " ".join(f"{PARTS[number % 10]}{own}{PARTS[number // 10]}" for number in range(90))
    return Telling("The Lantern", date(2025, 6, day), f"{own} night {own}", f"{words}. {text.format(who=who)}", {})


def who_is_who() -> dict[str, list]:
    """Describe what readers see of people, and what rules know."""
    return {
        "people": sorted(Person.objects.values_list("pk", "name", "imported_name", "nobody", "merged_into")),
        "names": sorted(PersonName.objects.values_list("person", "name", "key", "filed_by")),
        "profiles": sorted(Profile.objects.values_list("pk", "person", "filed_by", "reason"), key=str),
        "mentions": sorted(Mention.objects.values_list("pk", "person", "profile"), key=str),
    }


@pytest.fixture
def hales():
    """A judge and a striker of one name, and a surname alone that may be either's."""
    keep([told(RULING, "Judge James Hale", 3), told(GOAL, "striker James Hale", 5), told(RULING, "Judge Hale", 7)])
    keep([told(RULING, "District Judge James Hale", 9)])
    bearers = {profile.professions: profile.person for profile in Profile.objects.exclude(person=None)}
    return bearers["law"], bearers["sport"]


def merged(client, people):
    return run_action(client, "merge_selected", people, confirm="Merge", kept=people[0].pk)


def test_rules_keep_a_judge_and_a_striker_apart(hales):
    assert [person.mentions.count() for person in hales] == [2, 1]


def test_articles_that_come_after_a_merge_name_the_kept_person(admin_client, hales):
    merged(admin_client, hales)
    keep([told(GOAL, "striker James Hale", 11)])
    assert set(Mention.objects.filter(surface="James Hale").values_list("person", flat=True)) == {hales[0].pk}


def test_a_merge_that_is_taken_back_leaves_no_trace(admin_client, hales):
    before = who_is_who()
    merged(admin_client, hales)
    take_back(admin_client, Judgement.objects.get())
    assert who_is_who() == before


def test_articles_that_came_under_a_merge_are_filed_as_if_it_had_never_been(admin_client, hales):
    merged(admin_client, hales)
    keep([told(GOAL, "striker James Hale", 11), told(RULING, "Judge James Hale", 13)])
    take_back(admin_client, Judgement.objects.get())
    assert [person.mentions.count() for person in hales] == [3, 2]


def test_a_difference_holds_whatever_comes_later(admin_client, hales):
    run_action(admin_client, "judge_different", hales)
    keep(
        [
            told(GOAL, f"Ilse Varga, Otto Grün and {one} James Hale", day)
            for one, day in (("judge", 11), ("striker", 13))
        ]
    )
    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_a_difference_that_is_taken_back_leaves_no_trace(admin_client, hales):
    before = who_is_who()
    run_action(admin_client, "judge_different", hales)
    take_back(admin_client, Judgement.objects.get())
    assert who_is_who() == before


def test_articles_of_no_person_that_come_later_name_nobody(admin_client, hales):
    run_action(admin_client, "say_nobody", hales[1:], confirm="yes")
    keep([told(GOAL, "striker James Hale", 11)])
    assert not hales[1].mentions.exists()


def test_no_person_that_is_taken_back_leaves_no_trace(admin_client, hales):
    before = who_is_who()
    run_action(admin_client, "say_nobody", hales[1:], confirm="yes")
    run_action(admin_client, "say_somebody", hales[1:])
    assert who_is_who() == before


def test_a_surname_that_was_given_leads_to_that_person_later(admin_client, hales):
    give(admin_client, surnames(), hales[0].pk, key="hale")
    keep([told(RULING, "Judge Hale", 11)])
    assert set(Mention.objects.filter(surface="Hale").values_list("person", flat=True)) == {hales[0].pk}


def test_a_surname_left_open_stays_open(admin_client, hales):
    give(admin_client, surnames(), "open", key="hale")
    merged(admin_client, hales)
    keep([told(RULING, "Judge Hale", 11)])
    assert set(Mention.objects.filter(surface="Hale").values_list("person", flat=True)) == {None}


def test_a_merge_settles_whose_a_surname_is(admin_client, hales):
    keep([told(RULING, "Judge James Hale", day) for day in (11, 13, 15)])
    merged(admin_client, hales)
    assert Mention.objects.get(surface="Hale").person == hales[0]


def test_profiles_follow_a_form_that_a_curator_adds(admin_client, hales):
    keep([told(RULING, "Oto Brandt, a lawyer,", 11)])
    forms = {"names-TOTAL_FORMS": 2, "names-1-name": "Oto Brandt", "names-1-person": hales[0].pk}
    save(admin_client, hales[0], **forms)
    assert Mention.objects.get(surface="Oto Brandt").person == hales[0]


def test_a_parting_that_is_taken_back_leaves_no_trace(admin_client, hales):
    merged(admin_client, hales)
    before = who_is_who()
    parted(admin_client, hales[0], [hales[0].profiles.order_by("pk").first().pk])
    take_back(admin_client, Judgement.objects.get(verdict="different"))
    assert who_is_who() == before


def test_parted_people_keep_apart_whatever_comes_later(admin_client, hales):
    merged(admin_client, hales)
    parted(admin_client, hales[0], list(hales[0].profiles.filter(professions="law").values_list("pk", flat=True)))
    made = Judgement.objects.get(verdict="different").other
    keep([told(RULING, "Judge James Hale", 11), told(GOAL, "striker James Hale", 13)])
    assert [person.mentions.filter(surface="James Hale").count() for person in (hales[0], made)] == [2, 3]


def test_people_whom_rules_keep_apart_are_asked_about_with_the_reason(hales):
    compare_people()
    assert Likeness.objects.get().reason.startswith(
        "James Hale – James Hale: the same name, which evidence keeps apart; "
    )
