"""What curators decide about copies and articles: parting, joining, taking that back, and giving fields to imports."""

from .copies import CurationError, Refusals
from .fields import give_back
from .joins import MOST_ARTICLES, Join
from .partings import Parting
from .people import decide_again
from .preview import Deed, Preview, preview
from .undoing import Release, Undoing

__all__ = [
    "MOST_ARTICLES",
    "CurationError",
    "Deed",
    "Join",
    "Parting",
    "Preview",
    "Refusals",
    "Release",
    "Undoing",
    "decide_again",
    "give_back",
    "preview",
]
