"""File each copy under its article, its outlet, its topics and its people. store.py calls it, within a batch."""

from .articles import file_articles

__all__ = ["file_articles"]
