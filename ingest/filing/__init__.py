"""File each copy under its article, its outlet, its topics and its people. store.py calls it, within a batch."""

from .articles import file_articles, reconsider, refile
from .copies import FiledCopy, HeldCopy, copy_reader, new_copies
from .register import known_outlets, register_media_topics, register_subjects

__all__ = [
    "FiledCopy",
    "HeldCopy",
    "copy_reader",
    "file_articles",
    "known_outlets",
    "new_copies",
    "reconsider",
    "refile",
    "register_media_topics",
    "register_subjects",
]
