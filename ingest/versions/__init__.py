"""The versions of an article: each text that its copies have, where it stands, and how it differs from the others."""

from .choosing import choose
from .gathering import versions_of
from .pair import LONGEST, compare_with_shown, compared

__all__ = ["LONGEST", "choose", "compare_with_shown", "compared", "versions_of"]
