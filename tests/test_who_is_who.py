"""Whom the archive takes a name for, what follows when that changes, and what curators said that stays."""

from datetime import date, timedelta

import pytest

from articles.models import Article, Mention, Person, PersonName, Profile
from ingest.filing.people import restate_births

from .namesakes import Telling, keep

pytestmark = pytest.mark.django_db
RULING = (
    "The ferry must stop at night, {who} said on Monday. The ruling of the court may be appealed, the jury was told."
)
GOAL = "The cup stays in Wend, because {who} scored twice on Sunday. The club sang until the last tram had gone."
QUIET = "The bridge is open again, {who} said on Monday. Crews had mended it at night for nine days in the rain."
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")


def told(body: str, who: str, day: int = 0) -> Telling:
    """Tell of someone, in words that no other day's article has."""
    day = day or (RULING, GOAL, QUIET).index(body) + 5
    end = SYLLABLES[day % 10] + SYLLABLES[day // 10]
    words = [f"{SYLLABLES[number % 10]}{end}{SYLLABLES[number // 10]}" for number in range(90)]
    title = f"{words[7]} {body[4:8]} {words[11]} {words[23]}"
    return Telling("The Lantern", date(2025, 6, day), title, f"{' '.join(words)}. {body.format(who=who)}", {})


def bearers(surface: str) -> list[int | None]:
    """Give the people whom mentions of a name are taken for, each once, in the order of articles."""
    mentions = Mention.objects.filter(surface__endswith=surface).order_by("article", "field", "start")
    return list(dict.fromkeys(mentions.values_list("person", flat=True)))


def test_one_full_name_is_one_person_in_all_outlets():
    keep([told(QUIET, "Ilse Varga")], [told(RULING, "Ilse Varga", 9)])
    assert len(bearers("Ilse Varga")) == 1


def test_far_professions_are_two_people():
    keep([told(RULING, "Judge James Hale"), told(GOAL, "striker James Hale")])
    assert len(bearers("James Hale")) == 2


def test_those_far_professions_are_one_person_among_the_same_companions():
    friends = "Ilse Varga, a baker, and Otto Grün, a tailor, and "
    keep([told(RULING, f"{friends}Judge James Hale"), told(GOAL, f"{friends}striker James Hale")])
    assert len(bearers("James Hale")) == 1


def test_companions_that_come_later_make_two_people_one():
    friends = "Ilse Varga, a baker, and Otto Grün, a tailor, and "
    keep([told(RULING, f"{friends}Judge James Hale"), told(GOAL, "striker James Hale")])
    first = bearers("James Hale")
    keep([told(GOAL, f"{friends}striker James Hale", 10)])
    assert (len(first), len(bearers("James Hale"))) == (2, 1)


def test_the_address_of_who_was_joined_leads_to_the_other():
    test_companions_that_come_later_make_two_people_one()
    (left,) = Person.objects.exclude(merged_into=None)
    assert left.merged_into_id in bearers("James Hale")


def test_a_bare_surname_is_nobodys_where_two_bear_it():
    keep([told(RULING, "Judge Ann Reed"), told(RULING, "Judge Paul Reed", 9), told(RULING, "Judge Reed", 14)])
    assert None in bearers("Reed")


def test_a_bare_surname_is_that_of_the_one_whom_articles_name_all_the_time():
    keep([told(RULING, "Judge Ann Reed", number) for number in range(1, 5)])
    keep([told(RULING, "Judge Reed", 14)])
    assert bearers("Reed") == list(Person.objects.filter(name="Ann Reed").values_list("pk", flat=True))


def test_it_is_no_longer_once_another_bears_it():
    test_a_bare_surname_is_that_of_the_one_whom_articles_name_all_the_time()
    keep([told(RULING, "Judge Paul Reed", 20)])
    assert Mention.objects.get(surface="Reed").person is None


def test_every_profile_says_why_it_is_whose():
    keep([told(RULING, "Judge James Hale"), told(GOAL, "striker James Hale"), told(QUIET, "Judge Reed", 14)])
    assert set(Profile.objects.values_list("reason", flat=True)) == {
        "full name",
        "not the other of this name: law against sport",
        "a surname alone, which may be several people's",
    }


def test_middle_initials_and_accents_are_forms_of_one_name():
    keep([told(QUIET, "Ronna Rísquez"), told(QUIET, "Ronna Risquez", 9), told(QUIET, "Ronna B. Rísquez", 14)])
    (person,) = Person.objects.filter(name__startswith="Ronna")
    assert set(person.names.values_list("name", flat=True)) == {"Ronna Rísquez", "Ronna B. Rísquez"}


def test_a_person_is_called_as_most_articles_do():
    keep([told(QUIET, "James E. Hale"), told(QUIET, "James Hale", 9), told(QUIET, "James Hale", 14)])
    assert Person.objects.get(names__name="James Hale").name == "James Hale"


def test_a_name_that_a_curator_gave_stays():
    keep([told(QUIET, "James E. Hale")])
    Person.objects.filter(name="James E. Hale").update(name="Jimmy Hale")
    keep([told(QUIET, "James Hale", 9), told(QUIET, "James Hale", 14)])
    assert Person.objects.values_list("name", "imported_name").get(name="Jimmy Hale") == ("Jimmy Hale", "James Hale")


def test_a_form_that_a_curator_added_leads_to_the_person():
    keep([told(QUIET, "James Hale")])
    person = Person.objects.get(name="James Hale")
    PersonName.objects.create(person=person, name="Bosun Whitlow", key="bosun whitlow", filed_by="ada")
    keep([told(QUIET, "Peter Bosun Whitlow", 9), told(QUIET, "Bosun Whitlow", 14)])
    assert set(bearers("Bosun Whitlow")) >= {person.pk}


def test_what_a_curator_says_is_no_person_is_none_in_later_imports():
    keep([told(QUIET, "Ilse Varga")])
    Person.objects.filter(name="Ilse Varga").update(nobody=True)
    keep([told(GOAL, "striker Ilse Varga", 9)])
    assert Mention.objects.get(article__published_earliest__day=8, surface="Ilse Varga").person is None


def test_profiles_that_a_curator_filed_stay_with_their_person():
    keep([told(RULING, "Judge James Hale"), told(GOAL, "striker James Hale")])
    one, _ = Person.objects.filter(name="James Hale")
    Profile.objects.filter(key="james hale").update(person=one, filed_by="ada")
    keep([told(GOAL, "striker James Hale", 9)])
    assert Mention.objects.get(article__published_earliest__day=8, surface="James Hale").person == one


def test_two_people_whom_a_curator_filed_are_never_joined():
    keep([told(QUIET, "James Hale"), told(QUIET, "James E. Hale", 9)])
    other = Person.objects.create(name="James Hale", slug="james-hale")
    Profile.objects.filter(key="james e hale").update(person=other, filed_by="ada")
    Profile.objects.filter(key="james hale").update(filed_by="ada")
    keep([told(QUIET, "James Hale", 14), told(RULING, "Judge James E. Hale", 20)])
    assert len(set(Profile.objects.filter(surname="hale").values_list("person", flat=True))) == 2


def test_a_profile_counts_the_articles_that_have_it():
    keep([told(QUIET, "James Hale"), told(QUIET, "James Hale", 9), told(QUIET, "James Hale", 14)])
    for profile in Profile.objects.all():
        assert profile.articles == profile.mentions.values("article").distinct().count()


def test_a_corrected_capture_time_moves_the_years_of_birth():
    keep([told(QUIET, "James Hale, 52,")])
    article = Article.objects.get(people__name="James Hale")
    ten_years = timedelta(days=3652)
    article.published_earliest -= ten_years
    article.published_latest -= ten_years
    article.save()
    restate_births([article.pk])
    assert Profile.objects.values_list("born_earliest", "born_latest").get(key="james hale") == (1962, 1963)


def test_a_date_that_parts_two_people_tells_that_the_article_changed():
    keep([told(QUIET, "James Hale, 52,"), told(RULING, "James Hale, 52,")])
    article = Article.objects.filter(people__name="James Hale").order_by("pk").first()
    long_ago = timedelta(days=9999)
    earliest, latest = article.published_earliest - long_ago, article.published_latest - long_ago
    Article.objects.filter(pk=article.pk).update(published_earliest=earliest, published_latest=latest)
    assert (restate_births([article.pk]), len(bearers("James Hale"))) == ({article.pk}, 2)
