"""A dump as raw pages: one module per container. A new container is one module and one line in formats.py."""

from .columns import Columns, columns_from
from .dump import read_dump
from .formats import KNOWN, is_known
from .instants import capture_time
from .limits import Limits
from .part import MissingReaderError, Part, Reading, printable

__all__ = [
    "KNOWN",
    "Columns",
    "Limits",
    "MissingReaderError",
    "Part",
    "Reading",
    "capture_time",
    "columns_from",
    "is_known",
    "printable",
    "read_dump",
]
