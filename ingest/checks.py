"""Check at the start that the engines which the settings choose can be had."""

from typing import Any

from django.conf import settings
from django.core.checks import Error

from .resolve.people import EngineError, person_extractor


def check_people_engine(**_: Any) -> list[Error]:
    """Say what is wrong with NEWSARCHIVE_PEOPLE."""
    try:
        person_extractor(settings.PEOPLE_ENGINE)
    except EngineError as error:
        return [Error(str(error), id="ingest.E001")]
    return []
