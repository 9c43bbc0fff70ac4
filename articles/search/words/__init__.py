"""The reader's words: read as a tree that engines compile, and written again."""

from .expression import (
    AllOf,
    AnyOf,
    Dated,
    Expression,
    Named,
    NamedFacet,
    Near,
    Not,
    Phrase,
    Prefix,
    Titled,
    Undated,
    Word,
    names,
)
from .reading import Words, parse

__all__ = [
    "AllOf",
    "AnyOf",
    "Dated",
    "Expression",
    "Named",
    "NamedFacet",
    "Near",
    "Not",
    "Phrase",
    "Prefix",
    "Titled",
    "Undated",
    "Word",
    "Words",
    "names",
    "parse",
]
