"""The page of one person."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Mention, Profile

from .factories import day, index_articles, make_article, make_mention, make_person, make_source
from .people import describe, make_profile
from .soup import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse(db):
    return make_person()


def seen(client, person, selector, query=""):
    return [words(tag) for tag in page(client, person.get_absolute_url() + query).select(selector)]


def summary(client, person):
    return seen(client, person, ".summary")[0]


# When


def test_the_first_and_the_last_date_are_told(client, ilse):
    for number in (4, 9, 6):
        make_article(people=[ilse], published=day(2025, 6, number))
    assert summary(client, ilse).endswith("The first is of 4 June 2025, the last of 9 June 2025.")


def test_a_date_that_is_an_interval_is_told_as_one(client, ilse):
    start = datetime(2025, 6, 4, tzinfo=UTC)
    make_article(people=[ilse], published=(start, start + timedelta(days=5)))
    assert summary(client, ilse).endswith("It is of 4–9 June 2025.")


def test_the_undated_are_counted_apart(client, ilse):
    make_article(people=[ilse])
    make_article(people=[ilse], published=day(2025, 6, 4))
    assert summary(client, ilse) == "Named in 2 articles. They are of 4 June 2025. 1 is undated."


def test_a_bar_leads_to_the_articles_of_its_time(client, ilse):
    make_article("First", people=[ilse], published=day(2025, 1, 4))
    make_article("Second", people=[ilse], published=day(2025, 6, 4))
    index_articles()
    bar = page(client, ilse.get_absolute_url()).select(".timeline svg a")[1]
    assert [words(title) for title in page(client, bar["href"]).select(".entry h3")] == ["Second"]


def test_a_bar_says_in_words_what_it_counts(client, ilse):
    make_article(people=[ilse], published=day(2025, 1, 4))
    make_article(people=[ilse], published=day(2025, 6, 1))
    bars = page(client, ilse.get_absolute_url()).select(".timeline svg a")
    labels = [bar["aria-label"].strip() for bar in bars]
    assert labels == ["January 2025: 1 article", "May 2025: perhaps 1 article", "June 2025: 1 article"]


def test_the_bars_stand_in_a_table_too(client, ilse):
    make_article(people=[ilse], published=day(2025, 1, 4))
    make_article(people=[ilse], published=day(2025, 6, 4))
    assert seen(client, ilse, ".timeline tbody tr") == ["January 2025 1 0", "June 2025 1 0"]


def test_the_drawing_has_a_title_and_a_description(client, ilse):
    make_article(people=[ilse], published=day(2025, 1, 4))
    make_article(people=[ilse], published=day(2025, 6, 4))
    svg = page(client, ilse.get_absolute_url()).select_one(".timeline svg")
    title, description = (words(svg.find(id=name)) for name in svg["aria-labelledby"].split())
    assert (title, description.split(".")[0]) == ("Articles by month", "Most in January 2025: 1")


# How they are described


def test_each_outlet_shows_how_it_describes_a_person(client, ilse):
    describe(ilse, "Mayor", outlet=make_source())
    describe(ilse, "harbour keeper", outlet=make_source("Harbour Gazette"))
    assert seen(client, ilse, ".described section h3") == ["The Lantern", "Harbour Gazette"]
    assert seen(client, ilse, ".described bdi") == ["Mayor", "harbour keeper"]


def test_a_description_leads_to_the_very_place(client, ilse):
    article = describe(ilse, "Mayor", outlet=make_source())
    link = page(client, ilse.get_absolute_url()).select_one(".described li a")["href"]
    address, _, place = link.partition("#")
    assert address == article.get_absolute_url()
    assert words(page(client, address).find(id=place)) == "Ilse Varga"


def test_a_description_in_a_title_leads_to_its_article(client, ilse):
    article = describe(ilse, "Mayor", outlet=make_source(), field="title")
    link = page(client, ilse.get_absolute_url()).select_one(".described li a")
    assert link["href"] == article.get_absolute_url()


def test_a_description_is_counted_once_an_article(client, ilse):
    article = describe(ilse, "Mayor", outlet=make_source())
    make_mention(article, ilse, "Mayor Varga", role="Mayor")
    assert seen(client, ilse, ".described .count") == ["1 article"]


def test_what_most_articles_print_comes_first(client, ilse):
    outlet = make_source()
    for role in ("engineer", "Mayor", "Mayor"):
        describe(ilse, role, outlet=outlet)
    assert seen(client, ilse, ".described bdi") == ["Mayor", "engineer"]


def test_spellings_of_one_role_are_one_description(client, ilse):
    outlet = make_source()
    for role in ("the mayor", "Mayor", "Mayor"):
        describe(ilse, role, outlet=outlet)
    assert seen(client, ilse, ".described li > span:not(.count)") == ["“Mayor”"]


def test_an_age_is_told_with_its_date(client, ilse):
    describe(ilse, age=41, outlet=make_source(), published=day(2025, 6, 4))
    assert seen(client, ilse, ".described li") == ["aged 41 1 article Harbour ferry returns, 4 June 2025"]


def test_a_long_list_of_descriptions_is_folded(client, ilse):
    outlet = make_source()
    for number in range(5):
        describe(ilse, f"keeper of pier {number}", outlet=outlet)
    assert seen(client, ilse, ".described summary") == ["All 5 descriptions"]
    assert len(seen(client, ilse, ".described details li")) == 2


def test_what_the_page_has_no_room_for_is_counted(client, ilse, monkeypatch):
    monkeypatch.setattr("articles.views.person.MOST_SAID", 21)
    for number in range(5):
        article = make_article(source=make_source(f"Outlet {number}"), body="Ilse Varga " * 6)
        for place in range(6):
            Mention.objects.create(article=article, person=ilse, start=place, end=60, surface="I", role=f"Role {place}")
    told = seen(client, ilse, ".described .why")
    assert told == ["And 3 more; the record holds all.", "And 1 outlet more; the record holds all."]


def test_many_articles_of_one_description_are_found_by_its_words(client, ilse):
    outlet = make_source()
    for number in range(4):
        body = f"Harbour keeper Ilse Varga spoke {number} times."
        make_mention(make_article(source=outlet, body=body), ilse, role="Harbour keeper")
    index_articles()
    more = page(client, ilse.get_absolute_url()).select(".described li a")[-1]
    assert (words(more), len(page(client, more["href"]).select(".entry"))) == ("2 more with these words", 4)


def test_descriptions_without_an_outlet_come_last(client, ilse):
    describe(ilse, "Mayor")
    describe(ilse, "Mayor")
    describe(ilse, "Mayor", outlet=make_source())
    assert seen(client, ilse, ".described section h3") == ["The Lantern", "Unknown outlet"]


def test_a_hidden_article_describes_nobody(client, ilse):
    article = describe(ilse, "Mayor", outlet=make_source())
    article.status = "hidden"
    article.save()
    assert seen(client, ilse, ".described") == []


def test_the_newest_articles_come_first_and_the_undated_last(client, ilse):
    make_article("Undated", people=[ilse])
    make_article("Old", people=[ilse], published=day(2025, 6, 4))
    make_article("New", people=[ilse], published=day(2025, 6, 9))
    assert seen(client, ilse, ".entry h3") == ["New", "Old", "Undated"]
    assert seen(client, ilse, ".entry h3", "?per_page=2") == ["New", "Old"]


def test_what_articles_say_stands_on_the_first_page_alone(client, ilse):
    for _ in range(2):
        describe(ilse, "Mayor", outlet=None)
    assert seen(client, ilse, ".described", "?per_page=1&page=2") == []


# Names, outlets, others


def test_forms_of_a_name_are_counted_by_article(client, ilse):
    make_article(people=[ilse])
    make_mention(make_article(people=[ilse]), ilse, "Ms Varga")
    assert seen(client, ilse, ".aside section:first-child li") == ["Ilse Varga 2 articles", "Ms Varga 1 article"]


def test_a_form_leads_to_the_articles_that_print_it(client, ilse):
    make_article(people=[ilse])
    make_mention(make_article("Second"), ilse, "Mayor Varga")
    index_articles()
    link = page(client, ilse.get_absolute_url()).select(".aside section:first-child a")[1]["href"]
    assert [words(title) for title in page(client, link).select(".entry h3")] == ["Second"]


def test_a_form_that_no_article_prints_says_so(client, ilse):
    make_article(people=[ilse])
    ilse.names.create(name="Ilse Varga-Holm", key="ilse varga-holm", filed_by="mara")
    assert seen(client, ilse, ".aside li small") == ["printed by none of these articles"]


def test_an_outlet_leads_to_its_articles(client, ilse):
    make_article("First", people=[ilse], source=make_source())
    make_article("Second", people=[ilse])
    index_articles()
    link = page(client, ilse.get_absolute_url()).find("a", string="The Lantern", href=lambda to: "person=" in to)
    assert [words(title) for title in page(client, link["href"]).select(".entry h3")] == ["First"]


@pytest.mark.parametrize("indexed", [True, False])
def test_the_number_beside_another_leads_to_the_articles_of_both(client, ilse, indexed):
    tomas = make_person("Tomas Okonjo")
    make_article("Both", people=[ilse, tomas])
    make_article("One", people=[ilse])
    if indexed:
        index_articles()
    link = page(client, ilse.get_absolute_url()).select_one(".aside a.count")
    assert (words(link), link["href"]) == (
        "1 article that name Ilse Varga and Tomas Okonjo",
        f"/search/?person={ilse.pk}&person={tomas.pk}",
    )


def test_others_of_the_name_are_told_apart(client, ilse):
    make_article(people=[ilse])
    other = make_person()
    describe(other, "the goalkeeper")
    assert seen(client, ilse, ".namesakes li") == ["another Ilse Varga: “the goalkeeper” 1 article"]


def test_others_of_surname_and_given_name_are_told_apart(client, ilse):
    make_profile(ilse)
    other = make_person("Ilse K. Varga")
    Profile.objects.filter(pk=make_profile(other, "Ilse Varga").pk).update(name="Ilse K. Varga")
    for person in (ilse, other):
        make_article(people=[person])
    assert seen(client, ilse, ".namesakes li a") == ["Ilse K. Varga"]


def test_another_of_the_surname_is_no_namesake(client, ilse):
    make_article(people=[ilse, make_person("Piet Varga")])
    assert seen(client, ilse, ".namesakes") == []


def test_articles_that_may_name_several_are_counted(client, ilse):
    make_profile(ilse)
    make_article(people=[ilse])
    make_mention(make_article(), None, "Ilse Varga", profile=make_profile(None))
    assert "1 article names someone so of whom it is not known who they are" in seen(client, ilse, ".namesakes p")[0]


# Names on an article's page of which nobody knows whose they are


def test_a_name_of_which_it_is_not_known_whose_it_is_stands_without_a_link(client):
    article = make_article()
    make_mention(article, None, "Varga", role="Judge", profile=make_profile(None, "Varga"))
    told = page(client, article.get_absolute_url()).select_one(".aside .why")
    assert (words(told), told.a) == ("Also named, but it is not known who they are: Varga (Judge).", None)


def test_forms_of_one_unknown_name_are_told_once(client):
    article, profile = make_article(body="Judge Varga came. Ilse Varga spoke."), make_profile(None)
    make_mention(article, None, "Varga", role="Judge", profile=profile)
    make_mention(article, None, "Ilse Varga", profile=profile)
    assert words(page(client, article.get_absolute_url()).select_one(".aside .why")).endswith(": Ilse Varga (Judge).")


# What it costs


@pytest.mark.parametrize("query", ["", "?copies=folded"])
def test_the_page_costs_few_queries_however_much_it_says(client, django_assert_max_num_queries, ilse, query):
    make_profile(ilse)
    make_mention(make_article(), None, "Ilse Varga", profile=make_profile(None))
    for number in range(14):
        describe(ilse, f"Mayor {number}", outlet=make_source(f"Outlet {number}"), published=day(2025, 6, number + 1))
        describe(make_person(), "goalkeeper")
    with django_assert_max_num_queries(12):
        assert client.get(ilse.get_absolute_url() + query).status_code == 200
