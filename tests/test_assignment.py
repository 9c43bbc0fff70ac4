"""Which copies of one text are one article."""

from datetime import UTC, datetime

from ingest.filing.assignment import Copy, Part, keep_addresses, part_by_date, part_by_outlet, united

NAMES = {1: "Harbour Gazette", 2: "The Lantern"}
MONDAY, FRIDAY = ((datetime(2025, 6, day, 8, tzinfo=UTC), datetime(2025, 6, day, 9, tzinfo=UTC)) for day in (2, 6))


def copy(rank: int, source: int | None = None, *, wording: int = 7, dates=None, **decided) -> Copy:
    return Copy((1, rank), wording, source, dates, **decided)


def parted(*copies: Copy, outlets=None) -> set[frozenset[int]]:
    parts = part_by_outlet(copies, outlets or {}, NAMES, lambda one, other: (float(one == other), 0.0))
    return {frozenset(copy.place[1] for copy in part.copies) for part in parts}


def test_the_same_text_under_another_outlet_is_another_article():
    assert parted(copy(0, 1), copy(1, 2), copy(2, 1)) == {frozenset({0, 2}), frozenset({1})}


def test_copies_without_an_outlet_join_the_one_that_is_named():
    assert parted(copy(0), copy(1, 2), copy(2)) == {frozenset({0, 1, 2})}


def test_copies_that_name_no_outlet_at_all_are_one_article():
    assert parted(copy(0), copy(1)) == {frozenset({0, 1})}


def test_of_several_outlets_a_copy_joins_the_one_with_its_words():
    assert parted(copy(0), copy(1, 1, wording=8), copy(2, 2)) == {frozenset({1}), frozenset({0, 2})}


def test_of_several_outlets_a_copy_joins_the_one_of_its_time():
    copies = (copy(0, dates=FRIDAY), copy(1, 1, dates=MONDAY), copy(2, 2, dates=FRIDAY))
    assert parted(*copies) == {frozenset({1}), frozenset({0, 2})}


def test_of_several_outlets_a_copy_joins_the_earliest():
    copies = (copy(0), copy(1, 1, dates=FRIDAY), copy(2, 2, dates=MONDAY))
    assert parted(*copies) == {frozenset({1}), frozenset({0, 2})}


def test_the_order_of_the_copies_does_not_matter():
    copies = [copy(0), copy(1, 1), copy(2, 2), copy(3, wording=8), copy(4, 2, wording=8)]
    assert parted(*copies) == parted(*reversed(copies))


def test_copies_that_a_curator_parted_stay_apart():
    decided = (copy(0, 1, article=5, decided=True), copy(1, 1, article=6, decided=True))
    assert parted(*decided) == {frozenset({0}), frozenset({1})}


def test_a_copy_follows_the_words_that_a_curator_parted():
    decided = (copy(0, 1, article=5, decided=True), copy(1, 1, wording=8, article=6, decided=True))
    assert parted(*decided, copy(2, 1, wording=8)) == {frozenset({0}), frozenset({1, 2})}


def test_a_copy_of_the_outlet_that_a_curator_said_joins_the_article():
    assert parted(copy(0, 1, article=5, decided=True), copy(1, 2), outlets={5: {2}}) == {frozenset({0, 1})}


def test_a_copy_without_an_outlet_follows_the_words_that_a_curator_parted():
    decided = (copy(0, 1, article=5, decided=True), copy(1, wording=8, article=6, decided=True))
    assert parted(*decided, copy(2, wording=8)) == {frozenset({0}), frozenset({1, 2})}


def test_a_copy_of_words_that_a_curator_parted_by_time_joins_those_of_its_time():
    decided = [copy(n, 1, article=5 + n, decided=True, dates=dates) for n, dates in enumerate((MONDAY, FRIDAY))]
    assert parted(*decided, copy(2, 1, dates=FRIDAY)) == {frozenset({0}), frozenset({1, 2})}


def test_of_two_outlets_the_earliest_joins_what_a_curator_filed_without_one():
    copies = (copy(0, article=5, decided=True), copy(1, 1, dates=FRIDAY), copy(2, 2, dates=MONDAY))
    expected = {frozenset({0, 2}), frozenset({1})}
    assert (parted(*copies), parted(*reversed(copies))) == (expected, expected)


def test_a_copy_joins_no_article_that_a_curator_made_of_another_outlet():
    assert parted(copy(0, article=5, decided=True), copy(1, 1), outlets={5: {2}}) == {frozenset({0}), frozenset({1})}


def bare(*copies: Copy, articles: list[Part] | None = None) -> set[frozenset[int]]:
    parts = [*(articles or ()), *part_by_date(copies, articles or [], {})]
    return {frozenset(copy.place[1] for copy in part.copies) for part in parts}


def test_a_title_without_a_text_joins_the_one_article_of_that_title():
    assert bare(copy(0), articles=[Part([copy(1, 1)], outlets={1})]) == {frozenset({0, 1})}


def test_a_title_without_a_text_joins_none_of_several_articles():
    articles = [Part([copy(number, 1)], outlets={1}) for number in (1, 2)]
    assert bare(copy(0), articles=articles) == {frozenset({0}), frozenset({1}), frozenset({2})}


def test_a_title_without_a_text_joins_the_article_of_its_time():
    articles = [Part([copy(1, 1, dates=MONDAY)], outlets={1}), Part([copy(2, 1, dates=FRIDAY)], outlets={1})]
    assert bare(copy(0, dates=FRIDAY), articles=articles) == {frozenset({1}), frozenset({0, 2})}


def test_a_title_without_a_text_joins_the_article_where_a_curator_filed_it():
    articles = [Part([copy(number, 1, wording=number)], article=number, outlets={1}) for number in (1, 2)]
    assert bare(copy(0, article=2, decided=True), copy(3), articles=articles) == {frozenset({1}), frozenset({2, 0, 3})}


def test_titles_of_different_days_are_different_articles():
    assert bare(copy(0, 1, dates=MONDAY), copy(1, 1, dates=FRIDAY)) == {frozenset({0}), frozenset({1})}


def test_a_part_goes_on_with_the_oldest_article_of_its_copies():
    parts = [Part([copy(0, 1, article=6), copy(1, 1, article=5)])]
    assert (keep_addresses(parts, ()), parts[0].article) == ({6: 5}, 5)


def test_a_part_goes_on_with_the_article_that_a_curator_corrected():
    parts = [Part([copy(0, 1, article=6), copy(1, 1, article=5)])]
    assert (keep_addresses(parts, {6}), parts[0].article) == ({5: 6}, 6)


def test_of_two_parts_the_larger_goes_on_with_an_article():
    parts = [Part([copy(0, 1, article=5)]), Part([copy(1, 2, article=5), copy(2, 2, article=5)])]
    assert (keep_addresses(parts, ()), [part.article for part in parts]) == ({}, [None, 5])


def test_an_article_that_a_curator_filed_copies_under_leads_nowhere_else():
    parts = [Part([copy(0, 1, article=5, decided=True)], article=5), Part([copy(n, 2, article=5) for n in (1, 2)])]
    parts[1].add(copy(3, 2, article=6))
    assert (keep_addresses(parts, ()), [part.article for part in parts]) == ({}, [5, 6])


def test_copies_of_two_texts_that_a_curator_joined_are_one_article():
    parts = united([Part([copy(0)], article=5), Part([copy(1)]), Part([copy(2, wording=8)], article=5)])
    assert [[one.place[1] for one in part.copies] for part in parts] == [[0, 2], [1]]
