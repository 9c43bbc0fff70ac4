"""Make the extractor that a setting names: the rules, a spaCy pipeline, or a class of another package."""

from collections.abc import Collection
from functools import cache
from importlib import import_module

from ingest.records import PersonMention

from .extractor import EngineError, PersonExtractor, RuleExtractor
from .pipelines import SpacyExtractor

RULES = "rules"
SPACY = "spacy"
KNOWN = "Write rules, spacy:PIPELINE (its name or folder), or package.module:Class."


class Checked:
    """An engine of another package, whose mentions are looked at before they are relied on."""

    def __init__(self, name: str, engine: PersonExtractor) -> None:
        self.name = name
        self.engine = engine

    def extract(self, text: str, known: Collection[str] = ()) -> list[PersonMention]:
        """Give its mentions in their order; raise EngineError if it fails, or finds what does not stand there."""
        try:
            found = list(self.engine.extract(text, known))
        except Exception as error:
            raise EngineError(f"The engine {self.name} fails ({type(error).__name__}: {error}).") from error
        for mention in found:
            if not (isinstance(mention, PersonMention) and _stands_in(text, mention) and mention.name.strip()):
                raise EngineError(f"The engine {self.name} gives {mention!r}, which is no mention in this text.")
        return sorted(found, key=lambda mention: mention.start)


def _stands_in(text: str, mention: PersonMention) -> bool:
    return 0 <= mention.start < mention.end <= len(text) and text[mention.start : mention.end] == mention.surface


@cache
def person_extractor(spec: str) -> PersonExtractor:
    """Give the extractor of this name, the same one each time in a process; raise EngineError if there is none.

    >>> person_extractor("rules").extract("Ann Reed, a teacher, said so.")[0].surface
    'Ann Reed'
    """
    if spec == RULES:
        return RuleExtractor()
    module, colon, name = spec.partition(":")
    if not (colon and module and name):
        raise EngineError(_refused(spec, "it is no engine's name"))
    try:
        return SpacyExtractor(name) if module == SPACY else _of_class(module, name)
    except EngineError as error:
        raise EngineError(_refused(spec, str(error))) from error


def _of_class(module: str, name: str) -> PersonExtractor:
    try:
        made = getattr(import_module(module), name, None)
    except Exception as error:
        raise EngineError(f"the module {module} cannot be imported ({type(error).__name__}: {error})") from error
    if made is None:
        raise EngineError(f"{module} has no class {name}")
    try:
        engine = made()
    except Exception as error:
        raise EngineError(f"{name}() fails ({type(error).__name__}: {error})") from error
    if not callable(getattr(engine, "extract", None)):
        raise EngineError(f"{name} has no method extract(text, known)")
    return Checked(f"{module}:{name}", engine)


def _refused(spec: str, reason: str) -> str:
    return f"People cannot be found by “{spec}” (NEWSARCHIVE_PEOPLE or --engine): {reason}. {KNOWN}"
