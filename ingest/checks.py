"""Check at the start that the engines which the settings choose can be had."""

from typing import Any

from django.conf import settings
from django.core.checks import Error

from .resolve.people import EngineError, person_extractor
from .resolve.topics import LexiconError, topic_classifier


def check_people_engine(**_: Any) -> list[Error]:
    """Say what is wrong with NEWSARCHIVE_PEOPLE."""
    try:
        person_extractor(settings.PEOPLE_ENGINE)
    except EngineError as error:
        return [Error(str(error), id="ingest.E001")]
    return []


def check_lexicon(**_: Any) -> list[Error]:
    """Say what is wrong with the file that NEWSARCHIVE_LEXICON names."""
    try:
        topic_classifier(settings.TOPICS_ENGINE)
    except LexiconError as error:
        return [Error(f"NEWSARCHIVE_LEXICON: {error}", id="ingest.E002")]
    return []
