"""Facets as the reader sees them: lines, counts and links."""

import doctest

import pytest
from django.http import QueryDict

from articles.facets import FacetResult, facet_results, to_count
from articles.filters import ArticleFilter, addresses, partial_dates
from articles.models import Article, Source
from articles.search.engine import Results
from articles.search.engines import engine
from articles.search.outbox import drain, record, record_all

from .factories import day, make_article, make_capture, make_mention, make_person, make_source, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Four articles: two of one outlet, one of another and one of none; one undated."""
    lantern, gazette = make_source("The Lantern"), make_source("Harbour Gazette")
    politics, person = make_topic("Politics"), make_person("Ilse Varga")
    articles = [
        make_article("Storm over Wend", source=gazette, topics=[politics], published=day(2025, 6, 4)),
        make_article("Storm passes", source=gazette, published=day(2025, 6, 20)),
        make_article("Pilots meet", source=lantern, people=[person], published=day(2024, 3, 9)),
        make_article("Storm of applause"),
    ]
    record(article.pk for article in articles)
    drain()
    return person


def drain_all() -> None:
    record_all(Article.objects.all())
    drain()


def shown(querystring: str) -> dict[str, FacetResult]:
    found = ArticleFilter(QueryDict(querystring.removeprefix("?")))
    results = engine().search(found.query(), **to_count(found))
    return {facet.name: facet for facet in facet_results(results, found)}


def counted(querystring: str, name: str) -> dict[str, int]:
    return {line.label: line.count for line in shown(querystring)[name].values}


def line(querystring: str, name: str, label: str):
    return next(line for line in shown(querystring)[name].values if line.label == label)


@pytest.mark.parametrize("module", [addresses, partial_dates])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_the_facets_stand_in_order(archive):
    labels = [facet.label for facet in shown("").values()]
    assert labels == ["Outlet", "Topic", "Person", "Date", "Language", "Date known"]


def test_the_most_frequent_come_first_and_the_unknown_last(archive):
    assert list(counted("", "outlet").items()) == [("Harbour Gazette", 2), ("The Lantern", 1), ("Unknown outlet", 1)]


def test_a_chosen_outlet_keeps_its_neighbours(archive):
    assert counted("outlet=the-lantern", "outlet") == {"Harbour Gazette": 2, "The Lantern": 1, "Unknown outlet": 1}


def test_a_choice_narrows_the_other_facets(archive):
    assert "topic" not in shown("outlet=the-lantern")


def test_a_chosen_value_stays_at_nought(archive):
    assert counted("q=pilots&outlet=harbour-gazette", "outlet") == {"The Lantern": 1, "Harbour Gazette": 0}


def test_chosen_lines_are_ticked(archive):
    ticked = {value.label for value in shown("outlet=the-lantern&outlet=none")["outlet"].values if value.chosen}
    assert ticked == {"The Lantern", "Unknown outlet"}


def test_a_link_ticks_and_drops_the_page(archive):
    assert line("q=storm&page=2", "outlet", "Harbour Gazette").url == "?q=storm&outlet=harbour-gazette"


def test_a_link_shows_its_value_instead_of_what_is_ticked(archive):
    assert line("outlet=the-lantern", "outlet", "Unknown outlet").url == "?outlet=none"


def test_another_link_adds_to_what_is_ticked(archive):
    assert line("outlet=the-lantern", "outlet", "Unknown outlet").or_url == "?outlet=the-lantern&outlet=none"


def test_people_narrow_one_another(archive):
    other = make_person("Anton Varga")
    make_article("Both", people=[archive, other])
    drain_all()
    found = line(f"person={archive.pk}", "person", "Anton Varga")
    assert (found.url, found.or_url, found.count) == (f"?person={archive.pk}&person={other.pk}", "", 1)


def test_a_link_leaves_out(archive):
    assert line("q=storm", "outlet", "Harbour Gazette").exclude_url == "?q=storm&exclude.outlet=harbour-gazette"


def test_leaving_out_takes_a_choice_back(archive):
    chosen = line("outlet=harbour-gazette&outlet=none", "outlet", "Harbour Gazette")
    assert chosen.exclude_url == "?outlet=none&exclude.outlet=harbour-gazette"


def test_a_period_can_be_left_out(archive):
    assert line("", "date", "2025").exclude_url == "?exclude.date=2025"
    assert line("exclude.date=2024", "date", "Undated").exclude_url == "?exclude.date=2024&exclude.date=none"


def test_a_link_unticks(archive):
    assert line("q=storm&outlet=harbour-gazette", "outlet", "Harbour Gazette").url == "?q=storm"


def test_ticking_takes_an_exclusion_back(archive):
    assert "exclude.outlet=the-lantern" in line("exclude.outlet=the-lantern", "outlet", "Harbour Gazette").url
    assert "exclude" not in line("outlet=the-lantern&exclude.outlet=the-lantern", "outlet", "The Lantern").url


def test_people_are_ticked_by_id(archive):
    assert line("", "person", "Ilse Varga").url == f"?person={archive.pk}"


def test_years_come_in_order_and_the_undated_last(archive):
    assert list(counted("", "date").items()) == [("2024", 1), ("2025", 2), ("Undated", 1)]


def test_a_chosen_year_shows_its_months(archive):
    assert counted("after=2025&before=2025", "date") == {"2025": 2, "June 2025": 2, "Undated": 1}


def test_a_chosen_month_shows_its_days(archive):
    days = list(counted("after=2025-06&before=2025-06", "date"))
    assert days[:5] == ["2025", "June 2025", "3 June 2025", "4 June 2025", "5 June 2025"]


def test_a_chosen_day_stands_below_its_month_and_its_year(archive):
    lines = shown("after=2025-06-04&before=2025-06-04")["date"].values
    assert [(each.label, each.level, each.chosen) for each in lines[:3]] == [
        ("2025", 0, False),
        ("June 2025", 1, False),
        ("4 June 2025", 2, True),
    ]


def test_the_year_of_a_chosen_month_leads_to_all_of_it(archive):
    assert line("after=2025-06&before=2025-06", "date", "2025").url == "?after=2025&before=2025"


def test_a_year_is_chosen_by_its_bounds(archive):
    assert line("date=none", "date", "2024").url == "?after=2024&before=2024"


def test_unticking_a_month_leads_to_its_year(archive):
    assert line("after=2025-06&before=2025-06", "date", "June 2025").url == "?after=2025&before=2025"


def test_unticking_a_year_leads_to_all_years(archive):
    assert line("q=storm&after=2025&before=2025", "date", "2025").url == "?q=storm"


def test_the_undated_can_be_chosen(archive):
    assert line("after=2025", "date", "Undated").url == "?date=none"


def facets_of(outlets: list, querystring: str = "") -> FacetResult:
    """Count outlets as if each had one article more than the one before."""
    counts = {source.pk: number for number, source in enumerate(outlets, start=1)}
    return facet_results(Results(0, (), {"outlet": counts}), ArticleFilter(QueryDict(querystring)))[0]


@pytest.fixture
def many():
    return [make_source(f"Outlet {number}") for number in range(25)]


def test_a_long_facet_shows_the_twenty_most_frequent(many):
    assert [value.count for value in facets_of(many).values] == list(range(25, 5, -1))


def test_a_long_facet_leads_to_all_of_it(many):
    assert facets_of(many, "q=storm").more_url == "?q=storm&more=outlet"
    assert facets_of(many[:20]).more_url == ""


def test_all_of_a_long_facet_can_be_shown(many):
    shown = facets_of(many, "q=storm&more=outlet&more=topic")
    assert (len(shown.values), shown.fewer_url, shown.more_url) == (25, "?q=storm&more=topic", "")


def test_names_can_be_looked_for_in_a_facet(archive):
    assert counted("in.outlet=LANT", "outlet") == {"The Lantern": 1}


def test_other_spellings_are_looked_through_too(archive):
    Source.objects.get(slug="the-lantern").names.create(name="Lanterne de Wend", key="lanterne de wend")
    assert list(counted("in.outlet=de+wend", "outlet")) == ["The Lantern"]


def test_people_are_found_whatever_the_accents(archive):
    person = make_person("Iñigo Rísquez", slug="inigo")
    person.names.update(key="inigo risquez")
    make_article("Named", people=[person])
    drain_all()
    assert list(counted("in.person=Rísq", "person")) == ["Iñigo Rísquez"]


def test_what_is_chosen_in_a_facet_keeps_the_name_looked_for(archive):
    found = shown("in.outlet=lant")["outlet"]
    assert (found.values[0].url, found.anywhere_url) == ("?in.outlet=lant&outlet=the-lantern", "?")


def test_an_outlet_too_rare_for_the_most_frequent_is_found(archive, monkeypatch):
    monkeypatch.setattr("articles.facets.declared.MOST_SHOWN", 1)
    assert counted("in.outlet=lant", "outlet") == {"The Lantern": 1}


def test_outlets_of_one_name_are_told_apart_by_country(archive):
    for number, country in enumerate(("IE", "AE")):
        national = Source.objects.create(name="The National", slug=f"the-national-{number}", country=country)
        make_article(source=national)
    drain_all()
    hints = [value.hint for value in shown("")["outlet"].values if value.label == "The National"]
    assert sorted(hints) == ["AE", "IE"]


def test_people_of_one_name_are_told_apart_by_their_role(archive):
    namesake = make_person("Ilse Varga", slug="ilse-varga-2")
    make_mention(make_article("Named"), namesake, role="harbour pilot")
    drain_all()
    hints = {value.value: value.hint for value in shown("")["person"].values if value.label == "Ilse Varga"}
    assert hints == {str(archive.pk): f"no. {archive.pk}", str(namesake.pk): "harbour pilot"}


def test_a_language_has_its_names(archive):
    make_article("خبر", language="ar")
    drain_all()
    arabic = line("", "language", "Arabic")
    assert (arabic.hint, arabic.url) == ("العربيّة", "?language=ar")


def test_a_language_of_a_country_is_chosen_as_it_is_written(archive):
    make_article("Notícia", language="pt-BR")
    drain_all()
    brazilian = line("", "language", "Brazilian Portuguese")
    chosen = line(brazilian.url, "language", "Brazilian Portuguese")
    assert (brazilian.url, chosen.chosen, chosen.count) == ("?language=pt-BR", True, 1)


def test_a_language_without_a_name_is_shown_by_its_code(archive):
    make_article("Wurt", language="qxx")
    drain_all()
    assert line("", "language", "qxx").count == 1


def test_roles_and_certainties_are_said_in_words(archive):
    make_capture(make_article("Main"), make_article("Related"))
    drain_all()
    assert set(counted("", "role")) == {"On no page", "Main article", "Related article"}
    assert list(counted("", "certainty").items()) == [("To the day", 3), ("Undated", 3)]


def test_labels_are_looked_up_once_for_each_facet(archive, django_assert_num_queries):
    found = ArticleFilter(QueryDict())
    results = engine().search(found.query())
    with django_assert_num_queries(3):
        facet_results(results, found)
