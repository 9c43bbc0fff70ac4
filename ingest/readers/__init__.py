"""A dump as raw pages: one module per container. A new container is one module and one line in formats.py."""

from .columns import Columns, columns_from
from .dump import read_dump
from .formats import KNOWN, is_known
from .instants import sensible, since_1970, stated_time
from .limits import Limits
from .names import name_pattern
from .origin import UNTOLD, Missed, Origin
from .part import MissingReaderError, Part, Reading, printable

__all__ = [
    "KNOWN",
    "UNTOLD",
    "Columns",
    "Limits",
    "Missed",
    "MissingReaderError",
    "Origin",
    "Part",
    "Reading",
    "columns_from",
    "is_known",
    "name_pattern",
    "printable",
    "read_dump",
    "sensible",
    "since_1970",
    "stated_time",
]
