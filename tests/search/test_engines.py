"""What every engine must do, one fact each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.engine import Document, Spread
from articles.search.query import Choices, Query

ADDED = datetime(2025, 7, 1, tzinfo=UTC)
NOON = datetime(2025, 6, 4, 12, tzinfo=UTC)
HARBOUR = Document(1, "Harbour opens", "The new harbour of Wend opens with a long quay.", ADDED, source_id=5)
STORM = Document(2, "Storm passes", "Rísquez saw the storms pass the harbour wall.", ADDED, topic_ids=(7, 8))
PILOT = Document(3, "Pilot boat", "A pilot called Ilse sent an e-mail: 東京港は静かだ.", ADDED, person_ids=(9,))


@pytest.fixture
def three(engine):
    engine.index([HARBOUR, STORM, PILOT])
    return engine


def found(engine, text: str = "", **choices) -> set[int]:
    return {*engine.search(Query(text, **choices)).ids}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {1, 2, 3}),
        ("harbour", {1, 2}),
        ("HARBOURS", {1, 2}),
        ("risquez", {2}),
        ("Rísquez", {2}),
        ("harbour storm", {2}),
        ("quay OR pilot", {1, 3}),
        ("-harbour", {3}),
        ("harbour -quay", {2}),
        ("-harbour -pilot", set()),
        ('"harbour wall"', {2}),
        ('"harbour walls"', set()),
        ('"wall harbour"', set()),
        ("har*", {1, 2}),
        ("e-mail", {3}),
        ("mail", {3}),
        ("quay -(storm OR pilot)", {1}),
        ("title:harbour", {1}),
        ("title:(storm OR pilot)", {2, 3}),
        ("-title:storms", {1, 3}),
        ("title:har*", {1}),
        ('"wall harbour"~0', {2}),
        ('"harbour storms"~2', {2}),
        ('"harbour storms"~1', set()),
        ('"storms harbour risquez"~4', {2}),
        ('"storms harbour risquez"~3', set()),
        ('"harbour quay"~3', set()),
        ('"e-mail ilse"~1', set()),
        ('"e-mail ilse"~2', {3}),
        ("is:undated harbour", {1, 2}),
        ("date:2025", set()),
        ("outlet:unheard-of", set()),
        ("-outlet:unheard-of", {1, 2, 3}),
        ("absent", set()),
    ],
)
def test_words_find(three, text, ids):
    assert found(three, text) == ids


def test_words_of_scripts_without_spaces_are_found(tantivy):
    tantivy.index([PILOT])
    assert found(tantivy, "東京") == {3}


@pytest.mark.parametrize(
    ("choices", "ids"),
    [
        ({"chosen": Choices(outlet=(5,))}, {1}),
        ({"chosen": Choices(outlet=(None,))}, {2, 3}),
        ({"chosen": Choices(outlet=(5, None))}, {1, 2, 3}),
        ({"excluded": Choices(outlet=(5,))}, {2, 3}),
        ({"excluded": Choices(outlet=(None,))}, {1}),
        ({"chosen": Choices(topic=(7,))}, {2}),
        ({"chosen": Choices(topic=(7, 99))}, {2}),
        ({"chosen": Choices(person=(9,))}, {3}),
        ({"chosen": Choices(person=(9, 10))}, set()),
        ({"chosen": Choices(person=(9, None))}, set()),
        ({"chosen": Choices(person=(None,))}, {1, 2}),
        ({"excluded": Choices(person=(9,))}, {1, 2}),
        ({"chosen": Choices(language=("en",))}, {1, 2, 3}),
        ({"chosen": Choices(role=("main",))}, set()),
        ({"chosen": Choices(certainty=(None,))}, {1, 2, 3}),
        ({"dated": True}, set()),
        ({"undated": True}, {1, 2, 3}),
        ({"after": date(1900, 1, 1)}, set()),
    ],
)
def test_choices_narrow(three, choices, ids):
    assert found(three, **choices) == ids


def test_a_name_stands_for_any_of_its_rows(three):
    query = Query("outlet:gazette OR topic:ships")
    gazette, ships = query.expression.parts
    assert {*three.search(replace(query, named={gazette: (4, 5), ships: (8,)})).ids} == {1, 2}


@pytest.mark.parametrize(("certain", "ids"), [(False, {1}), (True, set())])
def test_a_date_in_the_words_is_read_like_the_chosen_period(engine, certain, ids):
    engine.index([replace(HARBOUR, published_earliest=NOON, published_latest=NOON + timedelta(days=1)), STORM])
    assert found(engine, "date:2025-06-04", certain=certain) == ids


@pytest.mark.parametrize(
    ("choices", "matches"),
    [
        ({"after": date(2025, 6, 4)}, True),
        ({"after": date(2025, 6, 5)}, True),
        ({"after": date(2025, 6, 6)}, False),
        ({"before": date(2025, 6, 4)}, True),
        ({"before": date(2025, 6, 3)}, False),
        ({"after": date(2025, 6, 5), "certain": True}, False),
        ({"after": date(2025, 6, 4), "certain": True}, True),
        ({"before": date(2025, 6, 4), "certain": True}, False),
        ({"before": date(2025, 6, 5), "certain": True}, True),
        ({"undated": True}, False),
    ],
)
def test_an_interval_over_midnight_lies_in_both_days(engine, choices, matches):
    engine.index([replace(HARBOUR, published_earliest=NOON, published_latest=NOON + timedelta(days=1))])
    assert bool(found(engine, **choices)) == matches


def test_days_are_those_of_utc(engine):
    instant = datetime.fromisoformat("2025-06-05T01:00:00+04:00")
    engine.index([replace(HARBOUR, published_earliest=instant, published_latest=instant)])
    assert found(engine, before=date(2025, 6, 4)) == {1}


def test_an_article_indexed_again_replaces_its_entry(three):
    three.index([replace(HARBOUR, title="Quarry", body="")])
    assert (found(three, "harbour"), found(three, "quarry")) == ({2}, {1})


def test_a_removed_article_is_not_found(three):
    three.remove([1])
    assert {*dict(three.entries())} == {2, 3}


def test_entries_tell_what_was_indexed(three):
    changed = replace(STORM, title="Storm passes by")
    three.index([changed])
    assert dict(three.entries([1, 2, 4])) == {1: HARBOUR.digest(), 2: changed.digest()}


def test_a_rebuilt_index_holds_the_given_articles_alone(three):
    assert three.rebuild([STORM]) == 1
    assert {*dict(three.entries())} == {2}


def test_a_title_weighs_more_than_a_body(tantivy):
    tantivy.index([replace(PILOT, body="quay " * 3), replace(HARBOUR, title="The quay of Wend", body="Quiet.")])
    assert tantivy.search(Query("quay")).ids == (1, 3)


def test_equally_good_articles_come_by_id_on_every_page(tantivy):
    tantivy.index([replace(HARBOUR, id=number) for number in (4, 2, 9, 7)])
    tantivy.index([replace(HARBOUR, id=number) for number in (8, 1, 6)])
    pages = [tantivy.search(Query("harbour"), start=start, count=2).ids for start in (0, 2, 4, 6)]
    assert [number for page in pages for number in page] == [9, 8, 7, 6, 4, 2, 1]


def test_many_equally_good_articles_come_by_id(tantivy):
    tantivy.index([replace(HARBOUR, id=number) for number in range(1, 300)])
    assert tantivy.search(Query("harbour"), count=3).ids == (299, 298, 297)


def test_the_undated_come_last_in_both_directions(engine):
    engine.index([HARBOUR, replace(STORM, published_earliest=NOON, published_latest=NOON)])
    assert [engine.search(Query(sort=sort)).ids for sort in ("date", "-date")] == [(2, 1), (2, 1)]


def test_facets_leave_out_their_own_choice(three):
    three.index([replace(PILOT, source_id=6)])
    assert three.search(Query(chosen=Choices(outlet=(6,)))).facets["outlet"] == {5: 1, 6: 1, None: 1}


def test_people_narrow_one_another(three):
    three.index([replace(HARBOUR, person_ids=(9, 10)), replace(STORM, person_ids=(11,))])
    assert three.search(Query(chosen=Choices(person=(9,)))).facets["person"] == {9: 2, 10: 1}


def test_an_interval_counts_in_each_month_it_touches(engine):
    engine.index([replace(HARBOUR, published_earliest=NOON, published_latest=NOON + timedelta(days=60))])
    perhaps = Spread(certain=0, possible=1)
    assert engine.search(Query()).dates == {
        "2025": Spread(1, 1),
        "2025-06": perhaps,
        "2025-07": perhaps,
        "2025-08": perhaps,
    }


def test_facets_can_be_left_out(three):
    assert three.search(Query(), facets=False).facets == {}


def test_a_rare_value_is_counted_when_it_is_chosen(tantivy):
    common = [replace(HARBOUR, id=number, source_id=number // 2) for number in range(2, 402)]
    tantivy.index([*common, replace(STORM, source_id=999)])
    assert tantivy.search(Query(chosen=Choices(outlet=(999,)))).facets["outlet"][999] == 1


def test_counts_are_exact_over_many_segments(tantivy):
    common = [replace(HARBOUR, id=number, source_id=number // 2 + 10) for number in range(2, 2402)]
    tantivy.index([*common, replace(STORM, id=2402, source_id=1)])
    tantivy.index([replace(STORM, id=number, source_id=1) for number in (2403, 2404, 2405)])
    assert tantivy.search(Query()).facets["outlet"][1] == 4


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_no_words_make_an_engine_fail(tantivy, text):
    assert tantivy.search(Query(text)).total == 0
