"""Where the words of a query stand in a text."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.search.engine import READ
from articles.search.passages import Mark, marked
from articles.search.query import Query
from articles.search.tantivy import TantivyEngine
from articles.search.words import Near

from .archives import WORDS, Asked, documents, text_parts

LANGUAGES = ("en", "ar", "de", "pt-BR", "zh", "")


@pytest.fixture
def shown(search_index):
    """Mark some words in a text."""

    def shown(text: str, words: str, language: str = "en", *, title: bool = False) -> str:
        return _shown(TantivyEngine(search_index), text, words, language, title=title)

    return shown


def _shown(engine: TantivyEngine, text: str, words: str, language: str, *, title: bool) -> str:
    spans = engine.marker(Query(words)).spans(text, language, title=title)
    return marked(text, [Mark(*span) for span in spans]).replace("<mark>", "[").replace("</mark>", "]")


def test_a_word_is_found_in_all_its_forms(shown):
    assert shown("One storm, two Storms.", "storm") == "One [storm], two [Storms]."


def test_a_word_is_found_in_the_forms_of_the_texts_language(shown):
    assert shown("In den Häusern", "Haus", "de-AT") == "In den [Häusern]"


def test_a_word_inside_another_is_not_found(shown):
    assert shown("A brainstorm, a stormproof _storm_.", "storm") == "A brainstorm, a stormproof _[storm]_."


def test_accents_do_not_move_the_marks(shown):
    assert shown("É é Rísquez and Ri\u0301squez", "risquez") == "É é [Rísquez] and [Ri\u0301squez]"


def test_a_sign_that_is_not_seen_parts_no_word(shown):
    assert shown("a sto\xadrm", "storm") == "a [sto\xadrm]"


def test_the_ending_of_a_possessive_is_not_marked(shown):
    assert shown("The quay’s edge", "quay's") == "The [quay]’s edge"


def test_a_word_with_a_hyphen_is_one_place(shown):
    assert shown("An e-mail, the mail, an e mail", "e-mail") == "An [e-mail], the mail, an [e mail]"


def test_the_beginning_of_a_word_finds_the_whole_word(shown):
    assert shown("Stormy weather, a brainstorm", "storm*") == "[Stormy] weather, a brainstorm"


def test_a_phrase_is_found_only_where_it_stands_so(shown):
    text = "A storm over Wend. Storms over Wend. The storm over the Wend."
    assert shown(text, '"storm over Wend"') == "A [storm over Wend]. Storms over Wend. The storm over the Wend."


def test_words_are_found_only_where_they_are_near_each_other(shown):
    text = "The harbour and its storm. Then the harbour in June."
    assert shown(text, '"storm harbour"~2') == "The [harbour] and its [storm]. Then the [harbour] in June."
    assert shown("harbour at the end of a long storm", '"storm harbour"~2') == "harbour at the end of a long storm"


def test_words_near_each_other_are_found_only_where_all_are(shown):
    assert shown("a storm at the harbour", '"storm harbour pilot"~5') == "a storm at the harbour"


def test_words_left_out_are_not_found(shown):
    assert shown("A quiet night", 'night -quiet -"quiet night"') == "A quiet [night]"


def test_alternatives_are_found(shown):
    assert shown("storm, ferry, quay", "(storm OR quay) -ferry") == "[storm], ferry, [quay]"


def test_words_of_the_title_are_found_in_titles_alone(shown):
    assert shown("storm at the quay", "title:storm quay") == "storm at the [quay]"
    assert shown("storm at the quay", "title:storm quay", title=True) == "[storm] at the [quay]"


def test_without_words_nothing_is_found(shown):
    assert shown("storm", "outlet:lantern date:2025") == "storm"


def test_signs_of_scripts_without_spaces_are_one_place(shown):
    assert shown("東京港は静かだ。東の京", "東京", "ja") == "[東京]港は静かだ。東の京"


def test_words_beside_such_signs_are_found(shown):
    assert shown("东storm在", "storm", "zh") == "东[storm]在"


def test_marks_on_letters_belong_to_the_word(shown):
    assert shown("قال مُحَمَّد", "محمد", "ar") == "قال [مُحَمَّد]"


def test_of_a_long_text_the_beginning_is_read(shown):
    text = "storm ".ljust(READ) + "storm"
    assert shown(text, "storm") == "[storm] ".ljust(READ + 2) + "storm"


atoms = st.sampled_from([*WORDS, "risquez", "stor*", "p*", "東京", "é", '"storm harbour"', '"quay port storm"~3'])
texts = st.lists(st.text(max_size=6) | st.sampled_from([*WORDS, "東京", "e\u0301", "_"]), max_size=30).map("".join)
spaced = st.lists(st.sampled_from([*WORDS, "東京港", "Rísquez’s"]), max_size=30).map(" ".join)


@given(texts | spaced, st.lists(atoms, max_size=4).map(" ".join), st.sampled_from(LANGUAGES))
@example("İ\u0307storm ﬁ ǆ", "storm fi", "tr")
def test_places_are_in_order_and_apart(text, words, language):
    spans = TantivyEngine(Path("nowhere")).marker(Query(words)).spans(text, language)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@given(st.lists(st.sampled_from(["storm", "harbour", "quay"]), max_size=12))
def test_a_phrase_is_found_as_often_as_it_stands(words):
    spans = TantivyEngine(Path("nowhere")).marker(Query('"storm harbour"')).spans(" ".join(words), "en")
    assert len(spans) == sum(pair == ("storm", "harbour") for pair in pairwise(words))


@settings(max_examples=30)
@given(archive=documents(), part=text_parts)
def test_what_is_found_is_marked_and_nothing_else(archive, part):
    with tempfile.TemporaryDirectory() as folder:
        engine, query = TantivyEngine(Path(folder)), Asked(part=part)
        engine.rebuild(archive)
        marker, found = engine.marker(query), {*engine.search(query, facets=False).ids}
    marks = {each.id for each in archive for text in (each.title, each.body) if marker.spans(text, each.language)}
    assert found <= marks if isinstance(part, Near) else found == marks
