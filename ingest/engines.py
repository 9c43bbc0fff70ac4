"""Which engines the settings choose."""

from django.conf import settings

from .records import Engines


def chosen_engines() -> Engines:
    """Give what finds people and topics in pages that are read now."""
    return Engines(people=settings.PEOPLE_ENGINE)
