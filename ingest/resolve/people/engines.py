"""Make the extractor that a setting names: the rules, or a class of another package."""

from functools import cache
from importlib import import_module

from .extractor import PersonExtractor, RuleExtractor

RULES = "rules"
KNOWN = "Write rules, or package.module:Class."


class EngineError(Exception):
    """No engine can be had by a name; the sentence says why and gives the cure."""


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
    return _of_class(spec, module, name)


def _of_class(spec: str, module: str, name: str) -> PersonExtractor:
    try:
        made = getattr(import_module(module), name, None)
    except Exception as error:
        raise EngineError(_refused(spec, f"the module {module} cannot be imported ({_told(error)})")) from error
    if made is None:
        raise EngineError(_refused(spec, f"{module} has no class {name}"))
    try:
        engine = made()
    except Exception as error:
        raise EngineError(_refused(spec, f"{name}() fails ({_told(error)})")) from error
    if not callable(getattr(engine, "extract", None)):
        raise EngineError(_refused(spec, f"{name} has no method extract(text, known)"))
    extractor: PersonExtractor = engine
    return extractor


def _refused(spec: str, reason: str) -> str:
    return f"People cannot be found by “{spec}” (NEWSARCHIVE_PEOPLE or --engine): {reason}. {KNOWN}"


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
