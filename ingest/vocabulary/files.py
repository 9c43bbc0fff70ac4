"""Read a published vocabulary: IPTC's JSON, or SKOS as RDF/XML."""

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from .concepts import Concept, Published, VocabularyError, in_language, qcode_of

# IPTC's file in all languages is some 10 MB large.
LARGEST = 100 * 1024 * 1024
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SKOS = "{http://www.w3.org/2004/02/skos/core#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CURE = "Take the JSON or the RDF/XML of https://cv.iptc.org/newscodes/mediatopic/"


def read_vocabulary(path: Path, language: str) -> list[Concept]:
    """Read the Media Topics of a file in a language, parents first; raise VocabularyError where there are none."""
    try:
        if path.stat().st_size > LARGEST:
            raise VocabularyError(f"{path} is larger than 100 MB.")
        data = path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"{path} cannot be read: {error.strerror}.") from error
    published = _read(path, data)
    if not published:
        raise VocabularyError(f"{path} has no Media Topic in it. {_CURE}")
    return in_language(published, language)


def _read(path: Path, data: bytes) -> list[Published]:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"{":
        return list(_of_json(path, data))
    if start == b"<":
        return list(_of_xml(path, data))
    raise VocabularyError(f"{path} is neither JSON nor RDF/XML; Turtle and other forms are not read. {_CURE}")


def _of_json(path: Path, data: bytes) -> Iterator[Published]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise VocabularyError(f"{path} is not whole or not JSON. {_CURE}") from error
    concepts = found.get("conceptSet")
    for one in concepts if isinstance(concepts, list) else ():
        if isinstance(one, dict) and (qcode := qcode_of(one.get("qcode")) or qcode_of(one.get("uri"))):
            yield Published(
                qcode,
                _by_language(one.get("prefLabel")),
                _by_language(one.get("definition")),
                _named(one.get("broader")),
                bool(one.get("retired")),
            )


def _by_language(texts: object) -> dict[str, str]:
    found = texts if isinstance(texts, dict) else {}
    return {name: words for name, words in found.items() if isinstance(words, str) and words.strip()}


def _named(names: object) -> tuple[str, ...]:
    found = names if isinstance(names, list) else [names]
    return tuple(qcode for name in found if (qcode := qcode_of(name)))


def _of_xml(path: Path, data: bytes) -> Iterator[Published]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise VocabularyError(f"{path} is not whole or not XML: {error.msg}. {_CURE}") from error
    for one in root.iterchildren(tag=etree.Element):
        if qcode := qcode_of(one.get(f"{_RDF}about")):
            yield Published(
                qcode,
                _texts(one, "prefLabel"),
                _texts(one, "definition"),
                _named([parent.get(f"{_RDF}resource") for parent in one.iterchildren(f"{_SKOS}broader")]),
                any(_says_retired(part) for part in one.iterchildren(tag=etree.Element)),
            )


def _texts(one: etree._Element, name: str) -> dict[str, str]:
    parts = one.iterchildren(f"{_SKOS}{name}")
    return {part.get(_LANGUAGE, "en"): part.text for part in parts if part.text and part.text.strip()}


def _says_retired(part: etree._Element) -> bool:
    name = etree.QName(part).localname
    return name == "retired" or (name == "deprecated" and (part.text or "").strip() == "true")
