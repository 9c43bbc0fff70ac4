"""Measure how well an engine finds people, on texts in which someone has marked them. Knows no Django."""

from .gold import GoldError, MarkedText, read_marked
from .measuring import Example, Measured, measure, measure_alone
from .scores import Score

__all__ = ["Example", "GoldError", "MarkedText", "Measured", "Score", "measure", "measure_alone", "read_marked"]
