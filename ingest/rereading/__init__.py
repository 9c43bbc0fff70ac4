"""Read stored pages again by today's rules, and change of their articles what that changes."""

from .doubts import settle_doubts
from .pages import BATCH, reread

__all__ = ["BATCH", "reread", "settle_doubts"]
