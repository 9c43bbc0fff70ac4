"""Find the people that an article names, by rules and evidence in two passes, without a model."""

from .engines import person_extractor
from .extractor import EngineError, PersonExtractor, RuleExtractor, mentions
from .names import name_key

__all__ = ["EngineError", "PersonExtractor", "RuleExtractor", "mentions", "name_key", "person_extractor"]
