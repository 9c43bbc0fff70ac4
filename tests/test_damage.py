"""Lost words: found where another copy shows them, counted per copy, marked and never repaired."""

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from ingest.damage import Loss, has_joins, lost_words
from ingest.models import Appearance

WHOLE = (
    "The council of Orme dropped the bridge toll on Monday.Lawyers for the ferry company had asked it to wait. "
    "Nobody knows yet who will pay for the repairs of the pier.Mayor Ilse Varga said that the region would."
)
DAMAGED = WHOLE.replace("Monday.Lawyers ", "").replace("pier.Mayor ", "")
TAIL = (
    "\n\nTry Our AI Features\nExplore what Daily8 AI can do for you:\nComments\nNo comments yet...\n"
    "Related Articles\n\n\n"
)
MAIN = f"\nToll dropped\n{WHOLE}\nHashtags{TAIL}"
BLOCK = f"The Lantern\n2 hours ago\n- The Lantern\nToll dropped\n{DAMAGED}\n"
RELATED = f"\nAnother title\nShort.\nHashtags{TAIL}{BLOCK}"


@pytest.fixture
def imported(db, tmp_path):
    """Import pages, each as a dump of its own, in the order given."""

    def run(*pages: str) -> None:
        for number, page in enumerate(pages):
            path = tmp_path / f"{number}.txt"
            path.write_text(page)
            call_command("import_dump", str(path), captured_at="2025-06-05T12:00:00Z", workers=1)

    return run


def counted() -> dict[str, int | None]:
    return dict(Appearance.objects.filter(title="Toll dropped").values_list("role", "lost_words"))


def test_each_lost_token_is_found_with_the_number_of_its_words():
    assert lost_words(DAMAGED, WHOLE) == (
        Loss(DAMAGED.index("for the ferry"), 2),
        Loss(DAMAGED.index("Ilse"), 2),
    )


@pytest.mark.parametrize("copy", [WHOLE, WHOLE.replace(".L", ". L").replace(".M", ".\n\nM"), WHOLE[:60], "", "Else."])
def test_a_copy_that_has_its_words_or_ends_before_lost_none(copy):
    assert lost_words(copy, WHOLE) == ()


def test_a_cut_copy_shows_only_the_holes_before_its_end():
    assert len(lost_words(DAMAGED[:120], WHOLE)) == 1


def test_words_that_meet_in_the_undamaged_text_too_are_no_hole():
    text = "It was on time for the day.Then it was on time for the day."
    copy = "It was on time for the day. It was on time for the day. it was on time"
    assert lost_words(copy, f"{text} the it was on time for") == ()


def test_tokens_in_a_row_are_found():
    whole = "One of the boats had left.Gone.Nobody had seen it sail that night.Yet it came back to the pier."
    copy = "One of the boats had had seen it sail that it came back to the pier."
    assert [loss.words for loss in lost_words(copy, whole)] == [3, 2]


def test_case_marks_and_quotes_do_not_hide_a_hole():
    copy = DAMAGED.replace("of Orme", "of 'Orme'").replace("bridge toll", "Bridge Toll,")
    assert len(lost_words(copy, WHOLE)) == 2


@given(st.text(alphabet="aB. \n", max_size=80), st.text(alphabet="aB. \n", max_size=80))
def test_holes_stand_in_order_at_the_beginning_of_words(copy, undamaged):
    offsets = [loss.offset for loss in lost_words(copy, undamaged)]
    assert all(copy[offset].isalnum() for offset in offsets)
    assert offsets == sorted(offsets)


def test_a_long_repetitive_text_is_read():
    assert lost_words("it was on " * 50_000, "it was on.It was " * 30_000) == ()


def test_only_a_text_with_glued_words_can_tell():
    assert (has_joins(WHOLE), has_joins(DAMAGED)) == (True, False)


@pytest.mark.parametrize("pages", [(MAIN, RELATED), (RELATED, MAIN), (f"{MAIN}{BLOCK}",)])
def test_lost_words_are_counted_in_any_order_of_import(imported, pages):
    imported(*pages)
    assert counted() == {"main": None, "related": 4}


def test_without_an_undamaged_copy_nothing_is_known(imported):
    imported(RELATED)
    assert counted() == {"related": None}


@pytest.mark.parametrize("cut", [(0, 1), (1, 0)])
def test_a_damaged_copy_that_gives_the_text_is_told_by_a_shorter_main_article(imported, cut):
    pages = (RELATED, f"\nToll dropped\n{WHOLE[:140]}\nHashtags{TAIL}")
    imported(*(pages[number] for number in cut))
    assert counted()["related"] == 2


def test_the_article_page_marks_holes_and_keeps_the_text(imported, client):
    imported(RELATED, f"\nToll dropped\n{WHOLE[:140]}\nHashtags{TAIL}")
    article = Article.objects.get(title="Toll dropped")
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'toll on <abbr title="2 words are missing here on the captured page">▢</abbr>for the ferry' in page
    assert "▢" not in article.body


def test_the_article_page_says_how_many_words_a_copy_lost(imported, client):
    imported(MAIN, RELATED)
    assert "4 words lost" in client.get(Article.objects.get(title="Toll dropped").get_absolute_url()).content.decode()


def test_the_article_page_lists_what_was_left_out_of_the_text(imported, client):
    imported(f"\nToll dropped\nREAD MORE: <b>Ferry</b> is back\n{WHOLE}\nHashtags{TAIL}")
    page = client.get(Article.objects.get().get_absolute_url()).content.decode()
    assert "1 line was left out of the text" in page
    assert '<dd dir="auto">READ MORE: &lt;b&gt;Ferry&lt;/b&gt; is back</dd>' in page


def test_a_text_that_a_curator_changed_has_no_marks(imported, client):
    imported(RELATED, f"\nToll dropped\n{WHOLE[:140]}\nHashtags{TAIL}")
    Article.objects.filter(title="Toll dropped").update(body="Changed.")
    assert "▢" not in client.get(Article.objects.get(title="Toll dropped").get_absolute_url()).content.decode()
