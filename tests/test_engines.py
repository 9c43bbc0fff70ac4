"""The engines that settings choose: how they are named, reach the pages, and are told afterwards."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Mention
from ingest.checks import check_people_engine
from ingest.models import Capture, ImportRun
from ingest.reading import LONGEST_READER, read_page, reader
from ingest.records import Engines, RawPage, ResolvedPage
from ingest.resolve.people import EngineError, person_extractor
from ingest.workers import read_all

from .dumps import written

PAGE = b"\nFog bell returns to Orme\nThe bell, cast in 1871, rings again, the keeper said.\n"
BELLS = "tests.bells:Bells"


def copy_read_by(engines: Engines):
    page = read_page(RawPage(PAGE, 1, 0), engines=engines)
    assert isinstance(page, ResolvedPage)
    return page.appearances[0]


@pytest.fixture
def import_page(tmp_path):
    """Import a page with two bells."""
    path = written(tmp_path, "bell.txt", PAGE)
    return lambda: call_command("import_dump", str(path), stdout=StringIO(), stderr=StringIO())


@pytest.fixture
def other_page(monkeypatch, tmp_path):
    """Lay another page into the folder that commands are called in."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path, "other.txt", PAGE + b"More.\n")


def test_the_rules_read_unless_another_engine_is_named():
    assert not copy_read_by(Engines()).body_mentions


def test_a_class_of_another_package_reads_title_and_body():
    copy = copy_read_by(Engines(people=BELLS))
    assert [(m.start, m.end) for m in copy.title_mentions + copy.body_mentions] == [(4, 8), (4, 8)]


def test_an_engine_is_made_once():
    assert person_extractor(BELLS) is person_extractor(BELLS)


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("spacey", "it is no engine's name"),
        ("", "it is no engine's name"),
        ("no.such.module:Class", "cannot be imported"),
        ("tests.bells:Belfry", "has no class Belfry"),
        ("tests.bells:NoExtractor", "has no method extract"),
        ("tests.bells:broken", "broken.. fails .ValueError: cracked."),
    ],
)
def test_a_wrong_name_says_what_is_wrong_and_what_to_write(spec, reason):
    with pytest.raises(EngineError, match=rf"“{spec}” \(NEWSARCHIVE_PEOPLE or --engine\): .*{reason}.*Write rules"):
        person_extractor(spec)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Echo", "which is no mention in this text"), ("Cracked", "gives 'bell', which"), ("Silent", "no sound")],
)
def test_an_engine_that_goes_wrong_is_told(name, reason):
    with pytest.raises(EngineError, match=rf"The engine tests\.bells:{name} .*{reason}"):
        person_extractor(f"tests.bells:{name}").extract("The bell rings.")


def test_the_check_finds_nothing_wrong_with_the_rules():
    assert check_people_engine() == []


def test_the_check_tells_of_a_wrong_setting(settings):
    settings.PEOPLE_ENGINE = "spacey"
    assert "NEWSARCHIVE_PEOPLE" in check_people_engine()[0].msg


@pytest.mark.parametrize("workers", [1, 2])
def test_worker_processes_read_with_the_chosen_engine(workers):
    pages = [(1, RawPage(PAGE, record, 0)) for record in range(60)]
    outcomes = [page for _, page in read_all(pages, workers, frozenset(), Engines(people=BELLS))]
    assert all(page.appearances[0].title_mentions for page in outcomes)


def test_what_read_a_page_is_the_rules_and_the_engines_beside_them(monkeypatch):
    monkeypatch.setattr("ingest.reading.READER_VERSION", "7")
    names = [reader(Engines()), reader(Engines(people="a:B")), reader(Engines(people="a:B", topics="model:c"))]
    assert names == ["7", "7 a:B", "7 a:B model:c"]


def test_a_long_name_of_an_engine_is_cut_and_stays_its_own():
    one, other = (reader(Engines(people=f"spacy:/{'deep/' * 60}{end}")) for end in "ab")
    assert one != other
    assert len(one) <= LONGEST_READER


@pytest.mark.django_db
def test_an_import_reads_with_the_engine_of_the_settings(settings, import_page):
    settings.PEOPLE_ENGINE = BELLS
    import_page()
    assert {mention.evidence for mention in Mention.objects.all()} == {"it rings"}


@pytest.mark.django_db
def test_an_import_keeps_the_engines_that_it_was_made_with(settings, import_page):
    settings.PEOPLE_ENGINE = BELLS
    import_page()
    assert ImportRun.objects.get().arguments["engines"] == {"people": BELLS, "topics": "lexicon"}


@pytest.mark.django_db
def test_a_page_tells_which_engine_read_it(settings, import_page):
    settings.PEOPLE_ENGINE = BELLS
    import_page()
    assert Capture.objects.get().reader.endswith(f" {BELLS}")


@pytest.mark.django_db
def test_pages_that_another_engine_read_are_outdated(settings, import_page):
    import_page()
    settings.PEOPLE_ENGINE = BELLS
    call_command("reread", "--outdated")
    assert Capture.objects.get().reader.endswith(f" {BELLS}")


@pytest.mark.django_db
def test_pages_are_chosen_by_what_read_them(import_page):
    import_page()
    call_command("reread", "--reader", Capture.objects.get().reader)
    with pytest.raises(CommandError, match="No stored page is like that"):
        call_command("reread", "--reader", "3 spacy:elsewhere")


@pytest.mark.django_db
@pytest.mark.parametrize("command", [["import_dump", "--workers=1", "other.txt"], ["reread"]])
def test_an_engine_that_cannot_be_had_ends_a_command_with_a_sentence(settings, import_page, other_page, command):
    import_page()
    settings.PEOPLE_ENGINE = "spacy:xx_orme"
    with pytest.raises(CommandError, match="no spaCy pipeline xx_orme is installed"):
        call_command(*command)
