"""Find people by a spaCy pipeline that is installed (the extra `spacy`)."""

import json
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ingest.records import PersonMention

from .extractor import EngineError
from .spans import mentions_at

PERSON_LABELS = frozenset({"PERSON", "PER"})
# spaCy's trained pipelines take up to 1 GB for 100,000 characters (its documentation of Language.max_length).
LONGEST_PIECE = 100_000
# What finds no names, nor helps others to; patterns of rulers may want it.
_NEEDLESS = frozenset(
    {
        "attribute_ruler",
        "lemmatizer",
        "morphologizer",
        "parser",
        "senter",
        "tagger",
        "textcat",
        "textcat_multilabel",
        "trainable_lemmatizer",
    }
)
_RULERS = frozenset({"entity_ruler", "span_ruler"})
_INSTALL = "spaCy is not installed; install the extra: pip install 'newsarchive[spacy]'"


class SpacyExtractor:
    """A pipeline with a label for persons. It is loaded when the first text comes, so that naming it costs nothing."""

    def __init__(self, pipeline: str) -> None:
        """Find the pipeline, a package or a folder; raise EngineError if it is not there or knows no persons."""
        if find_spec("spacy") is None:
            raise EngineError(_INSTALL)
        labels = {label for found in _about(pipeline).get("labels", {}).values() for label in found}
        if labels.isdisjoint(PERSON_LABELS):
            raise EngineError(f"the pipeline {pipeline} has no label PERSON or PER, only {_listed(labels)}")
        self.pipeline = pipeline
        # A page's articles are read twice, the second time with the names that others of them give.
        self._spans = lru_cache(maxsize=32)(self._read)

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        """Give the mentions of persons in their order."""
        return mentions_at(text, self._spans(text), f"named by {Path(self.pipeline).name}", known)

    def _read(self, text: str) -> list[tuple[int, int]]:
        longest = min(self._loaded.max_length, LONGEST_PIECE)
        return [
            (start + entity.start_char, start + entity.end_char)
            for start, piece in pieces(text, longest)
            for entity in self._loaded(piece).ents
            if entity.label_ in PERSON_LABELS
        ]

    @cached_property
    def _loaded(self) -> Any:
        try:
            loaded = import_module("spacy").load(self.pipeline)
        except Exception as error:
            reason = str(error).partition("\n")[0]
            raise EngineError(f"spaCy cannot load {self.pipeline} ({type(error).__name__}: {reason})") from error
        factories = {name: loaded.get_pipe_meta(name).factory for name in loaded.pipe_names}
        if _RULERS.isdisjoint(factories.values()):
            for name in [name for name, factory in factories.items() if factory in _NEEDLESS]:
                loaded.disable_pipe(name)
        return loaded


def pieces(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """Cut a text between paragraphs, else words, into pieces of so many characters at the most; say where each begins.

    >>> list(pieces("Ann Reed\\nsaid so", 12))
    [(0, 'Ann Reed\\n'), (9, 'said so')]
    """
    start = 0
    while len(text) - start > longest:
        end = max(text.rfind("\n", start, start + longest), -1) + 1
        end = end or text.rfind(" ", start, start + longest) + 1 or start + longest
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _about(pipeline: str) -> dict[str, Any]:
    """Read what a pipeline says of itself, without loading it."""
    try:
        folder = Path(pipeline) if Path(pipeline).is_dir() else _package(pipeline)
        about = json.loads((folder / "meta.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"{pipeline} is no spaCy pipeline: its meta.json cannot be read ({error})") from error
    if not isinstance(about, dict):
        raise EngineError(f"{pipeline} is no spaCy pipeline: its meta.json has no labels")
    return about


def _package(name: str) -> Path:
    found = find_spec(name) if name.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        raise EngineError(
            f"no spaCy pipeline {name} is installed, nor is there such a folder; install one, for instance "
            "with python -m spacy download en_core_web_sm, or name another"
        )
    return Path(next(iter(found.submodule_search_locations)))


def _listed(labels: Collection[str]) -> str:
    return ", ".join(sorted(labels)) or "none"
