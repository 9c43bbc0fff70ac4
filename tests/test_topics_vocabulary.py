"""Taking up Media Topics from files like those that IPTC publishes; what stands in these is invented."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Topic

from .factories import make_topic

pytestmark = pytest.mark.django_db
ADDRESS = "http://cv.iptc.org/newscodes/mediatopic/"
SPORT, ROWING, SCULLING, RETIRED = "15000000", "20009001", "20009002", "20009003"
RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:owl="http://www.w3.org/2002/07/owl#">
  <skos:Concept rdf:about="http://cv.iptc.org/newscodes/mediatopic/20009001">
    <skos:prefLabel xml:lang="en-GB">lake rowing</skos:prefLabel>
    <skos:prefLabel xml:lang="de">Seerudern</skos:prefLabel>
    <skos:definition xml:lang="en-GB">Rowing on lakes.</skos:definition>
    <skos:broader rdf:resource="http://cv.iptc.org/newscodes/mediatopic/15000000"/>
  </skos:Concept>
  <rdf:Description rdf:about="http://cv.iptc.org/newscodes/mediatopic/15000000">
    <skos:prefLabel xml:lang="en-GB">sport</skos:prefLabel>
  </rdf:Description>
  <rdf:Description rdf:about="http://cv.iptc.org/newscodes/mediatopic/20009003">
    <skos:prefLabel xml:lang="en-GB">pond rowing</skos:prefLabel><owl:deprecated>true</owl:deprecated>
  </rdf:Description>
</rdf:RDF>"""


def concept(code: str, label: str, broader: str = "", **fields) -> dict:
    named = {"uri": ADDRESS + code, "qcode": f"medtop:{code}", "broader": [ADDRESS + broader] if broader else []}
    return (
        named
        | {"prefLabel": {"en-GB": label, "de": f"{label} (de)"}, "definition": {"en-GB": f"All {label}."}}
        | fields
    )


CONCEPTS = [
    concept(SCULLING, "sculling", RETIRED),
    concept(ROWING, "lake rowing", SPORT),
    concept(RETIRED, "pond rowing", ROWING, retired="2019-01-01T00:00:00+00:00"),
    concept(SPORT, "sport"),
]


@pytest.fixture
def take_up(tmp_path):
    def take_up(content: object, *options: str) -> None:
        path = tmp_path / "mediatopic"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        call_command("import_topics", str(path), *options)

    return take_up


def topic(code: str) -> Topic:
    return Topic.objects.get(qcode=f"medtop:{code}")


def test_without_a_file_the_17_top_classes_are_entered():
    call_command("import_topics")
    assert Topic.objects.filter(qcode__endswith="000000").count() == 17


def test_every_import_enters_the_17_top_classes(tmp_path):
    (tmp_path / "empty.jsonl").write_text("")
    call_command("import_dump", str(tmp_path))
    assert Topic.objects.count() == 17


def test_a_concept_has_its_label_and_definition(take_up):
    take_up({"conceptSet": CONCEPTS})
    assert (topic(ROWING).label, topic(ROWING).definition) == ("lake rowing", "All lake rowing.")


def test_a_concept_is_part_of_its_broader_one(take_up):
    take_up({"conceptSet": CONCEPTS})
    assert topic(ROWING).parent == topic(SPORT)


def test_a_retired_concept_is_left_out_and_passed_over(take_up):
    take_up({"conceptSet": CONCEPTS})
    assert not Topic.objects.filter(qcode=f"medtop:{RETIRED}").exists()
    assert topic(SCULLING).parent == topic(ROWING)


def test_the_top_classes_keep_definitions_in_our_own_words(take_up):
    take_up({"conceptSet": CONCEPTS})
    assert topic(SPORT).definition.startswith("Contests of skill")


def test_taking_up_twice_changes_nothing(take_up, capsys):
    take_up({"conceptSet": CONCEPTS})
    take_up({"conceptSet": CONCEPTS})
    assert capsys.readouterr().out.endswith("0 topics are new, 0 changed.\n")


def test_labels_are_in_the_chosen_language(take_up):
    take_up({"conceptSet": CONCEPTS}, "--language", "de")
    assert [topic(ROWING).label, topic(SPORT).label] == ["lake rowing (de)", "sport (de)"]


def test_what_lacks_the_language_has_its_english_label(take_up):
    take_up(
        {"conceptSet": [*CONCEPTS, concept("20009004", "skiffs", SPORT, prefLabel={"en-US": "skiffs"})]},
        "--language=de",
    )
    assert topic("20009004").label == "skiffs"


def test_a_label_that_a_curator_changed_stays(take_up):
    make_topic("Boats", qcode=f"medtop:{ROWING}", imported_label="rowing")
    take_up({"conceptSet": CONCEPTS})
    assert (topic(ROWING).label, topic(ROWING).imported_label) == ("Boats", "lake rowing")


def test_skos_is_read_as_rdf_xml(take_up):
    take_up(RDF)
    assert (topic(ROWING).label, topic(ROWING).parent) == ("lake rowing", topic(SPORT))


def test_a_deprecated_concept_of_skos_is_left_out(take_up):
    take_up(RDF)
    assert not Topic.objects.filter(qcode=f"medtop:{RETIRED}").exists()


def test_entities_of_an_xml_file_are_not_read(take_up):
    take_up(
        RDF.replace("<rdf:RDF", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><rdf:RDF').replace(
            "lake rowing<", "&a;<"
        )
    )
    assert topic(ROWING).label == "Seerudern"


CIRCLE = [concept(ROWING, "rowing", SCULLING), concept(SCULLING, "sculling", ROWING)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "neither JSON nor RDF/XML"),
        ("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", "Turtle and other forms are not read"),
        ('{"conceptSet": [', "not whole or not JSON"),
        ("{" * 100_000, "not whole or not JSON"),
        ('{"a":' * 50_000, "not whole or not JSON"),
        ("<rdf", "not whole or not XML"),
        ({"conceptSet": {"uri": 1}}, "has no Media Topic in it"),
        ({"conceptSet": [1, {"qcode": 5}, {"qcode": "medtop:1"}]}, "has no Media Topic in it"),
        ({"conceptSet": [{"qcode": "medtop:20009001", "prefLabel": ["x"]}]}, "there are none"),
        ({"conceptSet": CIRCLE}, "part of itself"),
    ],
)
def test_a_file_that_is_of_no_use_gives_a_sentence(take_up, content, sentence):
    with pytest.raises(CommandError, match=sentence):
        take_up(content)


def test_a_language_that_is_not_there_gives_a_sentence_that_names_those_that_are(take_up):
    with pytest.raises(CommandError, match="in the language fr; there are de, en-GB"):
        take_up({"conceptSet": CONCEPTS}, "--language", "fr")


def test_a_file_that_is_not_there_gives_a_sentence():
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_topics", "nowhere.json")
