"""What curators decide about copies and articles: parting, joining, taking that back, and giving fields to imports."""

from .copies import CurationError, Refusals
from .fields import give_back
from .joins import Join
from .partings import Parting
from .preview import Preview, preview
from .undoing import Release, Undoing

__all__ = ["CurationError", "Join", "Parting", "Preview", "Refusals", "Release", "Undoing", "give_back", "preview"]
