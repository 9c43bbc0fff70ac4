"""People found by a spaCy pipeline: a blank one with a ruler, made for each test."""

import json

import pytest
import spacy

from ingest.evaluation import Score, measure
from ingest.evaluation.gold import MarkedText
from ingest.reading import read_page
from ingest.records import Engines, RawPage, Span
from ingest.resolve.people import EngineError, pipelines
from ingest.resolve.people.engines import person_extractor
from ingest.resolve.people.pipelines import SpacyExtractor, pieces

NAMES = (
    "Ilka Brandmore",
    "Brandmore",
    "Judge Odo Fenn",
    "Fenn",
    "Odo Fenn",
    "Zed Marle",
    "李明",
    "Brandmore's",
    'Odo "Bell" Fenn',
    "Bell Fenn",
)
TEXT = (
    "Harbour master Ilka Brandmore, 52, met Judge Odo Fenn. Brandmore said nothing.\n"
    "Judge Fenn and the mayor of Orme, Zed Marle, did."
)


@pytest.fixture
def pipeline(tmp_path):
    """Save a pipeline that takes these names for those of persons."""

    def save(*names: str, label: str = "PERSON") -> str:
        made = spacy.blank("en")
        made.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name in names or NAMES])
        made.to_disk(tmp_path / "harbour")
        return str(tmp_path / "harbour")

    return save


@pytest.fixture
def found(pipeline):
    """Find the people of a text, by their surfaces."""
    extractor = SpacyExtractor(pipeline())
    return lambda text, known=(): {mention.surface: mention for mention in extractor.extract(text, known)}


def test_the_spans_are_those_of_the_pipeline(found):
    assert list(found(TEXT)) == ["Ilka Brandmore", "Judge Odo Fenn", "Brandmore", "Fenn", "Zed Marle"]
    assert all(TEXT[mention.start : mention.end] == surface for surface, mention in found(TEXT).items())


def test_a_bare_surname_joins_the_full_name(found):
    assert (found(TEXT)["Brandmore"].name, found(TEXT)["Brandmore"].full) == ("Ilka Brandmore", True)


def test_a_title_is_a_role_and_no_part_of_the_name(found):
    assert (found(TEXT)["Judge Odo Fenn"].name, found(TEXT)["Judge Odo Fenn"].role) == ("Odo Fenn", "Judge")
    assert (found(TEXT)["Fenn"].name, found(TEXT)["Fenn"].role) == ("Odo Fenn", "Judge")


def test_age_and_evidence_stand_with_the_mention(found):
    mention = found(TEXT)["Ilka Brandmore"]
    assert (mention.age, mention.evidence, mention.score) == (52, "named by harbour", 1.0)


def test_a_surname_alone_is_no_full_name(found):
    assert not found("Brandmore rowed.")["Brandmore"].full


def test_a_surname_alone_joins_a_full_name_of_the_page(found):
    assert found("Brandmore rowed.", {"Ilka Brandmore"})["Brandmore"].name == "Ilka Brandmore"


def test_a_genitive_is_no_part_of_a_name(found):
    assert list(found("Over Brandmore's bridge.")) == ["Brandmore"]


def test_a_nickname_in_quotes_is_no_part_of_the_name_and_leads_to_it(found):
    named = found('So Odo "Bell" Fenn rowed. Bell Fenn won.')
    assert {mention.name for mention in named.values()} == {"Odo Fenn"}
    assert len(named) == 2


def test_a_name_without_capitals_is_found(found):
    assert found("It was 李明 again.")["李明"].name == "李明"


def test_the_short_label_of_other_languages_names_persons(pipeline):
    assert SpacyExtractor(pipeline("Ilka Brandmore", label="PER")).extract(TEXT)


def test_a_pipeline_without_persons_is_refused(pipeline):
    with pytest.raises(EngineError, match="has no label PERSON or PER, only PORT"):
        SpacyExtractor(pipeline("Orme", label="PORT"))


def test_a_missing_pipeline_is_told_with_the_cure():
    with pytest.raises(EngineError, match=r"NEWSARCHIVE_PEOPLE.*no spaCy pipeline xx_orme is installed.*download"):
        person_extractor("spacy:xx_orme")


def test_without_spacy_the_cure_is_told(monkeypatch):
    monkeypatch.setattr(pipelines, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"spaCy is not installed; .*newsarchive\[spacy\]"):
        SpacyExtractor("en_core_web_sm")


@pytest.mark.parametrize("about", ["{", "[]", None])
def test_a_folder_of_something_else_is_no_pipeline(tmp_path, about):
    if about:
        (tmp_path / "meta.json").write_text(about)
    with pytest.raises(EngineError, match=r"is no spaCy pipeline: its meta\.json"):
        SpacyExtractor(str(tmp_path))


def test_a_damaged_pipeline_is_told_when_it_is_loaded(tmp_path):
    (tmp_path / "meta.json").write_text(json.dumps({"labels": {"ner": ["PERSON"]}}))
    with pytest.raises(EngineError, match="spaCy cannot load"):
        SpacyExtractor(str(tmp_path)).extract("A text.")


def test_no_offset_is_lost_in_a_text_of_many_pieces(found, monkeypatch):
    monkeypatch.setattr(pipelines, "LONGEST_PIECE", 50)
    text = f"{'Rain fell. ' * 20}Ilka Brandmore rowed.\n{'Wind. ' * 30}Zed Marle slept."
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Ilka Brandmore", "Zed Marle")]
    assert [(mention.start, mention.end) for mention in found(text).values()] == places


def test_pieces_are_no_longer_than_the_pipeline_takes(pipeline, monkeypatch):
    extractor = SpacyExtractor(pipeline())
    monkeypatch.setattr(extractor._loaded, "max_length", 30)
    assert [mention.surface for mention in extractor.extract(TEXT)][-1] == "Zed Marle"


@pytest.mark.parametrize("text", ["", "a" * 25, "a b " * 9, "ab\n" * 9, "\n" * 21])
def test_pieces_put_together_are_the_text(text):
    cut = list(pieces(text, 10))
    assert "".join(piece for _, piece in cut) == text
    assert all(text.startswith(piece, start) and len(piece) <= 10 for start, piece in cut)


def test_a_page_is_read_by_the_pipeline(pipeline):
    page = RawPage(f"\nStorm over Orme\n{TEXT}\n".encode(), 1, 0)
    (copy,) = read_page(page, engines=Engines(people=f"spacy:{pipeline()}")).appearances
    assert {mention.evidence for mention in copy.body_mentions} == {"named by harbour"}


def test_a_pipeline_is_measured_like_any_engine(pipeline):
    marked = MarkedText("orme", TEXT, (Span(15, 29), Span(0, 7)))
    assert measure(SpacyExtractor(pipeline("Ilka Brandmore")), [marked]).spans == Score(found=1, there=2, right=1)
