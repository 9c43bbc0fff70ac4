"""Which engine answers searches."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .engine import Engine
from .tantivy import TantivyEngine


def engine() -> Engine:
    """Give the engine of this archive, one for each process."""
    return _embedded(Path(settings.SEARCH_INDEX))


@lru_cache(maxsize=4)
def _embedded(path: Path) -> Engine:
    return TantivyEngine(path)
