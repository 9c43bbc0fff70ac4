"""What a curator decided about copies stays, whatever is imported or read again, until it is taken back."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count, permutations

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, ArticleTopic, IndexTask
from ingest import reading
from ingest.curation import CurationError, Join, Parting, Release, Undoing, preview
from ingest.models import Appearance, Capture, Decision, Dump, ImportRun
from ingest.records import RawPage
from ingest.store import Batch, store

from .digests import archive
from .factories import make_topic

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 6, 5, 12, tzinfo=UTC)
TAIL = "\nTry Our AI Features\nExplore what Daily8 AI can do for you:\nComments\nNo comments yet...\nRelated Articles\n"
FROST = "Growers in Tarn lost half their blossom in the frost of last night, they said. The valley has not seen such a"
FROST += " night since the winter of the great flood, and the harvest of plums is thought to be lost."
LATER = FROST + " On Tuesday the minister came to look at the trees, and promised seedlings to every farm on the river."
TRAM = "The tram to the harbour opens on Friday after nine years of work, said the mayor of Orme to the press."
TRAM += " Fares stay what they were until the autumn, when the council will look at them again."
"""Texts of which the first two are found to be one."""


def keep(*pages: str) -> None:
    """Import pages in one batch; one that is there already is captured once more, at another address."""
    run = ImportRun.objects.create()
    dump, _ = Dump.objects.get_or_create(sha256="ab" * 32, defaults={"name": "pages", "size": 1, "run": run})
    batch = Batch()
    for number, text in zip(count(Capture.objects.count() + 1), pages):
        again = Capture.objects.filter(sha256=sha256(text.encode()).hexdigest()).count()
        page = RawPage(text.encode(), number, 0, f"https://a.example/{again}", NOON, "stated")
        batch.add(dump.pk, reading.read_page(page))
    store(batch)


def main(title: str, body: str) -> str:
    return f"\n{title}\n{body}\n{TAIL}"


def related(title: str, body: str, outlet: str = "The Lantern", time: str = "04-06-2025") -> str:
    lead = "The library of Wend is open on Sundays now, the council said, and lends boats and lanterns too."
    return f"{main('Library opens', lead)}\n\n{outlet}\n{time}\n- {outlet}\n{title}\n{body}\n"


def texts() -> set[frozenset[int]]:
    """Give the records whose copies are one article; the library is everywhere and counts for nothing."""
    filed: dict[int, set[int]] = {}
    for article, record in Appearance.objects.exclude(title="Library opens").values_list("article", "capture__record"):
        filed.setdefault(article, set()).add(record)
    return {frozenset(records) for records in filed.values()}


def article_of(record: int) -> Article:
    return Article.objects.get(appearances__in=copies(record))


def copies(*records: int) -> list[int]:
    rows = Appearance.objects.filter(capture__record__in=records).exclude(title="Library opens")
    return list(rows.values_list("pk", flat=True))


def sets(*records: set[int]) -> set[frozenset[int]]:
    return {frozenset(some) for some in records}


@pytest.fixture
def frost():
    """One article with two copies: pages 1 and 2."""
    keep(main("Frost in Tarn", FROST), main("Frost in Tarn", LATER))
    assert texts() == sets({1, 2})


@pytest.fixture
def parted(frost, admin_user):
    return Parting(article_of(1), copies(2)).make(admin_user)


@pytest.fixture
def tram():
    """Two articles: page 1 has one, page 2 the other."""
    keep(related("Frost in Tarn", FROST), related("Tram opens", TRAM, "Harbour Gazette"))
    assert texts() == sets({1}, {2})


@pytest.fixture
def joined(tram, admin_user):
    kept = article_of(1)
    Join(kept, [article_of(2)]).make(admin_user)
    return kept


def test_copies_are_parted_from_an_article(parted):
    assert texts() == sets({1}, {2})


def test_the_parts_show_the_texts_of_their_copies(parted):
    assert [article_of(record).body for record in (1, 2)] == [FROST, LATER]


def test_the_article_that_is_parted_keeps_its_address(frost, admin_user):
    article = article_of(1)
    Parting(article, copies(1)).make(admin_user)
    assert article_of(2) == article


def test_all_copies_of_both_parts_say_who_filed_them(parted):
    assert set(Appearance.objects.values_list("filed_by", flat=True)) == {"admin"}


@pytest.mark.parametrize(("body", "whole"), [(FROST, {1, 3}), (LATER, {2, 3})])
def test_later_copies_follow_the_words_that_were_parted(parted, body, whole):
    keep(related("Frost in Tarn", body))
    assert frozenset(whole) in texts()


def test_a_cut_copy_follows_the_part_that_it_is_cut_from(parted):
    keep(main("Frost in Tarn", LATER[40:]))
    assert texts() == sets({1}, {2, 3})


LATER_PAGES = (
    related("Frost in Tarn", LATER),
    main("Frost in Tarn", LATER[40:]),
    related("Frost in Tarn", FROST, "Orb and Post", "03-06-2025"),
    main("Frost in Tarn", ""),
    related("Frost in Tarn", FROST[20:], "Harbour Gazette"),
)


def results(pages) -> list:
    """Import pages after what is there in every order, each in a batch of its own; give the archives."""
    made = []
    for order in permutations(pages):
        with transaction.atomic():
            for page in order:
                keep(page)
            made.append(archive())
            transaction.set_rollback(True)
    return made


def test_a_continued_copy_follows_the_part_that_it_continues(parted):
    keep(main("Frost in Tarn", LATER + " It will rain in the hills until Sunday, said the weather men of Orme."))
    assert texts() == sets({1}, {2, 3})


@pytest.mark.parametrize("number", range(len(LATER_PAGES)))
def test_parts_do_not_depend_on_the_order_of_what_comes_later(parted, number):
    first, *others = results(LATER_PAGES[:number] + LATER_PAGES[number + 1 :])
    assert all(other == first for other in others)


@pytest.mark.parametrize("later", [main("Tram opens", ""), related("Frost in Tarn", FROST[20:], "Harbour Gazette")])
def test_a_join_does_not_depend_on_the_order_of_what_comes_later(joined, later):
    first, *others = results([later, main("Tram opens", TRAM[:150]), related("Frost in Tarn", FROST, "Orb and Post")])
    assert all(other == first for other in others)


def test_the_text_that_an_import_adds_to_a_part_is_found_by_the_search(parted):
    IndexTask.objects.all().delete()
    keep(main("Frost in Tarn", LATER + " It will rain."))
    assert parted.pk in IndexTask.objects.values_list("article_id", flat=True)


def test_parts_survive_reading_the_pages_again(parted):
    before = archive()
    call_command("reread", verbosity=0)
    assert (archive(), texts()) == (before, sets({1}, {2}))


def test_copies_are_parted_to_an_article_that_is_there(tram, admin_user):
    keep(main("Frost in Tarn", LATER))
    Parting(article_of(1), copies(3), article_of(2)).make(admin_user)
    assert texts() == sets({1}, {2, 3})


def test_parting_is_undone(parted):
    Undoing(Decision.objects.get()).make()
    assert (texts(), set(Appearance.objects.values_list("filed_by", flat=True))) == (sets({1, 2}), {""})


def test_the_address_of_a_part_leads_back_when_parting_is_undone(parted):
    Undoing(Decision.objects.get()).make()
    parted.refresh_from_db()
    assert parted.merged_into == article_of(1)


def test_what_followed_a_part_comes_back_with_it(parted):
    keep(related("Frost in Tarn", LATER))
    Undoing(Decision.objects.get()).make()
    assert texts() == sets({1, 2, 3})


def test_a_part_of_a_withdrawn_article_is_withdrawn(frost, admin_user):
    Article.objects.update(status="withdrawn", locked={"status": "anna"})
    new = Parting(article_of(1), copies(2)).make(admin_user)
    assert (new.status, new.locked) == ("withdrawn", {"status": "admin"})


@pytest.mark.parametrize(("ticked", "sentence"), [((), "No copy is ticked."), ((1, 2), "All copies are ticked.")])
def test_parting_none_or_all_is_refused(frost, admin_user, ticked, sentence):
    with pytest.raises(CurationError, match=sentence):
        Parting(article_of(1), copies(*ticked)).make(admin_user)


def test_a_text_whose_people_were_corrected_is_not_taken_away(frost, admin_user):
    Article.objects.update(locked={"people": "anna"})
    with pytest.raises(CurationError, match="A curator corrected the people"):
        Parting(article_of(1), copies(2)).make(admin_user)


def test_articles_are_joined(joined):
    assert texts() == sets({1, 2})


def test_the_other_address_leads_to_the_joined_article(joined):
    assert Article.objects.get(title="Tram opens").merged_into == joined


def test_a_joined_article_stays_that_of_its_outlet(joined):
    assert article_of(1).source.name == "The Lantern"


@pytest.mark.parametrize("later", [main("Tram opens", TRAM), related("Tram opens", TRAM, "Harbour Gazette")])
def test_later_copies_of_either_text_are_of_the_joined_article(joined, later):
    keep(later)
    assert texts() == sets({1, 2, 3})


def test_a_reprint_of_a_joined_text_is_an_article_of_its_own(joined):
    keep(related("Tram opens", TRAM, "Orb and Post"))
    assert texts() == sets({1, 2}, {3})


def test_a_join_survives_reading_the_pages_again(joined):
    before = archive()
    call_command("reread", verbosity=0)
    assert (archive(), texts()) == (before, sets({1, 2}))


def test_a_join_is_undone(tram, admin_user):
    before = archive()
    Join(article_of(2), [article_of(1)]).make(admin_user)
    Undoing(Decision.objects.get()).make()
    assert archive() == before


def test_undoing_a_join_gives_the_other_article_its_address_back(joined):
    Undoing(Decision.objects.get()).make()
    assert (article_of(2).title, article_of(2).merged_into) == ("Tram opens", None)


def test_what_came_since_follows_when_a_join_is_undone(joined):
    keep(*[main("Tram opens", TRAM + "\n" * number) for number in range(1, 4)])
    Undoing(Decision.objects.get()).make()
    assert (texts(), article_of(1)) == (sets({1}, {2, 3, 4, 5}), joined)


def test_a_join_of_copies_that_are_gone_is_undone_and_the_address_leads_on(joined):
    Appearance.objects.filter(pk__in=copies(2)).delete()
    Undoing(Decision.objects.get()).make()
    assert Article.objects.get(title="Tram opens").merged_into == joined


def test_an_article_that_has_only_what_was_joined_to_it_is_hidden_when_that_goes_back(joined):
    Appearance.objects.filter(pk__in=copies(1)).delete()
    Undoing(Decision.objects.get()).make()
    joined.refresh_from_db()
    assert (joined.status, article_of(2).status) == ("hidden", "published")


def test_topics_that_a_curator_added_go_along_and_back(tram, admin_user):
    added = ArticleTopic.objects.create(article=article_of(2), topic=make_topic("Transport"), basis="curator")
    Join(article_of(1), [article_of(2)]).make(admin_user)
    assert article_of(1).topics.filter(pk=added.topic_id).exists()
    Undoing(Decision.objects.get()).make()
    assert [article_of(number).topics.filter(pk=added.topic_id).exists() for number in (1, 2)] == [False, True]


def test_an_article_that_led_to_a_joined_one_leads_on_and_back(tram, admin_user):
    kept, other = article_of(1), article_of(2)
    former = Article.objects.create(title="Tram", merged_into=other, copy_group=1, imported_at=NOON)
    Join(kept, [other]).make(admin_user)
    former.refresh_from_db()
    assert former.merged_into == kept
    Undoing(Decision.objects.get()).make()
    former.refresh_from_db()
    assert former.merged_into == other


def test_a_correction_goes_along_and_back(tram, admin_user):
    other = article_of(2)
    Article.objects.filter(pk=other.pk).update(title="Tram opens at last", locked={"title": "anna"})
    Join(article_of(1), [other]).make(admin_user)
    assert (article_of(1).title, article_of(1).locked) == ("Tram opens at last", {"title": "anna"})
    Undoing(Decision.objects.get()).make()
    assert (article_of(1).title, article_of(1).locked) == ("Frost in Tarn", {})


def test_articles_of_different_status_are_not_joined(tram, admin_user):
    Article.objects.filter(pk=article_of(2).pk).update(status="withdrawn")
    with pytest.raises(CurationError, match="Some are published and some withdrawn"):
        Join(article_of(1), [article_of(2)]).make(admin_user)


def test_an_article_that_is_a_part_of_another_is_not_joined(joined, admin_user):
    with pytest.raises(CurationError, match="is a part of article"):
        Join(joined, [Article.objects.get(title="Tram opens")]).make(admin_user)


def test_a_decision_on_which_a_later_one_rests_is_not_undone(joined, admin_user):
    Parting(joined, copies(2)).make(admin_user)
    with pytest.raises(CurationError, match="Take back first"):
        Undoing(Decision.objects.earliest("pk")).make()


def test_decisions_that_do_not_touch_are_undone_in_any_order(tram, admin_user):
    keep(main("Ferry returns", "The ferry to Wend sails again, and the crews that mended the pier at night sail too."))
    Join(article_of(1), [article_of(2), article_of(3)]).make(admin_user)
    Undoing(Decision.objects.earliest("pk")).make()
    assert texts() == sets({1, 3}, {2})


def test_copies_are_given_back_to_imports(joined, admin_user):
    before = sets({1}, {2})
    Parting(joined, copies(2)).make(admin_user)
    Release(joined).make()
    assert (texts(), Decision.objects.count(), Appearance.objects.exclude(filed_by="").count()) == (before, 0, 0)


def test_an_article_about_which_nothing_was_decided_has_nothing_to_give_back(tram):
    with pytest.raises(CurationError, match="No curator decided anything"):
        Release(article_of(1)).make()


def test_a_preview_says_what_would_change(tram, admin_user):
    kept, other = article_of(1), article_of(2)
    seen = preview(Join(kept, [other]), admin_user)
    told = {str(one) for some in seen.changed.values() for one in some}
    assert f"article {kept.pk}: copies: “1” → “2”" in told
    assert f"article {other.pk}: leads to: nothing → “article {kept.pk}”" in told


def test_a_preview_changes_nothing(tram, admin_user):
    before = archive()
    preview(Parting(article_of(1), copies(1)), admin_user)
    preview(Join(article_of(1), [article_of(2)]), admin_user)
    assert (archive(), Decision.objects.count()) == (before, 0)


def test_a_preview_says_why_a_decision_is_refused(frost, admin_user):
    assert preview(Parting(article_of(1), ()), admin_user).refusals == ("No copy is ticked.",)


def test_the_same_dump_changes_no_decision(tmp_path, admin_user):
    path = tmp_path / "pages.jsonl"
    lines = [json.dumps({"text": main("Frost", body), "date": NOON.isoformat()}) + "\n" for body in (FROST, LATER)]
    path.write_text("".join(lines))
    call_command("import_dump", str(path), workers=1)
    Parting(article_of(1), copies(2)).make(admin_user)
    before = archive()
    path.write_text("".join(reversed(lines)))
    call_command("import_dump", str(path), workers=1)
    assert archive() == before


def test_other_captures_of_the_same_pages_change_no_decision(frost, admin_user):
    Parting(article_of(1), copies(2)).make(admin_user)
    keep(main("Frost in Tarn", LATER), main("Frost in Tarn", FROST))
    assert texts() == sets({1, 4}, {2, 3})
