"""Every count is exact, whichever way it was come by, and what is remembered is never out of date."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.engine import Document, Engine, Results, Spread
from articles.search.query import Choices, FacetKey, Query
from articles.search.tantivy import TantivyEngine, tallies
from articles.search.tantivy.memory import Memory

from .archives import KEYS, days, documents, histories, queries
from .reference import ReferenceEngine, clicked

JUNE = {"after": date(2025, 6, 1), "before": date(2025, 6, 30)}
WAYS = pytest.mark.parametrize("share_walked", [-1, 2], ids=["values walked", "articles looked at"])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


@WAYS
@settings(max_examples=30)
@given(history=histories(), query=queries())
def test_counts_are_exact_over_segments_and_deletions(folder, share_walked, history, query):
    tried, right = TantivyEngine(folder), ReferenceEngine()
    for engine in (tried, right):
        engine.rebuild([])
        for added, removed in history:
            engine.index(added)
            engine.remove(removed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "SHARE_WALKED", share_walked)
        patch.setattr(tallies, "ARTICLES_PER_VALUE", 0)
        results, expected = tried.search(query), right.search(query)
    assert (results.facets, results.dates) == (expected.facets, expected.dates)


@settings(max_examples=20)
@given(archive=documents(), query=queries())
def test_every_count_is_what_a_click_shows(folder, archive, query):
    engine = TantivyEngine(folder)
    engine.rebuild(archive)
    assert_clicks_keep_promises(engine, query)


starts = st.builds(
    Query,
    chosen=st.sampled_from([Choices(), Choices(topic=(None,)), Choices(person=(21,)), Choices(role=("main", None))]),
    excluded=st.sampled_from([Choices(), Choices(outlet=(1,)), Choices(topic=(None,)), Choices(certainty=("day",))]),
    certain=st.booleans(),
)


@settings(max_examples=10)
@given(archive=documents(), start=starts)
def test_every_count_is_what_two_clicks_show(folder, archive, start):
    engine = TantivyEngine(folder)
    engine.rebuild(archive)
    for choice in shown(engine.search(start)):
        assert_clicks_keep_promises(engine, clicked(start, *choice))


@settings(max_examples=10)
@given(archive=documents(), after=days, before=days, certain=st.booleans())
def test_every_day_counted_is_what_a_click_shows(folder, archive, after, before, certain):
    engine = TantivyEngine(folder)
    engine.rebuild(archive)
    assert_clicks_keep_promises(engine, Query(after=after, before=before, certain=certain, sort="date"))
    assert_clicks_keep_promises(engine, Query(**JUNE, certain=certain))


def assert_clicks_keep_promises(engine: Engine, query: Query) -> None:
    """Click every value that is shown and every other one that there could be."""
    results = engine.search(query)
    for facet, key in {*shown(results), *((facet, key) for facet, keys in KEYS.items() for key in keys)}:
        found = engine.search(clicked(query, facet, key), facets=False).total
        assert found == counted(results, query, facet, key), (facet, key)


def shown(results: Results) -> list[tuple[str, FacetKey]]:
    values = [(facet, key) for facet, counts in results.facets.items() for key in counts]
    return values + [("date", period) for period in results.dates]


def counted(results: Results, query: Query, facet: str, key: FacetKey) -> int:
    if facet != "date":
        return results.facets[facet].get(key, 0)
    spread = results.dates[key]
    return spread.certain if query.certain else spread.possible


ADDED = datetime(2025, 7, 1, tzinfo=UTC)


def article(number: int, **values: object) -> Document:
    return Document(number, "Harbour", "The quay of Wend.", ADDED, **values)


@pytest.fixture
def ranked(engine: Engine) -> Engine:
    """Outlet 1 has one article, outlet 2 two, and so on to 6; seven articles have none."""
    outlets = [outlet for outlet in range(1, 7) for _ in range(outlet)] + [None] * 7
    engine.index([article(number, source_id=outlet) for number, outlet in enumerate(outlets, start=1)])
    return engine


def test_the_most_frequent_values_are_counted(ranked):
    assert ranked.search(Query(), most=3).facets["outlet"] == {None: 7, 6: 6, 5: 5}


def test_none_is_counted_beyond_the_most_frequent_values(ranked):
    ranked.remove(range(23, 29))
    assert ranked.search(Query(), most=2).facets["outlet"] == {6: 6, 5: 5, None: 1}


def test_values_that_are_asked_for_are_counted(ranked):
    results = ranked.search(Query(), most=1, also={"outlet": [1, 2, 4, 99]})
    assert results.facets["outlet"] == {None: 7, 1: 1, 2: 2, 4: 4}


def test_chosen_values_are_counted(ranked):
    query = Query(chosen=Choices(outlet=(2,)), excluded=Choices(language=("ar",)))
    assert ranked.search(query, most=1).facets["outlet"] == {None: 7, 2: 2}


def test_many_values_that_are_asked_for_are_counted(tantivy):
    tantivy.index([article(number, person_ids=(number, number + 1)) for number in range(1, 401)])
    asked = range(100, 300)
    assert (
        tantivy.search(Query(), most=5, also={"person": asked}).facets["person"].items()
        >= dict.fromkeys(asked, 2).items()
    )


@WAYS
def test_more_people_than_an_answer_can_hold_are_counted(tantivy, monkeypatch, share_walked):
    monkeypatch.setattr(tallies, "SHARE_WALKED", share_walked)
    monkeypatch.setattr(tallies, "ARTICLES_PER_VALUE", 0)
    crowds = [article(crowd + 1, person_ids=(1, *range(crowd * 100 + 2, crowd * 100 + 102))) for crowd in range(700)]
    tantivy.index(crowds)
    people = tantivy.search(Query(), most=1000, also={"person": [70_001]}).facets["person"]
    assert (people[1], people[70_001], len(people)) == (700, 1, 1001)


def test_packed_columns_of_more_values_than_an_answer_can_hold_are_counted(tantivy, monkeypatch):
    monkeypatch.setattr(tallies, "EVERY", 2)
    noon = datetime(2025, 6, 4, 12, tzinfo=UTC)
    tantivy.index(
        article(number, roles=(f"role{number % 7}",), published_earliest=noon, published_latest=noon + span)
        for number, span in enumerate((timedelta(35 * months) for months in range(9)), start=1)
    )
    results = tantivy.search(Query(**JUNE))
    assert (len(results.facets["role"]), results.dates["2025"]) == (7, Spread(7, 9))
    assert (results.dates["2025-07"], results.dates["2025-06-04"]) == (Spread(0, 8), Spread(1, 9))


@pytest.mark.parametrize("certain", [True, False])
def test_days_tell_what_is_certain_from_what_is_possible(engine, certain):
    noon = datetime(2025, 6, 1, 12, tzinfo=UTC)
    perhaps = article(1, published_earliest=noon - timedelta(days=1), published_latest=noon)
    engine.index([perhaps, article(2, published_earliest=noon, published_latest=noon)])
    dates = engine.search(Query(**JUNE, certain=certain)).dates
    assert {day: dates[day] for day in dates if len(day) == len("2025-06-01")} == {"2025-06-01": Spread(1, 2)}


def test_dates_of_any_century_are_counted(engine):
    first, last = datetime.min.replace(tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
    engine.index([article(1, published_earliest=first, published_latest=first)])
    engine.index([article(2, published_earliest=last, published_latest=last)])
    one = Spread(1, 1)
    assert engine.search(Query()).dates == {"0001": one, "0001-01": one, "9999": one, "9999-12": one}


def test_languages_and_roles_of_any_name_are_told_apart(engine):
    engine.index([article(1, language="zh-Hant", roles=("main", "related")), article(2, language="", roles=())])
    facets = engine.search(Query()).facets
    assert facets["language"] == {"zh-Hant": 1, None: 1}
    assert facets["role"] == {"main": 1, "related": 1, None: 1}


@pytest.mark.parametrize("query", [Query(), Query("harbour"), Query(chosen=Choices(outlet=(5,)))])
def test_a_change_is_counted_at_once(tantivy, query):
    tantivy.index([article(1, source_id=5)])
    before = tantivy.search(query).facets["outlet"]
    tantivy.index([article(2, source_id=5)])
    assert (before, tantivy.search(query).facets["outlet"]) == ({5: 1}, {5: 2})


def test_a_change_by_another_process_is_counted_at_once(tantivy):
    tantivy.index([article(1, source_id=5)])
    tantivy.search(Query())
    TantivyEngine(tantivy.folder.path).rebuild([article(2, source_id=6)])
    assert tantivy.search(Query()).facets["outlet"] == {6: 1}


@pytest.fixture
def remembered(tantivy: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> TantivyEngine:
    """Search once, and fail whenever something is counted again."""
    tantivy.index([article(number, source_id=number) for number in (1, 2, 3)])
    tantivy.search(Query())
    tantivy.search(Query("harbour"))
    monkeypatch.delattr(tallies.Tallies, "tally")
    return tantivy


@pytest.mark.parametrize(
    ("query", "start"), [(Query(sort="date"), 0), (Query("   "), 0), (Query("harbour"), 2), (Query("harbour"), 0)]
)
def test_pages_and_orders_are_not_counted_again(remembered, query, start):
    results = remembered.search(query, start=start, count=2)
    assert (results.facets["outlet"], len(results.ids)) == ({1: 1, 2: 1, 3: 1}, 1 if start else 2)


def test_other_words_are_counted(remembered):
    with pytest.raises(AttributeError):
        remembered.search(Query("quay"))


def test_what_a_caller_does_to_an_answer_is_not_remembered(tantivy):
    tantivy.index([article(1, source_id=5)])
    results = tantivy.search(Query())
    for counts in (*results.facets.values(), results.dates):
        counts.clear()
    again = tantivy.search(Query())
    assert (again.facets["outlet"], again.facets["language"], again.dates) == ({5: 1}, {"en": 1}, {None: Spread(1, 1)})


def test_memory_lets_go_of_what_was_not_asked_for_longest():
    memory = Memory(2)
    memory.keep("one", 1)
    memory.keep("two", 2)
    memory.get("one")
    memory.keep("three", 3)
    assert [memory.get(key) for key in ("one", "two", "three")] == [1, None, 3]


def test_threads_share_what_is_remembered(tantivy):
    tantivy.index([article(number, source_id=number % 3) for number in range(1, 40)])
    answers: list[Results] = []
    texts = ["", "harbour", "quay", "wend", "absent"]
    threads = [Thread(target=lambda text=text: answers.append(tantivy.search(Query(text)))) for text in texts * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [results.total for results in answers].count(39) == 16
    assert all(sum(results.facets["outlet"].values()) == results.total for results in answers)
