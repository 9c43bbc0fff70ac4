"""File each copy under its article, its outlet, its topics and its people. store.py calls it, within a batch."""

from .articles import file_articles, reconsider, refile
from .copies import FiledCopy, HeldCopy, copy_reader, new_copies
from .register import known_outlets

__all__ = [
    "FiledCopy",
    "HeldCopy",
    "copy_reader",
    "file_articles",
    "known_outlets",
    "new_copies",
    "reconsider",
    "refile",
]
