"""Read stored pages again by today's rules, and change of their articles what that changes."""

from .pages import BATCH, reread

__all__ = ["BATCH", "reread"]
